package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpoiltAnswersTest {
  private static Map<String, String> spoilt(String answer) {
    Map<String, String> all = new LinkedHashMap<>();
    SpoiltAnswers.of(JsonValue.parse(answer))
        .forEach((what, json) -> assertThat(all.put(what, json.json())).as(what).isNull());
    return all;
  }

  @Test
  void eachFieldIsSpoiltAloneAndTheOthersStay() {
    assertThat(spoilt("{\"id\":7,\"name\":\"Ana\"}"))
        .containsEntry("id deleted", "{\"name\":\"Ana\"}")
        .containsEntry("id renamed", "{\"name\":\"Ana\",\"idX\":7}")
        .containsEntry("name.is true", "{\"id\":7,\"name\":true}")
        .hasSize(2 * 12);
  }

  @Test
  void fieldsWithinFieldsAndTheFirstOfAListAreSpoiltToo() {
    assertThat(spoilt("{\"of\":[{\"id\":7},{\"id\":8}]}"))
        .containsEntry("of.[0].id deleted", "{\"of\":[{},{\"id\":8}]}")
        .containsEntry("of.[0].is \"a text\"", "{\"of\":[\"a text\",{\"id\":8}]}");
  }
}

package dev.tertulia.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {

  @Test
  void aStepIntoNothingIsNothingAndNeverThrows() {
    JsonValue json = JsonValue.parse("{\"a\":[{\"b\":7}]}");

    assertThat(json.at("a").at(0).at("b").asLong()).isEqualTo(7);
    assertThat(json.at("x").at(3).at("y").isMissing()).isTrue();
    assertThat(json.at("a").at(-1)).isSameAs(JsonValue.MISSING);
    assertThat(json.at("a").at(1)).isSameAs(JsonValue.MISSING);
    assertThat(json.at("a").asText()).isNull();
    assertThat(json.asNumber()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-0", "1.10", "1E+5", "123456789012345678901234567890", "0.1e-7", "1e999"})
  void aNumberKeepsTheTextItWasWrittenWith(String number) {
    assertThat(JsonValue.parse(number).json()).isEqualTo(number);
    assertThat(JsonValue.parse("[" + number + "]").json()).isEqualTo("[" + number + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "", "1,2", "01", "+1", "0x1", "1}", "\"1\"", "1\n"})
  void whatIsNoNumberCannotBecomeOne(String text) {
    assertThatThrownBy(() -> new JsonValue.Num(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a JSON number");
  }

  @Test
  void javaValuesBecomeJson() {
    var json =
        JsonValue.object(
            "text",
            "a\"\n",
            "yes",
            true,
            "no",
            null,
            "n",
            1.5,
            "big",
            new BigDecimal("1E+3"),
            "list",
            List.of(1, "b"),
            "map",
            Map.of("k", 2L),
            "json",
            JsonValue.array('c'));

    assertThat(json.json())
        .isEqualTo(
            "{\"text\":\"a\\\"\\n\",\"yes\":true,\"no\":null,\"n\":1.5,\"big\":1E+3,"
                + "\"list\":[1,\"b\"],\"map\":{\"k\":2},\"json\":[\"c\"]}");
    assertThat(JsonValue.parse(json.json())).isEqualTo(json);
    assertThatThrownBy(() -> JsonValue.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JsonValue.of(new Object()))
        .hasMessage("no JSON for a java.lang.Object");
    assertThatThrownBy(() -> JsonValue.object("odd")).hasMessage("names and values must alternate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"canary\":", "[1,]", "canary", "{} {}", "{'canary':1}"})
  void whatIsNoJsonIsRefusedWithoutQuotingIt(String text) {
    assertThatThrownBy(() -> JsonValue.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .hasMessageStartingWith("not JSON: ")
        .hasMessageNotContaining("canary");
  }

  @Test
  void toStringTellsKindAndSizeAndNoContent() {
    var json = JsonValue.parse("{\"canary\":[\"canary\",600999888]}");

    assertThat(json).hasToString("JsonValue.Obj[1 members]");
    assertThat(json.at("canary")).hasToString("JsonValue.Arr[2 elements]");
    assertThat(json.at("canary").at(0)).hasToString("JsonValue.Text[6 characters]");
    assertThat(json.at("canary").at(1)).hasToString("JsonValue.Num");
    assertThat(json.at("x")).hasToString("JsonValue.MISSING");
  }

  @Test
  void scalarsSpelledAsTextAreUnderstood() {
    assertThat(JsonValue.of("42").asLong()).isEqualTo(42);
    assertThat(JsonValue.of("42.5").asLong()).isNull();
    assertThat(JsonValue.of(" 42 ").asNumber()).isEqualTo(new BigDecimal("42"));
    assertThat(JsonValue.of("TRUE").asBoolean()).isTrue();
    assertThat(JsonValue.of("False").asBoolean()).isFalse();
    assertThat(JsonValue.of("no").asBoolean()).isNull();
    assertThat(JsonValue.of(1).asBoolean()).isNull();
    assertThat(JsonValue.of(true).asText()).isEqualTo("true");
    assertThat(JsonValue.of("lone").asList()).containsExactly(JsonValue.of("lone"));
    assertThat(JsonValue.array(1, 2).asList()).containsExactly(JsonValue.of(1), JsonValue.of(2));
    assertThat(JsonValue.MISSING.asList()).isEmpty();
  }

  @Test
  void digitsWithoutEndAreNoNumber() {
    assertThat(JsonValue.of("7".repeat(64)).asNumber()).isNotNull();
    assertThat(JsonValue.of("7".repeat(65)).asNumber()).isNull();
    assertThat(JsonValue.of("1e400").asNumber()).isNotNull();
    assertThat(JsonValue.of("1e401").asNumber()).isNull();
    assertThat(JsonValue.of("1e-401").asNumber()).isNull();
  }

  @Test
  void aNumberIsSecondsUntilTheYear5138AndMillisecondsFromThenOn() {
    assertThat(JsonValue.of(99_999_999_999L).asInstant())
        .isEqualTo(Instant.ofEpochSecond(99_999_999_999L));
    assertThat(JsonValue.of(100_000_000_000L).asInstant())
        .isEqualTo(Instant.ofEpochSecond(100_000_000));
    assertThat(JsonValue.of(-100_000_000_000L).asInstant())
        .isEqualTo(Instant.ofEpochSecond(-100_000_000));
  }
}

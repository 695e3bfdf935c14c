package dev.tertulia.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonDataException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a service does to its fields, reading them does not throw. */
class JsonToleranceTest {
  private static final Json JSON = Json.standard();

  public record Word(String value) implements OpenValue {}

  public record Inner(
      String name, Long size, @JsonName({"createdAt", "created"}) Instant created) {}

  @Unwrapped({"data", "item"})
  public record Sample(
      @JsonName("_id") String id,
      Integer count,
      Long total,
      Double rate,
      BigDecimal price,
      Boolean active,
      Instant at,
      Word status,
      Inner inner,
      List<String> tags,
      List<Inner> parts,
      Map<String, Long> sizes,
      JsonValue anything,
      @Unmodelled JsonValue rest) {}

  private static final String FULL =
      """
      {"_id":"a1","count":3,"total":9007199254740993,"rate":0.5,"price":12.340,"active":true,
       "at":"2026-11-22T10:00:00Z","status":"sent","inner":{"name":"n","size":1,"created":1},
       "tags":["x","y"],"parts":[{"name":"p"}],"sizes":{"k":1},"anything":{"deep":[1]},
       "unforeseen":{"a":1e400}}
      """;

  private static Sample read(String json) {
    return JSON.read(Sample.class, json);
  }

  @Test
  void whatIsThereIsRead() {
    Sample sample = read(FULL);

    assertThat(sample.id()).isEqualTo("a1");
    assertThat(sample.total()).isEqualTo(9007199254740993L);
    assertThat(sample.price()).isEqualTo(new BigDecimal("12.340"));
    assertThat(sample.status()).isEqualTo(new Word("sent"));
    assertThat(sample.inner().created()).isEqualTo(Instant.ofEpochSecond(1));
    assertThat(sample.sizes()).containsEntry("k", 1L);
    assertThat(sample.rest().at("unforeseen").at("a").asText()).isEqualTo("1e400");
    assertThat(sample.rest().asMap()).containsOnlyKeys("unforeseen");
  }

  @Test
  void everyFieldMayBeGoneNullOrOfAnotherKind() {
    List<String> others =
        List.of(
            "null",
            "1",
            "-0.5",
            "1e999",
            "true",
            "\"\"",
            "\"text\"",
            "\"1e999999999\"",
            "[]",
            "[null]",
            "[[[]]]",
            "[{\"name\":[]}]",
            "{}",
            "{\"seconds\":\"x\"}",
            "{\"name\":{}}");
    Map<String, JsonValue> members = JsonValue.parse(FULL).asMap();
    for (String name : members.keySet()) {
      for (String other : others) {
        var changed = new LinkedHashMap<>(members);
        changed.put(name, JsonValue.parse(other));
        assertReadable(name + ": " + other, JsonValue.of(changed).json());
      }
      var shorter = new LinkedHashMap<>(members);
      shorter.remove(name);
      assertReadable("without " + name, JsonValue.of(shorter).json());
    }
  }

  private static void assertReadable(String what, String json) {
    assertThatCode(
            () -> {
              Sample sample = read(json);
              assertThat(sample.tags()).isNotNull().doesNotContainNull();
              assertThat(sample.parts()).isNotNull().doesNotContainNull();
              assertThat(sample.sizes()).isNotNull();
              assertThat(sample.anything()).isNotNull();
              assertThat(sample.rest()).isNotNull();
            })
        .as(what)
        .doesNotThrowAnyException();
  }

  @Test
  void nothingAtAllIsAllAbsent() {
    assertThat(read("{}"))
        .isEqualTo(
            new Sample(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                Map.of(),
                JsonValue.MISSING,
                JsonValue.object()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":{\"_id\":\"a1\"}}",
        "{\"item\":{\"_id\":\"a1\"},\"ok\":true}",
        "{\"_id\":\"a1\"}",
        "{\"data\":7,\"_id\":\"a1\"}",
        "{\"data\":null,\"_id\":\"a1\"}"
      })
  void aWrapperIsTakenOffWhereThereIsOne(String json) {
    assertThat(read(json).id()).isEqualTo("a1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1795341600 | 2026-11-22T10:00:00Z",
        "1795341600123 | 2026-11-22T10:00:00.123Z",
        "\"1795341600123\" | 2026-11-22T10:00:00.123Z",
        "\"1795341600\" | 2026-11-22T10:00:00Z",
        "1795341600.5 | 2026-11-22T10:00:00.500Z",
        "\"2026-11-22T10:00:00Z\" | 2026-11-22T10:00:00Z",
        "\"2026-11-22T10:00:00.123Z\" | 2026-11-22T10:00:00.123Z",
        "\"2026-11-22T15:30:00+05:30\" | 2026-11-22T10:00:00Z",
        "\"2026-11-22T15:30:00+0530\" | 2026-11-22T10:00:00Z",
        "\"2026-11-22 10:00:00\" | 2026-11-22T10:00:00Z",
        "\"2026-11-22T10:00\" | 2026-11-22T10:00:00Z",
        "\"2026-11-22\" | 2026-11-22T00:00:00Z",
        "{\"seconds\":1795341600,\"nanoseconds\":5000000} | 2026-11-22T10:00:00.005Z",
        "{\"_seconds\":1795341600,\"_nanoseconds\":0} | 2026-11-22T10:00:00Z",
        "0 | 1970-01-01T00:00:00Z",
        "-1 | 1969-12-31T23:59:59Z"
      })
  void anInstantIsReadInEachOfItsSpellings(String json, Instant instant) {
    assertThat(read("{\"at\":" + json + "}").at()).isEqualTo(instant);
    assertThat(JsonValue.parse(json).asInstant()).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"soon\"",
        "true",
        "[]",
        "{}",
        "{\"seconds\":9e30}",
        "9e30",
        "\"2026-13-40\"",
        "1e300",
        "{\"seconds\":9223372036854775807,\"nanoseconds\":9223372036854775807}"
      })
  void whatIsNoInstantIsAbsent(String json) {
    assertThat(read("{\"at\":" + json + "}").at()).isNull();
  }

  @Test
  void aWordNobodyForesawIsKeptAndWrittenBack() {
    Sample sample = read("{\"status\":\"invented-yesterday\"}");

    assertThat(sample.status()).isEqualTo(new Word("invented-yesterday"));
    assertThat(JSON.write(sample)).contains("\"status\":\"invented-yesterday\"");
  }

  @Test
  void whatWasNotForeseenIsWrittenBackAsItCame() {
    String json = "{\"_id\":\"a\",\"new\":{\"n\":1.10,\"z\":null},\"big\":123456789012345678901}";

    assertThat(JsonValue.parse(JSON.write(read(json))))
        .isEqualTo(
            JsonValue.parse(
                "{\"_id\":\"a\",\"tags\":[],\"parts\":[],\"sizes\":{},"
                    + "\"new\":{\"n\":1.10,\"z\":null},\"big\":123456789012345678901}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"at", "count", "total", "rate", "price", "inner", "anything", "other"})
  @Timeout(5)
  void aNumberWithAHugeExponentIsHarmless(String name) {
    for (String bomb : List.of("1e999999999", "-1e999999999", "1e-999999999", "\"1e2147483647\"")) {
      Sample sample = read("{\"" + name + "\":" + bomb + "}");

      assertThat(sample.at()).isNull();
      assertThat(sample.rate()).isNull();
      assertThat(sample.price()).isNull();
      assertThat(sample.anything().asNumber()).isNull();
      assertThat(sample.anything().asLong()).isNull();
      assertThat(sample.anything().asInstant()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"inner\":", "{\"anything\":", "{\"x\":", "{\"parts\":["})
  @Timeout(5)
  void aNestingBombIsAnErrorAndNoStackOverflow(String level) {
    var bomb = new Buffer().writeUtf8(level.repeat(100_000));

    assertThatThrownBy(() -> JSON.read(Sample.class, bomb))
        .isInstanceOfAny(JsonDataException.class, IOException.class);
  }

  @Test
  void whatCannotBeReadIsFoundWhenTheTypeIsFirstSeen() {
    record Hidden(String id) {}

    assertThatThrownBy(() -> JSON.check(Hidden.class)).hasMessageContaining("is not public");
    assertThatThrownBy(() -> JSON.check(Primitive.class))
        .hasMessageContaining("Primitive.count cannot be read: a primitive cannot be absent");
  }

  public record Primitive(int count) {}
}

package dev.tertulia.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids that are numbers, and times without a zone. */
class WordsAndNumbersTest {

  /** An id that refuses what is not positive. */
  public record Id(long value) implements NumericId {
    public Id {
      if (value <= 0) {
        throw new IllegalArgumentException("not positive");
      }
    }
  }

  /** What holds both. */
  public record Thing(@Nullable Id id, @Nullable LocalDateTime at) {}

  private static Thing read(String id, String at) {
    return Json.standard().read(Thing.class, "{\"id\":" + id + ",\"at\":" + at + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5678672566", "\"5678672566\"", "5678672566.0"})
  void readsAnId(String json) {
    assertThat(read(json, "null").id()).isEqualTo(new Id(5678672566L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "\"x\"", "true", "[]", "{}", "null", "1e300"})
  void readsNoIdFromAnythingElse(String json) {
    assertThat(read(json, "null").id()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2025/06/26 15:03:34, 2025-06-26T15:03:34",
    "2025-06-02 11:18:24, 2025-06-02T11:18:24",
    "2025-06-02T11:18:24, 2025-06-02T11:18:24",
    "2025-06-02 11:18, 2025-06-02T11:18",
    "2025-06-02, 2025-06-02T00:00",
    "' 2025/06/02 11:18:24 ', 2025-06-02T11:18:24"
  })
  void readsWhatAClockShows(String text, LocalDateTime time) {
    assertThat(read("1", "\"" + text + "\"").at()).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"None\"",
        "\"\"",
        "\"2025-13-02 11:18:24\"",
        "\"2025-06-02x11:18:24\"",
        "\"02/06/2025 10:00\"",
        "12345678901",
        "true",
        "{}",
        "[]"
      })
  void readsNoTimeFromAnythingElse(String json) {
    assertThat(read("1", json).at()).isNull();
  }

  @Test
  void writesThemAsTheyAreRead() {
    String json = "{\"id\":7,\"at\":\"2025-06-02T11:18:24\"}";

    assertThat(Json.standard().write(Json.standard().read(Thing.class, json))).isEqualTo(json);
  }
}

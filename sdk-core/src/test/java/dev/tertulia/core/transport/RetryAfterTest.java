package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service writes into {@code Retry-After}, and what we make of it. */
class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String DATE = "Sun, 22 Nov 2026 10:00:00 GMT";

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "00, PT0S",
    "0.0, PT0S",
    "1, PT1S",
    "+1, PT1S",
    "01, PT1S",
    "' 7 ', PT7S",
    "7\t, PT7S",
    "10, PT10S",
    "120, PT2M",
    "3600, PT1H",
    "86400, PT24H",
    "86400.000, PT24H",
    "0.5, PT0.5S",
    "1.25, PT1.25S",
    "0.001, PT0.001S",
    "0.000000001, PT0.000000001S",
    "0.0000000001, PT0S",
    "59.999, PT59.999S"
  })
  void secondsAreObeyedToTheNanosecond(String value, Duration pause) {
    assertThat(RetryAfter.read(value, null, NOW)).isEqualTo(pause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sun, 22 Nov 2026 10:00:00 GMT | PT0S",
        "Sun, 22 Nov 2026 10:00:30 GMT | PT30S",
        "Sun, 22 Nov 2026 11:00:00 GMT | PT1H",
        "Mon, 23 Nov 2026 10:00:00 GMT | PT24H",
        "Sun, 22 Nov 2026 11:00:30 +0100 | PT30S"
      })
  void aDateIsTakenAgainstTheAnswersOwnDateSoThatAWrongClockCancelsOut(
      String value, Duration pause) {
    Instant anHourOff = NOW.plus(Duration.ofHours(1));

    assertThat(RetryAfter.read(value, DATE, anHourOff)).isEqualTo(pause);
    assertThat(RetryAfter.read(value, null, NOW)).isEqualTo(pause);
    assertThat(RetryAfter.read(value, "yesterday", NOW)).isEqualTo(pause);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "-0",
        "- 5",
        "1-",
        "1,5",
        "1 2",
        "5s",
        "PT5S",
        "0x10",
        "1e3",
        ".5",
        "5.",
        "NaN",
        "Infinity",
        "soon",
        "null",
        "true",
        "{}",
        "\"5\"",
        "86401",
        "86400.1",
        "864000",
        "999999999999",
        "9999999999999",
        "99999999999999999999999999999999",
        "1.1.1",
        "0.0000000000001",
        "١٢",
        "１２",
        "½",
        "Sun, 22 Nov 2026 09:59:59 GMT",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Wed, 02 Dec 2026 10:00:00 GMT",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Mon, 22 Nov 2026 10:00:30 GMT",
        "Sun, 22 Nov 2026 25:00:00 GMT",
        "Sun, 22 Nov 2026 10:00:30",
        "2026-11-22T10:00:30Z",
        "1795341630",
        "Sun, 22 Nov 2026 10:00:30 GMT, 5"
      })
  void whatIsNegativeTooLongOrGarbageIsNoRequest(String value) {
    assertThat(RetryAfter.read(value, DATE, NOW)).isNull();
  }

  @Test
  void nothingIsNoRequest() {
    assertThat(RetryAfter.read(null, DATE, NOW)).isNull();
    assertThat(RetryAfter.read("5".repeat(1_000_000), DATE, NOW)).isNull();
  }

  @Test
  void noTextAtAllMakesItThrowOrGoBeyondADay() {
    var random = new Random(20);
    String alphabet = "0123456789.+-eE ,:GMTSunNov/٣\u0000\uD800";
    for (int i = 0; i < 200_000; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      Duration pause = RetryAfter.read(text.toString(), text.reverse().toString(), NOW);
      if (pause != null) {
        assertThat(pause).isBetween(Duration.ZERO, Duration.ofDays(1));
      }
    }
  }
}

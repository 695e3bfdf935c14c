package dev.tertulia.core.transport;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After}: a pure function. */
final class RetryAfter {
  private static final Duration LONGEST = Duration.ofHours(24);

  private RetryAfter() {}

  /**
   * The pause asked for: whole or decimal seconds, or a date, taken against the answer's own date
   * so that a wrong clock cancels out. Garbage, the past, and more than a day are no request at
   * all.
   *
   * @param value the header; null if absent
   * @param date the answer's {@code Date} header; null if absent
   */
  static @Nullable Duration read(@Nullable String value, @Nullable String date, Instant now) {
    if (value == null || value.length() > 64) {
      return null;
    }
    String text = value.strip();
    Duration pause = seconds(text);
    if (pause == null) {
      Instant until = httpDate(text);
      Instant said = date == null ? null : httpDate(date.strip());
      pause = until == null ? null : Duration.between(said == null ? now : said, until);
    }
    return pause == null || pause.isNegative() || pause.compareTo(LONGEST) > 0 ? null : pause;
  }

  private static @Nullable Duration seconds(String text) {
    if (!text.matches("\\+?\\d{1,12}(\\.\\d{1,12})?")) {
      return null;
    }
    return Duration.ofNanos(
        new BigDecimal(text).movePointRight(9).min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue());
  }

  private static @Nullable Instant httpDate(String text) {
    try {
      return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}

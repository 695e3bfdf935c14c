package dev.tertulia.testing.acumbamail;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/** The spellings of time, all of them without a zone. The vendor is at home in Madrid's. */
final class Times {
  private static final ZoneId ZONE = ZoneId.of("Europe/Madrid");
  private static final DateTimeFormatter SLASHES = format("uuuu/MM/dd HH:mm:ss");
  private static final DateTimeFormatter DASHES = format("uuuu-MM-dd HH:mm:ss");

  /** Every spelling a document or a client has used, the slip in {@code dd//MM} included. */
  private static final DateTimeFormatter ANY =
      format("[uuuu-MM-dd][uuuu/MM/dd][dd/MM/uuuu][dd//MM/uuuu][ HH:mm]");

  private Times() {}

  /** Lists and subscribers. */
  static String slashes(long millis) {
    return SLASHES.format(Instant.ofEpochMilli(millis));
  }

  /** Campaigns and what became of them. */
  static String dashes(long millis) {
    return DASHES.format(Instant.ofEpochMilli(millis));
  }

  /** Webhooks: seconds, with a decimal point. */
  static BigDecimal seconds(long millis) {
    BigDecimal seconds = BigDecimal.valueOf(millis, 3).stripTrailingZeros();
    return seconds.scale() < 1 ? seconds.setScale(1) : seconds;
  }

  /** A time as a caller spells it in a parameter; a mere date is its first moment. */
  static long millis(String name, String text) {
    try {
      var read = ANY.parse(text);
      LocalTime time = read.query(TemporalQueries.localTime());
      return LocalDate.from(read)
          .atTime(time == null ? LocalTime.MIDNIGHT : time)
          .atZone(ZONE)
          .toInstant()
          .toEpochMilli();
    } catch (DateTimeException e) {
      throw Refusal.text(400, name + " is not a date");
    }
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZONE);
  }
}

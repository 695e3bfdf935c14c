package dev.tertulia.core.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Points in time in every spelling seen on the wire: epoch seconds, epoch milliseconds, either as a
 * string of digits, ISO-8601 with any offset (or none: UTC), and {@code
 * {"seconds":…,"nanoseconds":…}}.
 */
final class Instants {
  /** Seconds stay below this until the year 5138; milliseconds have been above it since 1973. */
  private static final BigDecimal FIRST_MILLIS = BigDecimal.valueOf(100_000_000_000L);

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .toFormatter(java.util.Locale.ROOT);

  private Instants() {}

  static @Nullable Instant read(JsonValue value) {
    if (value instanceof JsonValue.Obj object) {
      return stamp(object);
    }
    if (value instanceof JsonValue.Num || value instanceof JsonValue.Text) {
      BigDecimal number = value.asNumber();
      String text = value.asText();
      return number != null ? epoch(number) : text == null ? null : iso(text.strip());
    }
    return null;
  }

  private static @Nullable Instant stamp(JsonValue.Obj object) {
    boolean plain = !object.at("seconds").isMissing();
    Long seconds = object.at(plain ? "seconds" : "_seconds").asLong();
    Long nanos = object.at(plain ? "nanoseconds" : "_nanoseconds").asLong();
    try {
      return seconds == null ? null : Instant.ofEpochSecond(seconds, nanos == null ? 0 : nanos);
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static @Nullable Instant epoch(BigDecimal number) {
    BigDecimal seconds =
        number.abs().compareTo(FIRST_MILLIS) >= 0 ? number.movePointLeft(3) : number;
    try {
      Long whole = Scalars.whole(seconds.setScale(0, RoundingMode.FLOOR));
      if (whole == null) {
        return null;
      }
      BigDecimal rest = seconds.subtract(BigDecimal.valueOf(whole));
      return Instant.ofEpochSecond(whole, rest.movePointRight(9).longValue());
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static @Nullable Instant iso(String text) {
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      String normal =
          text.length() > 10 && text.charAt(10) == ' '
              ? text.substring(0, 10) + 'T' + text.substring(11)
              : text;
      return ISO.parseBest(normal, OffsetDateTime::from, LocalDateTime::from)
              instanceof OffsetDateTime offset
          ? offset.toInstant()
          : LocalDateTime.parse(normal, DateTimeFormatter.ISO_LOCAL_DATE_TIME)
              .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }
}

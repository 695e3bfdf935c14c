package dev.tertulia.core.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a service's clock shows, without a zone: {@code 2026-11-22 10:00:00}, also with slashes, a
 * {@code T}, without seconds or without a time.
 */
final class WallClock {
  private static final int DATE = 10;

  private WallClock() {}

  /** Null for any other text. */
  static @Nullable LocalDateTime read(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String stripped = text.strip();
    try {
      if (stripped.length() < DATE) {
        return null;
      }
      String date = stripped.substring(0, DATE).replace('/', '-');
      String time = stripped.substring(DATE);
      if (time.isEmpty()) {
        return LocalDate.parse(date).atStartOfDay();
      }
      boolean apart = time.charAt(0) == ' ' || time.charAt(0) == 'T';
      return apart ? LocalDateTime.parse(date + "T" + time.substring(1).strip()) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }
}

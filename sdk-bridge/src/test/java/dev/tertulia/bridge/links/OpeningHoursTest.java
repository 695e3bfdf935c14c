package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When somebody is there. */
class OpeningHoursTest {
  private static final OpeningHours HOURS =
      OpeningHours.weekdays(LocalTime.of(9, 0), LocalTime.of(18, 0))
          .and(DayOfWeek.SATURDAY, LocalTime.of(10, 0), LocalTime.of(14, 0))
          .and(DayOfWeek.SATURDAY, LocalTime.of(20, 0), LocalTime.MIDNIGHT)
          .except(LocalDate.of(2026, 12, 25))
          .except(LocalDate.of(2027, 1, 1));

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T08:59:59, false",
    "2026-11-23T09:00, true",
    "2026-11-23T17:59:59, true",
    "2026-11-23T18:00, false",
    "2026-11-27T12:00, true",
    "2026-11-28T09:59, false",
    "2026-11-28T10:00, true",
    "2026-11-28T14:00, false",
    "2026-11-28T23:59:59, true",
    "2026-11-29T00:00, false",
    "2026-11-29T12:00, false",
    "2026-12-25T12:00, false",
    "2027-01-01T12:00, false"
  })
  void itIsOpenFromTheFirstMomentAndNotAtTheLast(LocalDateTime time, boolean open) {
    assertThat(HOURS.include(time.atZone(ZoneId.of("Europe/Madrid")))).isEqualTo(open);
  }

  @Test
  void aStretchOverMidnightIsRefusedBecauseItIsTwo() {
    assertThatThrownBy(() -> HOURS.and(DayOfWeek.FRIDAY, LocalTime.of(22, 0), LocalTime.of(2, 0)))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> HOURS.and(DayOfWeek.FRIDAY, LocalTime.of(22, 0), LocalTime.of(22, 0)))
        .isInstanceOf(InvalidRequestException.class);
  }
}

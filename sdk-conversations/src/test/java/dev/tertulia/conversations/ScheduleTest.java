package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Local times, also those that clocks skip or show twice. */
class ScheduleTest {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  @Test
  void isAMomentInAZone() {
    assertThat(Schedule.at(LocalDateTime.of(2026, 12, 1, 9, 0), MADRID).at())
        .isEqualTo(Instant.parse("2026-12-01T08:00:00Z"));
  }

  @Test
  void saysThatATimeDoesNotExist() {
    assertThatThrownBy(() -> Schedule.at(LocalDateTime.of(2026, 3, 29, 2, 30), MADRID))
        .hasMessage(
            "Schedule.at: expected a time that exists in Europe/Madrid, found 2026-03-29T02:30,"
                + " which clocks skip: they go from 2026-03-29T02:00 to 2026-03-29T03:00");
  }

  @Test
  void saysThatATimeComesTwice() {
    assertThatThrownBy(() -> Schedule.at(LocalDateTime.of(2026, 10, 25, 2, 30), MADRID))
        .hasMessage(
            "Schedule.at: expected a time that comes once in Europe/Madrid, found 2026-10-25T02:30,"
                + " which comes twice: at 2026-10-25T00:30:00Z and at 2026-10-25T01:30:00Z");
  }

  @Test
  void knowsThePeriodsTheVendorOffers() {
    var schedule = Schedule.at(Instant.EPOCH);

    assertThat(schedule.optimizedWithin(Duration.ofDays(3)).optimizedWithin()).hasHours(72);
    assertThatThrownBy(() -> schedule.optimizedWithin(Duration.ofHours(5)))
        .hasMessageContaining("24, 48 or 72 hours");
  }
}

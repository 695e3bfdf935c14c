package dev.tertulia.examples.flowfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When something is done again and again, also when clocks change. */
class TimetableTest {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  private static List<Instant> done(Timetable when, String beginning, Duration hop, int hops) {
    var time = ManualTimekeeper.startingAt(Instant.parse(beginning));
    var done = new ArrayList<Instant>();
    try (var running = when.start(time, Runnable::run, () -> done.add(time.now()))) {
      for (int i = 0; i < hops; i++) {
        time.advance(hop);
      }
    }
    time.advance(Duration.ofDays(30));
    return done;
  }

  @Test
  void atATimeOfDayItIsDoneOnceADayByTheClocksThere() {
    var nightly = new Timetable(LocalTime.of(3, 0), Duration.ofDays(1), MADRID);

    assertThat(done(nightly, "2026-12-01T09:00:00Z", Duration.ofHours(6), 10))
        .containsExactly(
            Instant.parse("2026-12-02T02:00:00Z"), Instant.parse("2026-12-03T02:00:00Z"));
  }

  @Test
  void afterMidnightThereItIsTomorrowThere() {
    var nightly = new Timetable(LocalTime.of(0, 15), Duration.ofDays(1), MADRID);

    assertThat(done(nightly, "2026-12-01T23:30:00Z", Duration.ofHours(1), 24))
        .containsExactly(Instant.parse("2026-12-02T23:15:00Z"));
  }

  @Test
  void anHourThatClocksShowTwiceOrNeverIsOneTime() {
    var nightly = new Timetable(LocalTime.of(2, 30), Duration.ofDays(1), MADRID);

    assertThat(done(nightly, "2026-10-24T12:00:00Z", Duration.ofHours(6), 8))
        .as("half past two comes twice")
        .containsExactly(
            Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
    assertThat(done(nightly, "2027-03-27T12:00:00Z", Duration.ofHours(6), 8))
        .as("half past two does not come")
        .containsExactly(
            Instant.parse("2027-03-28T01:30:00Z"), Instant.parse("2027-03-29T00:30:00Z"));
  }

  @Test
  void everySoOftenBeginsAtOnce() {
    var often = new Timetable(null, Duration.ofHours(8), MADRID);

    assertThat(done(often, "2026-12-01T09:00:00Z", Duration.ofHours(1), 17))
        .containsExactly(
            Instant.parse("2026-12-01T09:00:00Z"),
            Instant.parse("2026-12-01T17:00:00Z"),
            Instant.parse("2026-12-02T01:00:00Z"));
  }

  @Test
  void aMachineThatSleptDoesItOnceWhenItWakes() {
    var nightly = new Timetable(LocalTime.of(3, 0), Duration.ofDays(1), MADRID);
    var time = new Sleepy(Instant.parse("2026-12-01T09:00:00Z"));
    var done = new ArrayList<Instant>();

    try (var running = nightly.start(time, Runnable::run, () -> done.add(time.now()))) {
      time.sleeps(Duration.ofDays(3));
      time.ticks(Duration.ofMinutes(2));
    }

    assertThat(done).hasSize(1);
  }

  /** A clock on which nothing happens while it sleeps. */
  private static final class Sleepy implements dev.tertulia.core.Timekeeper {
    private final ManualTimekeeper awake;
    private Duration slept = Duration.ZERO;

    Sleepy(Instant beginning) {
      awake = ManualTimekeeper.startingAt(beginning);
    }

    void sleeps(Duration duration) {
      slept = slept.plus(duration);
    }

    void ticks(Duration duration) {
      awake.advance(duration);
    }

    @Override
    public Instant now() {
      return awake.now().plus(slept);
    }

    @Override
    public long ticks() {
      return awake.ticks();
    }

    @Override
    public Alarm schedule(Duration delay, Runnable task) {
      return awake.schedule(delay, task);
    }
  }
}

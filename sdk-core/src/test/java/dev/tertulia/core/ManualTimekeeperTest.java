package dev.tertulia.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualTimekeeperTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final List<String> ran = new ArrayList<>();

  private Runnable note(Timekeeper time, String name) {
    return () -> ran.add(name + "@" + Duration.between(START, time.now()).toSeconds());
  }

  @Test
  void timeStandsStillUntilItIsAdvancedAndTasksRunInTheOrderTheyFallDue() {
    var time = ManualTimekeeper.startingAt(START);
    time.schedule(Duration.ofSeconds(3), note(time, "c"));
    time.schedule(Duration.ofSeconds(1), note(time, "a"));
    time.schedule(Duration.ofSeconds(1), note(time, "b"));
    assertThat(ran).isEmpty();
    assertThat(time.waiting()).isEqualTo(3);

    time.advance(Duration.ofSeconds(2));

    assertThat(ran).containsExactly("a@1", "b@1");
    assertThat(time.now()).isEqualTo(START.plusSeconds(2));
    assertThat(time.ticks()).isEqualTo(2_000_000_000L);
  }

  @Test
  void itTellsWhenTheNextTaskFallsDue() {
    var time = ManualTimekeeper.startingAt(START);
    assertThat(time.nextDue()).isEmpty();
    time.schedule(Duration.ofSeconds(3), note(time, "c"));
    time.schedule(Duration.ofSeconds(1), note(time, "a")).cancel();
    time.schedule(Duration.ofSeconds(2), note(time, "b"));

    assertThat(time.nextDue()).contains(START.plusSeconds(2));
    time.advance(Duration.ofSeconds(2));

    assertThat(time.nextDue()).contains(START.plusSeconds(3));
  }

  @Test
  void whatATaskSchedulesFallsDueInTheSameAdvance() {
    var time = ManualTimekeeper.startingAt(START);
    time.schedule(
        Duration.ofSeconds(1), () -> time.schedule(Duration.ofSeconds(1), note(time, "second")));

    time.advance(Duration.ofSeconds(5));

    assertThat(ran).containsExactly("second@2");
  }

  @Test
  void whatIsCalledOffDoesNotRun() {
    var time = ManualTimekeeper.startingAt(START);
    var alarm = time.schedule(Duration.ofSeconds(1), note(time, "a"));

    alarm.cancel();
    alarm.cancel();
    time.advance(Duration.ofSeconds(5));

    assertThat(ran).isEmpty();
    assertThat(time.waiting()).isZero();
  }

  @Test
  void noDelayIsNow() {
    var time = ManualTimekeeper.startingAt(START);

    time.schedule(Duration.ZERO, note(time, "a"));
    time.schedule(Duration.ofSeconds(-5), note(time, "b"));

    assertThat(ran).containsExactly("a@0", "b@0");
  }

  @Test
  void timeDoesNotGoBack() {
    var time = ManualTimekeeper.startingAt(START);

    time.advance(Duration.ofSeconds(-5));

    assertThat(time.now()).isEqualTo(START);
  }

  @Test
  void aJumpingClockLeapsToTheEndOfEveryWait() {
    var time = ManualTimekeeper.jumping(START);

    time.schedule(Duration.ofSeconds(3), note(time, "a"));
    time.schedule(Duration.ofSeconds(1), note(time, "b"));

    assertThat(ran).containsExactly("a@3", "b@4");
    assertThat(time.waiting()).isZero();
  }
}

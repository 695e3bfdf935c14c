package dev.tertulia.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.Lane;
import dev.tertulia.core.Limits;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Permit;
import dev.tertulia.core.Quota;
import dev.tertulia.core.Rate;
import dev.tertulia.core.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A daily quota, and who gets the last of it. Simulated days. */
class DayTest {
  private static final int DAILY = 1000;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Rate RATE = new Rate(100, Duration.ofSeconds(10));

  private final ManualTimekeeper time =
      ManualTimekeeper.startingAt(Instant.parse("2026-11-25T10:00:00Z"));
  private final Limits limits = Limits.create(time);
  private final Random random = new Random(42);
  private final Map<Lane, Integer> sent = new EnumMap<>(Lane.class);
  private int left = DAILY;
  private long resetAt = DAY.toNanos();

  /**
   * Sends one request if it is admitted within that time; the service counts it and says what is
   * left.
   */
  private boolean sends(Lane lane, Duration within) {
    CompletableFuture<Permit> permit = limits.acquire("b", RATE, Turn.of(lane, within));
    if (!permit.isDone() && !within.isZero()) {
      time.advance(within);
    }
    if (permit.isCompletedExceptionally() || !permit.isDone()) {
      permit.cancel(false);
      return false;
    }
    if (time.ticks() >= resetAt) {
      left = DAILY;
      resetAt += ((time.ticks() - resetAt) / DAY.toNanos() + 1) * DAY.toNanos();
    }
    left--;
    sent.merge(lane, 1, Integer::sum);
    assertThat(left).as("left today").isGreaterThanOrEqualTo(0);
    var reset = Duration.ofNanos(resetAt - time.ticks());
    permit.join().completed(new Quota(100, null, RATE.interval(), DAILY, left, reset, time.now()));
    return true;
  }

  @Test
  void aBatchLeavesATenthAndTheDefaultLaneATwentiethToPeople() {
    while (sends(Lane.BATCH, Duration.ofMinutes(1))) {}
    assertThat(left).isEqualTo(DAILY / 10);

    while (sends(Lane.DEFAULT, Duration.ofMinutes(1))) {}
    assertThat(left).isEqualTo(DAILY / 20);

    while (sends(Lane.INTERACTIVE, Duration.ofMinutes(1))) {}
    assertThat(left).isZero();
  }

  @Test
  void whatCannotGoTodayIsToldAtOnceWhenItCan() {
    while (sends(Lane.INTERACTIVE, Duration.ofMinutes(1))) {}

    assertThat(limits.acquire("b", RATE, Turn.of(Lane.INTERACTIVE, Duration.ofMinutes(5))))
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .havingRootCause()
        .isInstanceOfSatisfying(
            Limits.NotYet.class,
            notYet -> assertThat(notYet.at()).isEqualTo(Instant.parse("2026-11-26T10:00:00Z")));
  }

  @Test
  void aBatchThatMayWaitGoesOnWhenTheNextDayBegins() {
    while (sends(Lane.BATCH, Duration.ofMinutes(1))) {}

    assertThat(sends(Lane.BATCH, DAY)).isTrue();
  }

  @Test
  void inAThousandDaysTheQuotaIsNeverOverdrawnAndNobodyIsRefusedWhileSomeIsLeft() {
    for (int day = 0; day < 1000; day++) {
      for (int i = 0; i < 1200; i++) {
        time.advance(Duration.ofSeconds(1));
        Lane lane = Lane.values()[random.nextInt(3)];
        boolean went = sends(lane, Duration.ofSeconds(1));
        if (!went && lane == Lane.INTERACTIVE) {
          assertThat(left).as("left when a person was refused, day %d", day).isZero();
        }
      }
      time.advance(Duration.ofNanos(Math.max(0, resetAt - time.ticks())));
    }
    assertThat(sent.get(Lane.INTERACTIVE)).isGreaterThan(sent.get(Lane.BATCH));
  }

  @Test
  void withoutAResetTheDayEndsWithGreenwichMidnightAndAWholeDayOfOurs() {
    Permit permit = limits.acquire("b", RATE, Turn.of(Lane.DEFAULT, Duration.ZERO)).join();
    permit.completed(new Quota(100, null, RATE.interval(), DAILY, 0, null, time.now()));

    CompletableFuture<Permit> waiting =
        limits.acquire("b", RATE, Turn.of(Lane.BATCH, Duration.ofDays(3)));
    time.advance(Duration.ofHours(23));
    assertThat(waiting).isNotDone();
    time.advance(Duration.ofHours(1));
    assertThat(waiting).isDone();
  }

  @Test
  void whoeverDoesNotListenOverdrawsTheDay() {
    for (int i = 0; i < DAILY + 1; i++) {
      CompletableFuture<Permit> permit =
          limits.acquire("b", RATE, Turn.of(Lane.BATCH, Duration.ofMinutes(1)));
      time.advance(Duration.ofSeconds(1));
      permit.join().completed(null);
      left--;
    }

    assertThat(left).isNegative();
  }
}

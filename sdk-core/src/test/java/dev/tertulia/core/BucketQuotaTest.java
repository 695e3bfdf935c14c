package dev.tertulia.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a bucket makes of the quota the service tells. */
class BucketQuotaTest extends Bucketful {
  private static Quota quota(Integer max, Duration interval) {
    return new Quota(max, null, interval, null, null, null, START);
  }

  @Test
  void aSpentDayIsKnownBeforeAnyoneIsRefused() {
    Bucket bucket = bucket(5);
    var spent = new Quota(5, 4, W, 100, 0, Duration.ofMinutes(20), START);

    bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG)).join().completed(spent);

    assertThatThrownBy(
            () -> bucket.acquire(Turn.of(Lane.INTERACTIVE, Duration.ofMinutes(19))).get())
        .hasCauseInstanceOf(Limits.NotYet.class);
    var tomorrow = bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG));
    time.advance(Duration.ofMinutes(20));
    assertThat(tomorrow).isCompleted();
  }

  @Test
  void whatIsLeftOfTheDayIsCountedBeforeTheServiceSaysSo() {
    Bucket bucket = bucket(5);
    var two = new Quota(5, 4, W, 100, 2, Duration.ofHours(9), START);
    assertThat(bucket.quota()).isNull();
    bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG)).join().completed(two);
    assertThat(bucket.quota()).isEqualTo(two);

    take(bucket, 2).get(1).unused();
    assertThat(bucket.level()).isEqualTo(new Limits.Level(5, W, 3, 0, 100, 1));

    take(bucket, 1).get(0).refused(null, null);
    assertThat(bucket.level()).isEqualTo(new Limits.Level(5, W, 0, 0, 100, 0));
    assertThat(bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG))).isCompletedExceptionally();
  }

  @Test
  void aRequestWeGaveUpOnMayBeCountedForFiveSecondsMore() {
    Bucket bucket = bucket(1);
    take(bucket, 1).get(0).lost();
    var next = bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG));

    time.advance(COOLED.plusSeconds(5).minusNanos(1));
    assertThat(next).isNotDone();
    time.advance(Duration.ofNanos(1));
    assertThat(next).isCompleted();
  }

  @Test
  void whatDidNotGoPutsOffNobodyAndWhatWasRefusedMakesItSlower() {
    Bucket bucket = bucket(97);
    take(bucket, 1).get(0).unused();
    assertThat(bucket.acquire(Turn.of(Lane.BATCH, Duration.ZERO))).isCompleted();

    take(bucket, 1).get(0).refused(null, W);
    time.advance(W);
    take(bucket, 1).get(0).completed(null);
    var next = bucket.acquire(Turn.of(Lane.BATCH, LONG));
    time.advance(Duration.ofNanos(Math.round(W.toNanos() / 97.0 / 0.97)));
    assertThat(next).as("five of a hundred later").isNotDone();
    time.advance(Duration.ofMillis(6));
    assertThat(next).isCompleted();
  }

  @Test
  void aLowerQuotaHoldsAtOnceAndAHigherOneWhenItWasSaidTwice() {
    Bucket bucket = bucket(4);
    var permits = take(bucket, 4);

    permits.get(0).completed(quota(2, null));
    permits.get(1).completed(quota(2, null));
    permits.get(2).completed(quota(9, null));
    permits.get(3).completed(null);
    time.advance(COOLED);
    assertThat(free(bucket)).isEqualTo(2);

    bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG)).join().completed(quota(9, null));
    time.advance(COOLED);
    assertThat(free(bucket)).isEqualTo(9);
  }

  @Test
  void aLowerQuotaMakesPromisesThatHold() {
    Bucket bucket = bucket(4);
    for (Permit permit : take(bucket, 4)) {
      permit.completed(quota(1, null));
      time.advance(Duration.ofSeconds(1));
    }

    // Four are cooling and one slot is left: it is free when the last of the four is.
    assertThatThrownBy(
            () -> bucket.acquire(Turn.of(Lane.INTERACTIVE, Duration.ofMillis(8999))).get())
        .hasCauseInstanceOf(Limits.NotYet.class);
    var turn = bucket.acquire(Turn.of(Lane.INTERACTIVE, Duration.ofMillis(9002)));
    time.advance(Duration.ofMillis(9002));
    assertThat(turn).isCompleted();
  }

  @Test
  void aLongerIntervalHoldsAtOnceAndAShorterOneWhenItWasSaidTwice() {
    Bucket bucket = bucket(1);
    bucket
        .acquire(Turn.of(Lane.INTERACTIVE, LONG))
        .join()
        .completed(quota(null, W.multipliedBy(6)));
    bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG)).thenAccept(p -> p.completed(quota(null, W)));
    time.advance(COOLED);

    var third = bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG));
    third.thenAccept(p -> p.completed(quota(null, W)));
    time.advance(Duration.ofSeconds(59));
    assertThat(third).isNotDone();
    time.advance(Duration.ofMillis(1002));
    assertThat(third).isCompleted();
  }
}

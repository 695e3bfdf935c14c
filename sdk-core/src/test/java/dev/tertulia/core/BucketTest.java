package dev.tertulia.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketTest extends Bucketful {
  /** Any way of counting windows: none of W's length may hold more than N arrivals. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void noWindowHoldsMoreThanTheLimitWhateverTheLatencies(long seed) {
    var random = new Random(seed);
    int n = 1 + random.nextInt(20);
    Bucket bucket = bucket(n);
    Deque<Long> arrivals = new ArrayDeque<>();
    int[] over = {0};
    int[] served = {0};
    for (int i = 0; i < 400; i++) {
      bucket
          .acquire(Turn.of(Lane.values()[random.nextInt(3)], LONG))
          .thenAccept(
              permit -> {
                if (random.nextInt(10) == 0) {
                  permit.unused();
                  return;
                }
                // It arrives some time on its way, and is answered some time later.
                long out = random.nextInt(2_000);
                long back = random.nextInt(2_000);
                time.schedule(Duration.ofMillis(out), () -> arrive(arrivals, n, over));
                time.schedule(Duration.ofMillis(out + back), () -> permit.completed(null));
                served[0]++;
              });
      if (random.nextInt(4) == 0) {
        time.advance(Duration.ofMillis(random.nextInt(3_000)));
      }
    }
    time.advance(LONG);
    assertThat(served[0]).isGreaterThan(300);
    assertThat(over[0]).isZero();
  }

  private void arrive(Deque<Long> arrivals, int n, int[] over) {
    long now = time.ticks();
    while (!arrivals.isEmpty() && now - arrivals.peek() >= W.toNanos()) {
      arrivals.poll();
    }
    arrivals.add(now);
    over[0] += arrivals.size() > n ? 1 : 0;
  }

  @Test
  void aWaitThatWouldBeTooLongIsRefusedAtOnceAndSaysWhenItWouldBe() {
    Bucket bucket = bucket(1);
    bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG)).join().completed(null);

    assertThat(bucket.acquire(Turn.of(Lane.INTERACTIVE, COOLED))).isNotDone();
    assertThatThrownBy(() -> bucket.acquire(Turn.of(Lane.INTERACTIVE, W)).get())
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            Limits.NotYet.class, e -> assertThat(e.at()).isEqualTo(START.plusMillis(20_002)));
    assertThat(time.now()).isEqualTo(START);
  }

  @Test
  void theMomentThatIsToldIsRightAtAnyTimeOfTheClock() {
    Bucket bucket = bucket(1);
    time.advance(Duration.ofSeconds(100));
    bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG)).join().completed(null);

    assertThatThrownBy(() -> bucket.acquire(Turn.of(Lane.INTERACTIVE, W)).get())
        .hasCauseInstanceOf(Limits.NotYet.class)
        .extracting(e -> ((Limits.NotYet) e.getCause()).at())
        .isEqualTo(START.plusMillis(110_002));

    var hasty = bucket.acquire(Turn.of(Lane.INTERACTIVE, COOLED));
    assertThat(hasty).isNotDone();
    bucket.acquire(new Turn(Lane.INTERACTIVE, "", LONG, true));
    time.advance(COOLED.plusNanos(1));
    assertThatThrownBy(hasty::get)
        .hasCauseInstanceOf(Limits.NotYet.class)
        .extracting(e -> ((Limits.NotYet) e.getCause()).at())
        .as("as if the one under way were answered now")
        .isEqualTo(time.now().plus(W));
  }

  @Test
  void oneAlarmIsSetHoweverManyWait() {
    Bucket bucket = bucket(1);
    var held = bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG)).join();
    bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG));
    bucket.acquire(Turn.of(Lane.INTERACTIVE, Duration.ofMinutes(20)));
    bucket.acquire(Turn.of(Lane.INTERACTIVE, Duration.ofMinutes(10)));

    assertThat(time.waiting()).isEqualTo(1);
    held.unused();
    assertThat(time.waiting()).isEqualTo(1);
  }

  @Test
  void whatIsNotForPeopleIsSpreadOverTheIntervalAndAfterARestSomeGoAtOnce() {
    Bucket bucket = bucket(97);
    for (int i = 0; i < 67; i++) {
      bucket.acquire(Turn.of(Lane.DEFAULT, Duration.ZERO)).join().completed(null);
    }
    var next = bucket.acquire(Turn.of(Lane.DEFAULT, LONG));
    assertThat(next).as("the credit is used up").isNotDone();
    assertThat(bucket.acquire(Turn.of(Lane.BATCH, Duration.ZERO))).isCompletedExceptionally();

    time.advance(W.multipliedBy(3));
    next.join().completed(null);
    time.advance(COOLED.plus(W).plusSeconds(1));
    assertThat(bucket.acquire(Turn.of(Lane.DEFAULT, Duration.ZERO))).isCompleted();
    assertThat(bucket.acquire(Turn.of(Lane.DEFAULT, Duration.ZERO))).isCompleted();
  }

  @Test
  void aBucketIsForgottenTenMinutesAfterItWasLastAskedUnlessSomethingHangsOnIt() {
    Bucket bucket = bucket(1);
    bucket.touch();
    time.advance(Duration.ofMinutes(10));
    assertThat(bucket.forgettable()).isFalse();
    time.advance(Duration.ofNanos(1));
    assertThat(bucket.forgettable()).isTrue();

    var permit = bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG)).join();
    assertThat(bucket.forgettable()).as("one is under way").isFalse();
    var waiting = bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG));
    permit.unused();
    waiting.join().unused();
    assertThat(bucket.forgettable()).isTrue();
  }

  @Test
  void whoeverGivesUpGivesTheTurnToTheNext() {
    Bucket bucket = bucket(1);
    bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG)).join().completed(null);
    var first = bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG));
    var second = bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG));

    first.cancel(false);
    time.advance(COOLED);

    assertThat(second).isCompleted();
  }

  @Test
  void anUnusedPermitIsFreeAtOnce() {
    Bucket bucket = bucket(1);
    var permit = bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG)).join();
    var next = bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG));
    assertThat(next).isNotDone();

    permit.unused();

    assertThat(next).isCompleted();
  }

  @ParameterizedTest
  @CsvSource({"3, 3", ", 10", "60, 60"})
  void aRefusalClosesTheBucketForEveryone(Integer pause, long seconds) {
    Bucket bucket = bucket(5);
    var permit = bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG)).join();

    permit.refused(null, pause == null ? null : Duration.ofSeconds(pause));
    var next = bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG));

    time.advance(Duration.ofSeconds(seconds).minusNanos(1));
    assertThat(next).isNotDone();
    time.advance(Duration.ofNanos(1));
    assertThat(next).isCompleted();
  }

  @Test
  void aRefusalTurnsAwayAtOnceWhoeverCannotWaitThatLong() {
    Bucket bucket = bucket(1);
    var permit = bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG)).join();
    var hasty = bucket.acquire(Turn.of(Lane.INTERACTIVE, Duration.ofSeconds(30)));
    var patient = bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG));

    permit.refused(null, Duration.ofMinutes(10));

    assertThatThrownBy(hasty::get).hasCauseInstanceOf(Limits.NotYet.class);
    assertThat(patient).isNotDone();
    time.advance(Duration.ofMinutes(10));
    assertThat(patient).isCompleted();
  }

  @Test
  void whoeverIsOvertakenUntilItIsTooLateIsTurnedAwayThen() {
    Bucket bucket = bucket(1);
    bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG)).join().completed(null);
    var batch = bucket.acquire(Turn.of(Lane.BATCH, W.plusSeconds(1)));
    bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG)).thenAccept(permit -> permit.completed(null));

    time.advance(COOLED.plusSeconds(2));

    assertThatThrownBy(batch::get).hasCauseInstanceOf(Limits.NotYet.class);
  }

  @Test
  void lanesGoInOrderAndWhoeverCameFirstGoesFirst() {
    Bucket bucket = bucket(1);
    var held = bucket.acquire(Turn.of(Lane.DEFAULT, LONG)).join();
    List<String> order = new ArrayList<>();
    for (Lane lane : List.of(Lane.BATCH, Lane.DEFAULT, Lane.INTERACTIVE, Lane.DEFAULT)) {
      bucket
          .acquire(Turn.of(lane, LONG))
          .thenAccept(
              permit -> {
                order.add(lane.name());
                permit.unused();
              });
    }

    held.unused();

    assertThat(order).containsExactly("INTERACTIVE", "DEFAULT", "DEFAULT", "BATCH");
  }

  @Test
  void afterARefusalOneRequestProbesAndTheOthersWaitForItsAnswer() {
    Bucket bucket = bucket(5);
    bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG)).join().refused(null, W);
    var probe = bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG));
    var next = bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG));

    time.advance(W);
    assertThat(probe).isCompleted();
    assertThat(next).isNotDone();
    time.advance(Duration.ofSeconds(1));
    assertThat(time.waiting()).as("nobody looks before they lose patience").isEqualTo(1);

    probe.join().completed(null);
    assertThat(next).isCompleted();
  }

  @Test
  void whoeverWasRefusedKeepsItsPlaceAtTheHead() {
    Bucket bucket = bucket(1);
    var refused = bucket.acquire(Turn.of(Lane.DEFAULT, LONG)).join();
    var queued = bucket.acquire(Turn.of(Lane.DEFAULT, LONG));

    refused.refused(null, W);
    var again = bucket.acquire(new Turn(Lane.DEFAULT, "", LONG, true));
    time.advance(COOLED);

    assertThat(again).isCompleted();
    assertThat(queued).isNotDone();
  }

  @Test
  void aPermitsSecondCallDoesNothing() {
    Bucket bucket = bucket(1);
    var permit = bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG)).join();

    permit.completed(null);
    permit.completed(null);
    permit.unused();
    permit.refused(null, LONG);

    var next = bucket.acquire(Turn.of(Lane.INTERACTIVE, LONG));
    time.advance(COOLED.minusNanos(1));
    assertThat(next).isNotDone();
    time.advance(Duration.ofNanos(1));
    assertThat(next).isCompleted();
    assertThat(bucket.acquire(Turn.of(Lane.INTERACTIVE, Duration.ofMinutes(1)))).isNotDone();
  }

  @Test
  void tenThousandWhoGaveUpLeaveNoTrace() {
    Bucket bucket = bucket(3);
    var held = take(bucket, 3);
    var random = new Random(7);
    List<CompletableFuture<Permit>> waiting = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      waiting.add(bucket.acquire(Turn.of(Lane.values()[random.nextInt(3)], Duration.ofDays(300))));
    }
    waiting.forEach(each -> each.cancel(false));

    held.forEach(Permit::unused);

    assertThat(free(bucket)).isEqualTo(3);
    assertThat(time.waiting()).isZero();
  }
}

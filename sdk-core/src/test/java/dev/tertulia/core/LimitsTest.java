package dev.tertulia.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LimitsTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final Rate ONE = new Rate(1, Duration.ofSeconds(10));

  @Test
  void whatIsCountedTogetherIsTheBucketAndNothingElse() {
    var limits = Limits.create(ManualTimekeeper.startingAt(START));

    assertThat(limits.acquire("a", ONE, Lane.DEFAULT, Duration.ZERO)).isCompleted();
    assertThat(limits.acquire("b", ONE, Lane.DEFAULT, Duration.ZERO)).isCompleted();
    assertThat(limits.acquire("a", ONE, Lane.DEFAULT, Duration.ZERO)).isCompletedExceptionally();
    assertThat(
            Limits.create(ManualTimekeeper.startingAt(START))
                .acquire("a", ONE, Lane.DEFAULT, Duration.ZERO))
        .isCompleted();
  }

  @Test
  void whatAServiceSaidLastIsRemembered() {
    var limits = Limits.create(ManualTimekeeper.startingAt(START));
    var said = new Quota(100, 99, null, null, null, null, START);

    limits.acquire("a", ONE, Lane.DEFAULT, Duration.ZERO).join().completed(said);

    assertThat(limits.quota("a")).isEqualTo(said);
    assertThat(limits.quota("b")).isNull();
  }

  @Test
  void howABucketStandsIsWhatWeCountAndWhatTheServiceSaid() {
    var time = ManualTimekeeper.startingAt(START);
    var limits = Limits.create(time);
    var rate = new Rate(4, Duration.ofSeconds(10));
    var said = new Quota(4, 3, null, 200, 50, Duration.ofHours(1), START);

    assertThat(limits.level("a")).isNull();
    Permit first = limits.acquire("a", rate, Lane.INTERACTIVE, Duration.ZERO).join();
    assertThat(limits.level("a"))
        .isEqualTo(new Limits.Level(4, Duration.ofSeconds(10), 3, 0, null, null));

    first.completed(said);
    limits.acquire("a", rate, Lane.INTERACTIVE, Duration.ZERO).join();
    limits.acquire("a", rate, Lane.INTERACTIVE, Duration.ZERO).join().refused(null, null);
    limits.acquire("a", rate, Lane.INTERACTIVE, Duration.ofMinutes(1));
    assertThat(limits.level("a"))
        .isEqualTo(new Limits.Level(4, Duration.ofSeconds(10), 0, 1, 200, 48));

    time.advance(Duration.ofSeconds(11));
    assertThat(limits.level("a").left()).as("two are under way").isEqualTo(2);
  }

  @Test
  void underContentionAndCancellingNoSlotIsLostAndNoneIsGivenTwice() throws Exception {
    var limits = Limits.create();
    var rate = new Rate(4, Duration.ofNanos(1));
    var held = new AtomicInteger();
    var most = new AtomicInteger();
    var pool = Executors.newFixedThreadPool(8);
    for (int thread = 0; thread < 8; thread++) {
      pool.submit(
          () -> {
            var random = ThreadLocalRandom.current();
            for (int i = 0; i < 2_000; i++) {
              var turn = limits.acquire("a", rate, Lane.DEFAULT, Duration.ofHours(1));
              if (random.nextBoolean() && turn.cancel(false)) {
                continue;
              }
              Permit permit = turn.join();
              most.accumulateAndGet(held.incrementAndGet(), Math::max);
              held.decrementAndGet();
              permit.completed(null);
            }
            return null;
          });
    }
    pool.shutdown();
    assertThat(pool.awaitTermination(25, TimeUnit.SECONDS)).isTrue();

    assertThat(most).hasValueLessThanOrEqualTo(4);
    var all = new ArrayList<CompletableFuture<Permit>>();
    for (int i = 0; i < 4; i++) {
      all.add(limits.acquire("a", rate, Lane.DEFAULT, Duration.ofSeconds(5)));
    }
    assertThat(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)))
        .succeedsWithin(Duration.ofSeconds(5));
  }

  @Test
  void aBucketNobodyAskedForMinutesIsForgottenUnlessItsDayIsSpent() {
    var time = ManualTimekeeper.startingAt(START);
    var limits = Limits.create(time);
    var rate = new Rate(5, Duration.ofSeconds(10));
    var idle = new Quota(5, 4, null, null, null, null, START);
    var spent = new Quota(5, 4, null, 100, 0, Duration.ofHours(9), START);
    limits.acquire("idle", rate, Lane.DEFAULT, Duration.ZERO).join().completed(idle);
    limits.acquire("spent", rate, Lane.DEFAULT, Duration.ZERO).join().completed(spent);

    time.advance(Duration.ofMinutes(11));
    limits.acquire("other", rate, Lane.DEFAULT, Duration.ZERO).join().unused();

    assertThat(limits.quota("idle")).isNull();
    assertThat(limits.quota("spent")).isEqualTo(spent);
  }
}

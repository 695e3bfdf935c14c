package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.ClientClosedException;
import dev.tertulia.core.Lane;
import dev.tertulia.core.Limits;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.Permit;
import dev.tertulia.core.Quota;
import dev.tertulia.core.Rate;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.Turn;
import dev.tertulia.core.auth.CredentialsProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a service, its clock and its quota can do to a limiter, and what must come of it. */
class RateFaultsTest {
  private static final Rate RATE = new Rate(10, Duration.ofSeconds(10));

  private static final String BUCKET = CredentialsProvider.token("token-1").identity() + " loc-1";

  private final ManualTimekeeper time = ManualTimekeeper.startingAt(TestWire.START);
  private final Limits limits = Limits.create(time);

  private CompletableFuture<Permit> ask() {
    return limits.acquire("b", RATE, Turn.of(Lane.INTERACTIVE, Duration.ofHours(1)));
  }

  private static Quota left(int remaining) {
    return new Quota(10, remaining, RATE.interval(), null, null, null, TestWire.START);
  }

  @Test
  void row27AHostThatComesAndGoesIsNotStormed() throws Exception {
    var jumping = ManualTimekeeper.jumping(TestWire.START);
    FaultServer.Script flapping =
        exchange ->
            jumping.now().getEpochSecond() / 5 % 2 == 0 ? exchange.ok() : exchange.json(503, "{}");
    try (var server = new FaultServer(flapping);
        var transport = TestWire.transport(server.url(), jumping)) {
      TestWire wire = transport.create(TestWire.class);

      for (int i = 0; i < 300; i++) {
        jumping.advance(Duration.ofMillis(250));
        try {
          wire.read("1").execute(TestWire.scope());
        } catch (SdkException e) {
          // It was down, then.
        }
      }

      assertThat(server.received()).hasSizeLessThan(2 * 300);
    }
  }

  @Test
  void row30ClocksThatAreSetDoNotChangeAnyWait() throws Exception {
    var jumping = ManualTimekeeper.jumping(TestWire.START);
    try (var server =
            new FaultServer(
                exchange ->
                    exchange.number() == 1
                        ? exchange.json(429, "{}", "Retry-After: 7")
                        : exchange.ok());
        var transport = TestWire.transport(server.url(), new Wandering(jumping))) {

      transport.create(TestWire.class).read("1").execute(TestWire.scope());

      assertThat(Duration.ofNanos(jumping.ticks()).toSeconds()).isEqualTo(7);
    }
  }

  /** A wall clock that somebody keeps setting; what has passed is counted rightly. */
  private static final class Wandering implements Timekeeper {
    private final ManualTimekeeper steady;
    private final AtomicInteger asked = new AtomicInteger();

    Wandering(ManualTimekeeper steady) {
      this.steady = steady;
    }

    @Override
    public Instant now() {
      int hours = asked.incrementAndGet() % 3 - 1;
      return steady.now().plus(Duration.ofHours(hours));
    }

    @Override
    public long ticks() {
      return steady.ticks();
    }

    @Override
    public Alarm schedule(Duration delay, Runnable task) {
      return steady.schedule(delay, task);
    }
  }

  @Test
  void row35LateAnswersThatSayMoreIsLeftDoNotRaiseWhatOthersAreLeft() {
    Permit first = ask().join();
    Permit second = ask().join();

    first.completed(left(2));
    second.completed(left(9));

    // Ten slots, two cooling, and six that others were seen to use with three for courtesy.
    assertThat(ask()).isNotDone();
    time.advance(Duration.ofSeconds(11));
    assertThat(ask()).isCompleted();
  }

  @Test
  void row39ACallThatIsNeverAnsweredGivesItsSlotBackWhenItCanNoLongerBeCounted() {
    List<Permit> permits = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      permits.add(ask().join());
    }
    permits.forEach(Permit::lost);

    CompletableFuture<Permit> next = ask();
    time.advance(Duration.ofSeconds(15));
    assertThat(next).isNotDone();
    time.advance(Duration.ofMillis(2));
    assertThat(next).isCompleted();
  }

  @Test
  void row40TenThousandWhoWaitAllHearThatTheClientIsClosed() throws Exception {
    var held =
        limits.acquire(
            BUCKET, new Rate(1, Duration.ofMinutes(9)), Turn.of(Lane.DEFAULT, Duration.ZERO));
    try (var server = new FaultServer(FaultServer.Exchange::ok)) {
      var transport =
          Rig.on(server.url())
              .time(time)
              .limits(new Rate(1, Duration.ofMinutes(9)), limits)
              .transport();
      TestWire wire = transport.create(TestWire.class);
      CallScope patient =
          TestWire.scope()
              .resilience(
                  Resilience.standard().deadline(Duration.ofDays(300)).lane(Lane.INTERACTIVE));
      List<CompletableFuture<?>> waiting = new ArrayList<>();
      for (int i = 0; i < 10_000; i++) {
        waiting.add(wire.read("1").executeAsync(patient));
      }

      transport.close();

      assertThat(held).isCompleted();
      // Counted, because ten thousand futures in a failure's message would bury it.
      assertThat(waiting.stream().filter(RateFaultsTest::heardOfTheClosing)).hasSize(10_000);
      assertThat(server.received()).isEmpty();
    }
  }

  private static boolean heardOfTheClosing(CompletableFuture<?> call) {
    return call.isDone()
        && call.handle((value, failure) -> failure).join() instanceof ClientClosedException;
  }

  @Test
  void row45AnExhaustedFunctionWaitsAlone() throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport = TestWire.transport(server.url(), time)) {
      TestWire wire = transport.create(TestWire.class);
      wire.slowFunction().execute(TestWire.scope());
      wire.slowFunction().execute(TestWire.scope());

      assertThatThrownBy(() -> wire.slowFunction().execute(TestWire.scope()))
          .isInstanceOfSatisfying(
              NotAdmittedException.class,
              e -> assertThat(e.retryableAt()).isAfter(TestWire.START.plusSeconds(50)));

      assertThat(wire.read("1").execute(TestWire.scope()).id()).isEqualTo("1");
    }
  }
}

package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.CallListener;
import dev.tertulia.core.Limits;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Rate;
import dev.tertulia.core.ResponseInfo;
import dev.tertulia.core.auth.CredentialsProvider;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever listens is told everything, and can break nothing. */
@Timeout(30)
class ListenerTest {

  @ParameterizedTest
  @EnumSource(Way.class)
  void eventsComeInTheOrderTheyHappen(Way way) throws Exception {
    var events = new Events();
    try (var server =
            new FaultServer(
                exchange ->
                    switch (exchange.number()) {
                      case 1 -> exchange.json(503, "{}");
                      case 2 -> exchange.json(429, "{}");
                      default -> exchange.ok();
                    });
        var transport = Rig.on(server.url()).listeners(events).transport()) {

      way.run(transport.create(TestWire.class).read("1"), TestWire.scope());

      assertThat(events.told())
          .containsExactly(
              "attempting read 1",
              "attempted 1 503 ServerException",
              "repeating 1 ServerException",
              "attempting read 2",
              "limited 2 for 10",
              "attempted 2 429 RateLimitException",
              "repeating 2 RateLimitException",
              "attempting read 3",
              "attempted 3 200",
              "finished 3 200");
    }
  }

  static Stream<Supplier<Throwable>> mistakes() {
    return Stream.of(
        () -> new IllegalStateException("user's mistake"),
        () -> new StackOverflowError("user's mistake"),
        () -> new OutOfMemoryError("user's mistake"),
        () -> new AssertionError("user's mistake"),
        () -> new NoClassDefFoundError("user's mistake"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void noMistakeOfAListenerCostsACallOrAPermit(Supplier<Throwable> mistake) throws Exception {
    var time = ManualTimekeeper.jumping(TestWire.START);
    var limits = Limits.create(time);
    try (var server =
            new FaultServer(
                exchange -> exchange.number() % 2 == 1 ? exchange.reset() : exchange.ok());
        var transport =
            Rig.on(server.url())
                .limits(new Rate(1, Duration.ofSeconds(1)), limits)
                .time(time, throwing(mistake))
                .transport()) {
      var wire = transport.create(TestWire.class);

      for (int i = 0; i < 3; i++) {
        for (Way way : Way.values()) {
          assertThat(way.run(wire.read("1"), TestWire.scope()).id()).isEqualTo("1");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void noMistakeOfWhoeverWantsTheResponseLeavesTheCallerWaiting(Supplier<Throwable> mistake)
      throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport = TestWire.transport(server.url())) {
      var wire = transport.create(TestWire.class);
      CallScope scope = TestWire.scope().onAnswer(info -> sneak(mistake.get()));

      for (Way way : Way.values()) {
        assertThat(way.run(wire.read("1"), scope).id()).isEqualTo("1");
      }
    }
  }

  @Test
  void aRefusalForTheRateTellsHowTheLimiterSawIt() throws Exception {
    var seen = new AtomicReference<CallListener.Limited>();
    var listener =
        new CallListener() {
          @Override
          public void limited(Limited event) {
            seen.set(event);
          }
        };
    var time = ManualTimekeeper.jumping(TestWire.START);
    var limits = Limits.create(time);
    try (var server =
            new FaultServer(
                exchange ->
                    exchange.number() == 2
                        ? exchange.json(429, "{}", "Retry-After: 7")
                        : exchange.ok());
        var transport =
            Rig.on(server.url())
                .limits(new Rate(5, Duration.ofSeconds(10)), limits)
                .time(time, listener)
                .transport()) {
      var wire = transport.create(TestWire.class);
      wire.read("1").execute(TestWire.scope());
      wire.read("1").execute(TestWire.scope());

      String bucket = CredentialsProvider.token("token-1").identity() + " loc-1";
      var level = new Limits.Level(5, Duration.ofSeconds(10), 3, 0, null, null);
      assertThat(seen.get())
          .isEqualTo(
              new CallListener.Limited("read", "loc-1", 1, bucket, level, Duration.ofSeconds(7)));
      assertThat(limits.level(bucket).left()).isEqualTo(2);
    }
  }

  @Test
  void theResponseTellsStatusTraceAndAttempts() throws Exception {
    var seen = new AtomicReference<ResponseInfo>();
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport = TestWire.transport(server.url())) {

      transport.create(TestWire.class).read("1").execute(TestWire.scope().onAnswer(seen::set));

      assertThat(seen.get()).isEqualTo(new ResponseInfo("read", 200, "t-1", null, 1));
    }
  }

  private static CallListener throwing(Supplier<Throwable> mistake) {
    return new CallListener() {
      @Override
      public void attempting(Attempting event) {
        sneak(mistake.get());
      }

      @Override
      public void limited(Limited event) {
        sneak(mistake.get());
      }

      @Override
      public void attempted(Attempted event) {
        sneak(mistake.get());
      }

      @Override
      public void repeating(Repeating event) {
        sneak(mistake.get());
      }

      @Override
      public void finished(Finished event) {
        sneak(mistake.get());
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable mistake) throws E {
    throw (E) mistake;
  }
}

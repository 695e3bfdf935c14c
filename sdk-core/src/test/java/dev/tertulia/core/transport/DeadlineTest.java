package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.Limits;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Rate;
import dev.tertulia.core.RateLimitException;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.ServerException;
import dev.tertulia.core.TransportException;
import dev.tertulia.core.auth.CredentialsProvider;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One deadline for everything together, and no waiting that could only end in failure. */
class DeadlineTest {
  private final ManualTimekeeper time = ManualTimekeeper.jumping(TestWire.START);

  private static CallScope within(Duration deadline) {
    return TestWire.scope().resilience(Resilience.standard().deadline(deadline));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aTurnThatWouldComeTooLateIsRefusedBeforeAnythingIsSent(Way way) throws Exception {
    var limits = Limits.create(time);
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport =
            Rig.on(server.url())
                .time(time)
                .limits(new Rate(1, Duration.ofMinutes(1)), limits)
                .transport()) {
      var wire = transport.create(TestWire.class);
      way.run(wire.read("1"), within(Duration.ofSeconds(30)));

      var thrown =
          catchThrowableOfType(
              NotAdmittedException.class,
              () -> way.run(wire.read("1"), within(Duration.ofSeconds(30))));

      assertThat(thrown.retryableAt()).isEqualTo(TestWire.START.plusSeconds(60));
      assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
      assertThat(thrown.attempts()).isZero();
      assertThat(server.received()).hasSize(1);
      assertThat(time.now()).isEqualTo(TestWire.START);
    }
  }

  @Test
  void aTurnThatComesInTimeIsWaitedFor() throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport =
            Rig.on(server.url())
                .time(time)
                .limits(new Rate(1, Duration.ofSeconds(20)), null)
                .transport()) {
      var wire = transport.create(TestWire.class);
      wire.read("1").execute(within(Duration.ofSeconds(30)));

      wire.read("1").execute(within(Duration.ofSeconds(30)));

      assertThat(time.now()).isEqualTo(TestWire.START.plusSeconds(20));
    }
  }

  @ParameterizedTest
  @CsvSource({"503, 29, 2", "503, 31, 1", "429, 29, 2", "429, 31, 1"})
  void aPauseBeyondTheDeadlineEndsTheCallNowWithTheAnswerAsItStands(
      int status, int asked, int attempts) throws Exception {
    try (var server =
            new FaultServer(exchange -> exchange.json(status, "{}", "Retry-After: " + asked));
        var transport = Rig.on(server.url()).time(time).transport()) {
      var wire = transport.create(TestWire.class);

      var thrown =
          catchThrowableOfType(
              SdkException.class, () -> wire.read("1").execute(within(Duration.ofSeconds(30))));

      assertThat(thrown)
          .isInstanceOf(status == 429 ? RateLimitException.class : ServerException.class);
      assertThat(thrown.attempts()).isEqualTo(attempts);
      assertThat(time.now()).isBefore(TestWire.START.plusSeconds(30));
    }
  }

  @Test
  void aRefusalForItsRateSaysWhenThereIsAChance() throws Exception {
    try (var server = new FaultServer(exchange -> exchange.json(429, "{}", "Retry-After: 60"));
        var transport = Rig.on(server.url()).time(time).transport()) {
      var wire = transport.create(TestWire.class);

      var thrown =
          catchThrowableOfType(
              RateLimitException.class,
              () -> wire.read("1").execute(within(Duration.ofSeconds(30))));

      assertThat(thrown.retryableAt()).isEqualTo(TestWire.START.plusSeconds(60));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, PT10S", "garbage, PT10S", "7, PT7S", "864000, PT10S"})
  void a429ClosesTheBucketForWhatWasAskedOrElseForTheWindow(String asked, Duration pause)
      throws Exception {
    try (var server =
            new FaultServer(
                exchange ->
                    exchange.number() == 1
                        ? exchange.json(429, "{}", "Retry-After: " + asked)
                        : exchange.ok());
        var transport = Rig.on(server.url()).time(time).transport()) {

      transport.create(TestWire.class).read("1").execute(within(Duration.ofSeconds(30)));

      assertThat(time.now()).isEqualTo(TestWire.START.plus(pause));
    }
  }

  @Test
  void aSpentDayIsNotWaitedFor() throws Exception {
    try (var server =
            new FaultServer(
                exchange ->
                    exchange.json(
                        429,
                        "{}",
                        "X-RateLimit-Daily-Remaining: 0",
                        "X-RateLimit-Daily-Reset: 3600000"));
        var transport = Rig.on(server.url()).time(time).transport()) {
      var wire = transport.create(TestWire.class);

      var thrown =
          catchThrowableOfType(
              RateLimitException.class,
              () -> wire.read("1").execute(within(Duration.ofMinutes(5))));

      assertThat(thrown.retryableAt()).isEqualTo(TestWire.START.plusSeconds(3600));
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void theTimeATokenTakesCounts() throws Exception {
    var slow =
        CredentialsProvider.supplier(
            "vault",
            () -> {
              time.advance(Duration.ofSeconds(30));
              return "token-1";
            });
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport = Rig.on(server.url()).time(time).credentials(slow).transport()) {
      var wire = transport.create(TestWire.class);

      var thrown =
          catchThrowableOfType(
              NotAdmittedException.class,
              () -> wire.read("1").execute(within(Duration.ofSeconds(30))));

      assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
      assertThat(server.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"29749, 1", "29751, 0"})
  void aRestTooShortForAnAnswerStartsNoAttempt(long spent, int sent) throws Exception {
    var slow =
        CredentialsProvider.supplier(
            "vault",
            () -> {
              time.advance(Duration.ofMillis(spent));
              return "token-1";
            });
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport = Rig.on(server.url()).time(time).credentials(slow).transport()) {
      var wire = transport.create(TestWire.class);

      catchThrowableOfType(
          SdkException.class, () -> wire.read("1").execute(within(Duration.ofSeconds(30))));

      // Whether the last quarter of a second was enough is not the point: the request left, or it
      // did not.
      assertThat(server.received()).hasSize(sent);
    }
  }

  @Test
  void shortAttemptsAreRepeatedLikeLongOnes() throws Exception {
    var brisk = Resilience.standard().attemptTimeout(Duration.ofMillis(100));
    try (var server = new FaultServer(FaultServer.Exchange::stall);
        var transport = Rig.on(server.url()).time(time).transport()) {
      var wire = transport.create(TestWire.class);

      var thrown =
          catchThrowableOfType(
              TransportException.class,
              () -> wire.read("1").execute(TestWire.scope().resilience(brisk)));

      assertThat(thrown.attempts()).isEqualTo(4);
      assertThat(thrown.kind()).isEqualTo(TransportException.Kind.TIMEOUT);
    }
  }

  @Test
  void anAttemptGetsWhatIsLeftAndNoMore() throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::stall);
        var transport = Rig.on(server.url()).time(time).transport()) {
      var wire = transport.create(TestWire.class);

      var thrown =
          catchThrowableOfType(
              TransportException.class,
              () ->
                  wire.send(dev.tertulia.core.json.JsonValue.MISSING)
                      .execute(within(Duration.ofMillis(300))));

      assertThat(thrown.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(thrown.kind()).isEqualTo(TransportException.Kind.TIMEOUT);
    }
  }
}

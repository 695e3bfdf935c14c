package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.CallReport;
import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Limits;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Rate;
import dev.tertulia.core.Safety;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.auth.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where tokens come from, and what happens when one is rejected. */
class TokenTest {
  /** Rejects every token but {@code token-2}. */
  private static final FaultServer.Script WANTS_TOKEN_2 =
      exchange ->
          exchange.request().contains("Bearer token-2\r\n")
              ? exchange.ok()
              : exchange.json(401, "{\"message\":\"Invalid token\"}");

  /** Counts how often it was asked for another token, and has one. */
  private static final class Rotating implements CredentialsProvider {
    private final AtomicInteger replaced = new AtomicInteger();
    private final Optional<Secret> other;

    Rotating(String other) {
      this.other = Optional.ofNullable(other).map(Secret::of);
    }

    @Override
    public Secret tokenFor(String resource) {
      return Secret.of("token-1");
    }

    @Override
    public Optional<Secret> replacing(String resource, Secret rejected) {
      assertThat(resource).isEqualTo("loc-1");
      assertThat(rejected).isEqualTo(Secret.of("token-1"));
      replaced.incrementAndGet();
      return other;
    }

    @Override
    public String identity() {
      return "rotating";
    }
  }

  @ParameterizedTest
  @EnumSource(Safety.class)
  void aRejectedTokenIsReplacedAndTheRequestGoesAgain(Safety safety) throws Exception {
    var credentials = new Rotating("token-2");
    try (var server = new FaultServer(WANTS_TOKEN_2);
        var transport = Rig.on(server.url()).credentials(credentials).transport()) {

      TestWire.call(transport.create(TestWire.class), safety, TestWire.scope());

      assertThat(server.received()).hasSize(2);
      assertThat(credentials.replaced).hasValue(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void anotherTokenIsAskedForOnceInACall(Way way) throws Exception {
    var credentials = new Rotating("token-3");
    try (var server = new FaultServer(WANTS_TOKEN_2);
        var transport = Rig.on(server.url()).credentials(credentials).transport()) {
      var wire = transport.create(TestWire.class);

      var thrown =
          catchThrowableOfType(
              CredentialsException.class, () -> way.run(wire.read("1"), TestWire.scope()));

      assertThat(server.received()).hasSize(2);
      assertThat(credentials.replaced).hasValue(1);
      assertThat(thrown.state()).isEqualTo(CredentialsException.State.REJECTED);
    }
  }

  @Test
  void withoutAnotherTokenTheRefusalStands() throws Exception {
    var credentials = new Rotating(null);
    try (var server = new FaultServer(WANTS_TOKEN_2);
        var transport = Rig.on(server.url()).credentials(credentials).transport()) {
      var wire = transport.create(TestWire.class);

      var thrown =
          catchThrowableOfType(
              CredentialsException.class, () -> wire.read("1").execute(TestWire.scope()));

      assertThat(server.received()).hasSize(1);
      assertThat(thrown.state()).isEqualTo(CredentialsException.State.REJECTED);
      assertThat(thrown.outcome()).isEqualTo(Outcome.REFUSED);
    }
  }

  @Test
  void aFileThatWasRewrittenWorksWithoutARestart(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "token-1\n");
    // The file changes while the first attempt is on its way, to a text of the same length within
    // the same clock tick.
    FaultServer.Script rotates =
        exchange -> {
          Files.writeString(file, "token-2\n");
          return WANTS_TOKEN_2.answer(exchange);
        };
    try (var server = new FaultServer(rotates);
        var transport =
            Rig.on(server.url()).credentials(CredentialsProvider.file(file)).transport()) {

      transport.create(TestWire.class).read("1").execute(TestWire.scope());

      assertThat(server.received()).hasSize(2);
    }
  }

  @Test
  void whereNobodyHasATokenTheErrorSaysWhereItWasLookedFor(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("absent");
    var chain =
        CredentialsProvider.chain(
            CredentialsProvider.environment("TERTULIA_NO_SUCH_VARIABLE"),
            CredentialsProvider.systemProperty("tertulia.no.such.property"),
            CredentialsProvider.file(file),
            CredentialsProvider.supplier("vault", () -> " "));
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport = Rig.on(server.url()).credentials(chain).transport()) {
      var wire = transport.create(TestWire.class);

      var thrown =
          catchThrowableOfType(
              CredentialsException.class, () -> wire.read("1").execute(TestWire.scope()));

      assertThat(thrown.state()).isEqualTo(CredentialsException.State.MISSING);
      assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
      assertThat(thrown)
          .hasMessage(
              "read: no token: environment variable TERTULIA_NO_SUCH_VARIABLE is not set; system"
                  + " property tertulia.no.such.property is not set; file %s does not exist;"
                  + " vault is empty",
              file);
      assertThat(server.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aProviderThatThrowsEndsTheCallAndKeepsNoPermit(Way way) throws Exception {
    var broken =
        CredentialsProvider.supplier(
            "vault",
            () -> {
              throw new StackOverflowError("sealed");
            });
    var limits = Limits.create();
    var oneAtATime = new Rate(1, Duration.ofHours(1));
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport =
            Rig.on(server.url()).credentials(broken).limits(oneAtATime, limits).transport()) {
      var wire = transport.create(TestWire.class);

      for (int i = 0; i < 3; i++) {
        var thrown =
            catchThrowableOfType(
                CredentialsException.class, () -> way.run(wire.read("1"), TestWire.scope()));
        assertThat(thrown)
            .hasMessage("read: the credentials provider failed: java.lang.StackOverflowError")
            .hasCauseInstanceOf(StackOverflowError.class);
      }
    }
  }

  @Test
  void theFirstOfAChainThatHasATokenIsTaken() throws Exception {
    var chain =
        CredentialsProvider.chain(
            CredentialsProvider.supplier("first", () -> null),
            CredentialsProvider.token("token-2"),
            CredentialsProvider.token("token-3"));
    try (var server = new FaultServer(WANTS_TOKEN_2);
        var transport = Rig.on(server.url()).credentials(chain).transport()) {

      assertThat(transport.create(TestWire.class).read("1").execute(TestWire.scope()).id())
          .isEqualTo("1");
    }
  }

  /** Waits for its token no longer than it is told to. */
  private record Waiting(AtomicReference<Duration> within, SdkException refusal)
      implements CredentialsProvider {
    @Override
    public Secret tokenFor(String resource) {
      throw new AssertionError("the time is known");
    }

    @Override
    public Secret tokenFor(String resource, Duration most) {
      within.set(most);
      throw refusal;
    }

    @Override
    public String identity() {
      return "waiting";
    }
  }

  private static SdkException refusedFor(SdkException refusal, AtomicReference<Duration> within)
      throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport =
            Rig.on(server.url()).credentials(new Waiting(within, refusal)).transport()) {
      var wire = transport.create(TestWire.class);
      return catchThrowableOfType(
          SdkException.class, () -> wire.read("1").execute(TestWire.scope()));
    }
  }

  @Test
  void aProviderIsToldHowLongTheCallCanWait() throws Exception {
    var within = new AtomicReference<Duration>();
    Instant later = Instant.parse("2026-11-22T10:00:05Z");
    var refusal = new NotAdmittedException(CallReport.unsent(""), "it is being refreshed", later);

    var thrown = refusedFor(refusal, within);

    assertThat(within.get()).isPositive().isLessThan(Duration.ofSeconds(30));
    assertThat(thrown).isInstanceOf(NotAdmittedException.class);
    assertThat(((NotAdmittedException) thrown).retryableAt()).isEqualTo(later);
    assertThat(thrown).hasMessage("read: it is being refreshed").hasCause(refusal);
    assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
  }

  @Test
  void aMistakeInTheConfigurationOfAProviderIsToldInItsWords() throws Exception {
    var wrong = new InvalidRequestException("the stored grant", "another key", "this one");

    var thrown = refusedFor(wrong, new AtomicReference<>());

    assertThat(thrown)
        .isInstanceOf(CredentialsException.class)
        .hasMessage("read: the stored grant: expected another key, found this one")
        .hasCause(wrong);
  }
}

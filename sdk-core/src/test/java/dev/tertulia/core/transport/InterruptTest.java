package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.CallInterruptedException;
import dev.tertulia.core.Download;
import dev.tertulia.core.Limits;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Permit;
import dev.tertulia.core.Rate;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.Safety;
import dev.tertulia.core.auth.CredentialsProvider;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An interrupt ends a call wherever it is, long before any timeout, and says what may have become
 * of it.
 */
@Timeout(30)
class InterruptTest {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Rate ONE_SLOT = new Rate(1, Duration.ofSeconds(10));
  private static final CallScope PATIENT =
      TestWire.scope()
          .resilience(Resilience.standard().deadline(A_MINUTE).attemptTimeout(A_MINUTE));

  private final ManualTimekeeper time = ManualTimekeeper.startingAt(TestWire.START);
  private final Limits limits = Limits.create(time);

  private Rig rig(String url) {
    return Rig.on(url).time(time).limits(ONE_SLOT, limits).timeouts(A_MINUTE, A_MINUTE);
  }

  /** Runs the work on a thread of its own, and interrupts it once it stands where it should. */
  private static CallInterruptedException interrupted(Runnable work, String method) {
    var thrown = new AtomicReference<Throwable>();
    var flag = new AtomicBoolean();
    var thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Throwable e) {
                thrown.set(e);
              }
              flag.set(Thread.currentThread().isInterrupted());
            });
    thread.setDaemon(true);
    thread.start();
    Until.until(() -> !thread.isAlive() || standsIn(thread, method));
    thread.interrupt();
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(thread.isAlive()).as("still waiting for its timeout").isFalse();
    assertThat(thrown.get()).isInstanceOf(CallInterruptedException.class);
    assertThat(flag).as("the flag").isTrue();
    return (CallInterruptedException) thrown.get();
  }

  private static boolean standsIn(Thread thread, String method) {
    // A pause of no length at all is passed through, too, before the first attempt.
    return (thread.getState() != Thread.State.RUNNABLE || !method.endsWith("pause"))
        && Arrays.stream(thread.getStackTrace())
            .anyMatch(
                frame -> (frame.getClassName() + "." + frame.getMethodName()).contains(method));
  }

  /**
   * Nothing is in flight any more: when the window is over, and the time in which what was broken
   * off may still be counted, the only slot is free.
   */
  private void permitIsBack() throws Exception {
    time.advance(Duration.ofSeconds(16));
    Permit permit =
        limits
            .acquire(bucket(), ONE_SLOT, dev.tertulia.core.Lane.DEFAULT, Duration.ZERO)
            .get(1, TimeUnit.SECONDS);
    permit.unused();
  }

  private static String bucket() {
    return CredentialsProvider.token("token-1").identity() + " loc-1";
  }

  @Test
  void whileWaitingForATurn() throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport = rig(server.url()).transport()) {
      var wire = transport.create(TestWire.class);
      wire.read("1").execute(PATIENT);

      var thrown = interrupted(() -> wire.read("1").execute(PATIENT), "BlockingMode.arrival");

      assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
      assertThat(server.received()).hasSize(1);
      permitIsBack();
    }
  }

  @Test
  void inAPause() throws Exception {
    var events = new Events();
    try (var server = new FaultServer(exchange -> exchange.json(425, "{}", "Retry-After: 20"));
        var transport = rig(server.url()).time(time, events).transport()) {
      var wire = transport.create(TestWire.class);

      var thrown = interrupted(() -> wire.read("1").execute(PATIENT), "BlockingMode.pause");

      assertThat(thrown.outcome()).isEqualTo(Outcome.REFUSED);
      assertThat(server.received()).hasSize(1);
      assertThat(events.told()).endsWith("finished 1 CallInterruptedException");
      permitIsBack();
    }
  }

  @Test
  void inAPauseAfterAnAttemptThatMayHaveArrived() throws Exception {
    try (var server = new FaultServer(exchange -> exchange.json(503, "{}", "Retry-After: 20"));
        var transport = rig(server.url()).transport()) {
      var wire = transport.create(TestWire.class);

      var thrown = interrupted(() -> wire.remove("1").execute(PATIENT), "BlockingMode.pause");

      assertThat(thrown.outcome()).isEqualTo(Outcome.UNKNOWN);
    }
  }

  @Test
  void whileConnecting() throws Exception {
    try (var blackhole = new Blackhole();
        var transport = rig(blackhole.url()).transport()) {
      var wire = transport.create(TestWire.class);

      var thrown = interrupted(() -> wire.read("1").execute(PATIENT), "awaitTcpConnect");

      assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
      assertThat(thrown.attempts()).isOne();
      permitIsBack();
    }
  }

  @ParameterizedTest
  @EnumSource(Safety.class)
  void whileWaitingForTheAnswer(Safety safety) throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::stall);
        var transport = rig(server.url()).transport()) {
      var wire = transport.create(TestWire.class);

      var thrown = interrupted(() -> TestWire.call(wire, safety, PATIENT), "readResponseHeaders");

      assertThat(thrown.outcome()).isEqualTo(Outcome.UNKNOWN);
      // The client may be interrupted before the server has read all of it.
      Until.until(() -> !server.received().isEmpty());
      assertThat(server.received()).hasSize(1);
      permitIsBack();
    }
  }

  @ParameterizedTest
  @EnumSource(Safety.class)
  void whileReadingAnAnswerThatSaysYes(Safety safety) throws Exception {
    FaultServer.Script half =
        exchange ->
            exchange.text("HTTP/1.1 200 X\r\nContent-Length: 50\r\n\r\n{") && exchange.stall();
    try (var server = new FaultServer(half);
        var transport = rig(server.url()).transport()) {
      var wire = transport.create(TestWire.class);

      var thrown = interrupted(() -> TestWire.call(wire, safety, PATIENT), "AnswerReader.whole");

      assertThat(thrown.outcome()).isEqualTo(Outcome.ACCEPTED);
      permitIsBack();
    }
  }

  @Test
  void whileReadingADownload() throws Exception {
    FaultServer.Script half =
        exchange ->
            exchange.text("HTTP/1.1 200 X\r\nContent-Length: 50\r\n\r\n{") && exchange.stall();
    try (var server = new FaultServer(half);
        var transport = rig(server.url()).transport();
        Download download = transport.create(TestWire.class).content("1").execute(PATIENT)) {

      var thrown =
          interrupted(
              () -> {
                try {
                  download.stream().readAllBytes();
                } catch (java.io.IOException e) {
                  throw new AssertionError(e);
                }
              },
              "readAllBytes");

      assertThat(thrown.outcome()).isEqualTo(Outcome.ACCEPTED);
      permitIsBack();
    }
  }

  @Test
  void whileWaitingForAnAnswerOverTlsOnAClientThatWasGiven() throws Exception {
    var root = new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    var keys =
        new HandshakeCertificates.Builder()
            .heldCertificate(root)
            .addTrustedCertificate(root.certificate())
            .build();
    var client =
        new OkHttpClient.Builder()
            .sslSocketFactory(keys.sslSocketFactory(), keys.trustManager())
            .build();
    try (var server = new MockWebServer()) {
      server.useHttps(keys.sslSocketFactory());
      server.start();
      server.enqueue(
          new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
      try (var transport = rig(server.url("/").toString()).http(client).transport()) {
        var wire = transport.create(TestWire.class);

        var thrown =
            interrupted(() -> TestWire.call(wire, Safety.ONCE, PATIENT), "readResponseHeaders");

        assertThat(thrown.outcome()).isEqualTo(Outcome.UNKNOWN);
      }
    }
  }

  @Test
  void whileTheProviderLooksForAToken() throws Exception {
    var never = new CountDownLatch(1);
    var vault =
        CredentialsProvider.supplier(
            "vault",
            () -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
              }
              return "token-1";
            });
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport = rig(server.url()).credentials(vault).transport()) {
      var wire = transport.create(TestWire.class);

      var thrown = interrupted(() -> wire.read("1").execute(PATIENT), "CountDownLatch.await");

      assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void beforeItBegan() throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport = rig(server.url()).transport()) {
      var wire = transport.create(TestWire.class);

      var thrown =
          interrupted(
              () -> {
                Thread.currentThread().interrupt();
                wire.send(dev.tertulia.core.json.JsonValue.MISSING).execute(PATIENT);
              },
              "nowhere");

      assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
      assertThat(server.received()).isEmpty();
      permitIsBack();
    }
  }
}

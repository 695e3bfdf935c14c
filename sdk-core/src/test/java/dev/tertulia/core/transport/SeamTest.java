package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tertulia.core.CallInterruptedException;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.ClientClosedException;
import dev.tertulia.core.Download;
import dev.tertulia.core.Lane;
import dev.tertulia.core.Limits;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Rate;
import dev.tertulia.core.Safety;
import dev.tertulia.core.Upload;
import dev.tertulia.core.auth.CredentialsProvider;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens at the narrow places of the seam: between two of its steps. */
@Timeout(30)
class SeamTest {

  @Test
  void anInterruptOnTheWayToWhereADownloadMovedIsOne() throws Exception {
    try (var storage = new FaultServer(FaultServer.Exchange::ok);
        var server =
            new FaultServer(
                exchange -> exchange.json(302, "", "Location: " + storage.url() + "file"));
        var transport =
            Rig.on(server.url())
                .http(interruptingOnRedirects())
                .timeouts(Duration.ofMinutes(1), Duration.ofMinutes(1))
                .transport()) {
      var wire = transport.create(TestWire.class);

      Throwable thrown = catchThrowable(() -> wire.content("1").execute(TestWire.scope()));

      assertThat(Thread.interrupted()).as("the flag").isTrue();
      assertThat(thrown).isInstanceOf(CallInterruptedException.class);
      assertThat(storage.received()).isEmpty();
    }
  }

  /** The flag is set when the first answer is there, so the next connection meets it. */
  private static OkHttpClient interruptingOnRedirects() {
    return new OkHttpClient.Builder()
        .addInterceptor(
            chain -> {
              Response response = chain.proceed(chain.request());
              if (response.code() == 302) {
                Thread.currentThread().interrupt();
              }
              return response;
            })
        .build();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void nothingIsSentByAClientThatWasClosedWhileItsTokenWasFetched(Way way) throws Exception {
    var transport = new Transport[1];
    var vault =
        CredentialsProvider.supplier(
            "vault",
            () -> {
              transport[0].close();
              return "token-1";
            });
    try (var server = new FaultServer(FaultServer.Exchange::ok)) {
      transport[0] = Rig.on(server.url()).credentials(vault).transport();
      var wire = transport[0].create(TestWire.class);

      assertThatExceptionOfType(ClientClosedException.class)
          .isThrownBy(() -> TestWire.call(way, wire, Safety.ONCE, TestWire.scope()))
          .satisfies(thrown -> assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT))
          .satisfies(thrown -> assertThat(thrown.safety()).isEqualTo(Safety.ONCE));
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void anErrorInTheUsersCodeGivesThePermitBack() throws Exception {
    var rate = new Rate(1, Duration.ofSeconds(10));
    var limits = Limits.create(TestWire.options("http://localhost/").timekeeper());
    Upload broken =
        Upload.stream(
            "a.txt",
            "text/plain",
            1,
            () -> {
              throw new NoSuchMethodError("in the user's code");
            });
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport = Rig.on(server.url()).limits(rate, limits).transport()) {
      var wire = transport.create(TestWire.class);

      assertThatThrownBy(() -> wire.attach(UploadBody.of(broken)).execute(TestWire.scope()))
          .isInstanceOf(NoSuchMethodError.class);

      String bucket = CredentialsProvider.token("token-1").identity() + " loc-1";
      assertThat(
              limits
                  .acquire(bucket, rate, Lane.DEFAULT, Duration.ofSeconds(16))
                  .get(1, TimeUnit.SECONDS))
          .isNotNull();
    }
  }

  @Test
  void aDownloadNobodyWaitsForAnyMoreIsClosed() throws Exception {
    var closed = new CountDownLatch(1);
    var content =
        new ByteArrayInputStream(new byte[1]) {
          @Override
          public void close() {
            closed.countDown();
          }
        };
    var report = new CallReport("content", 1, Outcome.ACCEPTED, null);
    var started = new CountDownLatch(1);
    var cancelled = new CountDownLatch(1);
    try (var transport = TestWire.transport("http://127.0.0.1:9/")) {
      var future =
          transport.async(
              () -> {
                started.countDown();
                awaitCalmly(cancelled);
                return new Download(content, null, null, 1, report);
              });
      assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
      future.cancel(true);
      cancelled.countDown();

      assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void awaitCalmly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      // The answer was here already, as far as this test is concerned.
    }
  }

  @Test
  void socketsOfOurOwnSendAtOnce() throws Exception {
    try (var socket = new InterruptibleSockets().createSocket()) {
      assertThat(socket.getTcpNoDelay()).isTrue();
    }
  }
}

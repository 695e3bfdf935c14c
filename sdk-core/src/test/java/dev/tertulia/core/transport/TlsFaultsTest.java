package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.Outcome;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.Safety;
import dev.tertulia.core.TransportException;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fault rows 4 and 18: TLS that must not be trusted, and HTTP/2 that goes away. */
@Timeout(60)
class TlsFaultsTest {
  private static final int REFUSED_STREAM = 7;
  private static final HeldCertificate ROOT =
      new HeldCertificate.Builder().certificateAuthority(0).build();
  private static final MockResponse OK = new MockResponse.Builder().body(FaultServer.OK).build();

  private static HeldCertificate certificate(String kind) {
    var builder =
        new HeldCertificate.Builder()
            .signedBy(ROOT)
            .addSubjectAlternativeName(kind.equals("wrong host") ? "elsewhere.test" : "localhost");
    if (kind.equals("expired")) {
      long now = System.currentTimeMillis();
      builder.validityInterval(now - Duration.ofDays(9).toMillis(), now - 1000);
    }
    return builder.build();
  }

  private static MockWebServer server(HeldCertificate certificate) throws Exception {
    var server = new MockWebServer();
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    server.start();
    return server;
  }

  private static OkHttpClient trusting() {
    var trust =
        new HandshakeCertificates.Builder().addTrustedCertificate(ROOT.certificate()).build();
    return new OkHttpClient.Builder()
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong host", "expired", "untrusted"})
  void row04WhoeverCannotProveWhoTheyAreGetsNothingAndIsNotAskedAgain(String kind)
      throws Exception {
    var certificate = certificate(kind);
    var client = kind.equals("untrusted") ? new OkHttpClient() : trusting();
    try (var server = server(certificate)) {
      for (Safety safety : Safety.values()) {
        try (var transport = Rig.on(server.url("/").toString()).http(client).transport()) {
          var wire = transport.create(TestWire.class);

          var thrown =
              catchThrowableOfType(
                  TransportException.class, () -> TestWire.call(wire, safety, TestWire.scope()));

          assertThat(thrown.kind()).isEqualTo(TransportException.Kind.TLS);
          assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
          assertThat(thrown.attempts()).isOne();
          assertThat(thrown + " " + thrown.getCause()).doesNotContain("token-1", "things");
        }
      }
      assertThat(server.getRequestCount()).isZero();
    }
  }

  @Test
  void whatMustHappenOnceTravelsOverHttp11AndReadsOverHttp2() throws Exception {
    var certificate = certificate("good");
    try (var server = server(certificate);
        var transport = Rig.on(server.url("/").toString()).http(trusting()).transport()) {
      server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
      var wire = transport.create(TestWire.class);
      server.enqueue(OK);
      server.enqueue(OK);

      TestWire.call(wire, Safety.READ, TestWire.scope());
      TestWire.call(wire, Safety.ONCE, TestWire.scope());

      assertThat(server.takeRequest().getVersion()).contains("HTTP/2");
      assertThat(server.takeRequest().getVersion()).isEqualTo("HTTP/1.1");
    }
  }

  @Test
  void row18ARefusedStreamIsRepeatedForARead() throws Exception {
    assertReadSurvives(
        new MockResponse.Builder().onRequestStart(new SocketEffect.CloseStream(REFUSED_STREAM)));
  }

  @Test
  void row18AConnectionThatSaysGoodbyeIsReplacedForARead() throws Exception {
    assertReadSurvives(
        new MockResponse.Builder()
            .body(FaultServer.OK)
            .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE));
  }

  @Test
  void row18AConnectionThatBreaksIsReplacedForARead() throws Exception {
    assertReadSurvives(new MockResponse.Builder().onRequestStart(new SocketEffect.CloseSocket()));
  }

  private static void assertReadSurvives(MockResponse.Builder second) throws Exception {
    var certificate = certificate("good");
    try (var server = server(certificate);
        var transport = Rig.on(server.url("/").toString()).http(trusting()).transport()) {
      var wire = transport.create(TestWire.class);
      server.enqueue(OK);
      server.enqueue(second.build());
      server.enqueue(OK);
      server.enqueue(OK);
      wire.read("0").execute(TestWire.scope());

      var patience = TestWire.scope().resilience(Resilience.standard());
      assertThat(wire.read("1").execute(patience).id()).isEqualTo("1");
      assertThat(wire.read("2").execute(patience).id()).isEqualTo("1");
    }
  }
}

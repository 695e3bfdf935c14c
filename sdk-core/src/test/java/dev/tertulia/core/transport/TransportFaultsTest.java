package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.Safety;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.TransportException;
import dev.tertulia.core.TransportException.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fault rows of the network, but for TLS and HTTP/2: see docs/reliability.md. */
@Timeout(60)
class TransportFaultsTest {
  private static final CallScope BRISK =
      TestWire.scope().resilience(Resilience.standard().attemptTimeout(Duration.ofMillis(800)));

  private static <E extends SdkException> E fail(Class<E> type, Rig rig, Safety safety) {
    try (var transport = rig.transport()) {
      var wire = transport.create(TestWire.class);
      return catchThrowableOfType(type, () -> TestWire.call(wire, safety, BRISK));
    }
  }

  private static void assertNeverLeft(String happening, Kind kind, Class<?> cause)
      throws Exception {
    try (var place = new Happenings(happening)) {
      for (Safety safety : Safety.values()) {
        var thrown = fail(TransportException.class, place.rig(), safety);

        assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(thrown.kind()).isEqualTo(kind);
        assertThat(thrown.attempts()).isEqualTo(4);
        assertThat(thrown.getCause()).isInstanceOf(cause);
      }
    }
  }

  @Test
  void row01AnUnknownHostIsRepeatedAndNeverLeft() throws Exception {
    assertNeverLeft("unknown host", Kind.DNS, UnknownHostException.class);
  }

  @Test
  void row02ARefusedConnectionIsRepeatedAndNeverLeft() throws Exception {
    assertNeverLeft("refused", Kind.CONNECT, IOException.class);
  }

  @Test
  void row03ABlackholeIsBoundByTheConnectTimeout() throws Exception {
    assertNeverLeft("connect timeout", Kind.CONNECT, IOException.class);
  }

  @Test
  void row05AProxyThatIsDownIsNamed() throws Exception {
    assertNeverLeft("proxy down", Kind.PROXY, IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://service.invalid/", "https://service.invalid/"})
  void row05AProxyThatWantsCredentialsIsNamed(String url) throws Exception {
    try (var proxy =
        new FaultServer(exchange -> exchange.json(407, "{}", "Proxy-Authenticate: Basic"))) {
      var through = new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", proxy.port()));

      var thrown = fail(TransportException.class, Rig.on(url).proxy(through), Safety.ONCE);

      assertThat(thrown.kind()).isEqualTo(Kind.PROXY);
      assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
    }
  }

  /** Cuts the connection by reset after so many bytes of the request have been read. */
  @ParameterizedTest
  @EnumSource(Safety.class)
  void row08AResetAtAnyByteIsRepeatedUnlessItMustHappenOnce(Safety safety) throws Exception {
    for (int bytes = 0; bytes <= 150; bytes += 15) {
      try (var server = new CuttingServer(bytes)) {
        var thrown = fail(TransportException.class, Rig.on(server.url()), safety);

        assertThat(thrown.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(server.connections()).isEqualTo(safety == Safety.ONCE ? 1 : 4);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Safety.class)
  void row10AStallBeforeTheHeadersEndsWithTheAttempt(Safety safety) throws Exception {
    try (var server = new FaultServer(FaultServer.Exchange::stall)) {
      var thrown = fail(TransportException.class, Rig.on(server.url()), safety);

      assertThat(thrown.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(server.connections()).isEqualTo(safety == Safety.ONCE ? 1 : 4);
    }
  }

  @ParameterizedTest
  @EnumSource(Safety.class)
  void row11AStallInTheBodyIsAnAcceptedAnswerThatCannotBeRead(Safety safety) throws Exception {
    FaultServer.Script half =
        exchange ->
            exchange.text("HTTP/1.1 200 X\r\nContent-Length: 50\r\n\r\n{\"id") && exchange.stall();
    try (var server = new FaultServer(half)) {
      var thrown = fail(DecodingException.class, Rig.on(server.url()), safety);

      assertThat(thrown.outcome()).isEqualTo(Outcome.ACCEPTED);
      assertThat(new String(thrown.body(), StandardCharsets.UTF_8)).isEqualTo("{\"id");
      assertThat(server.received()).hasSize(safety == Safety.READ ? 2 : 1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 50\r\n\r\n{\"id\":\"1\"}",
        "Transfer-Encoding: chunked\r\n\r\na\r\n{\"id\":\"1\"}\r\n",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n{\"id\":\"1\"}",
        "Content-Encoding: gzip\r\nContent-Length: 10\r\n\r\n{\"id\":\"1\"}"
      })
  void row12And13AnAnswerThatIsShortCutOrBadlyPackedIsNeverASuccess(String answer)
      throws Exception {
    try (var server = new FaultServer(e -> !e.text("HTTP/1.1 200 X\r\n" + answer))) {
      var thrown = fail(DecodingException.class, Rig.on(server.url()), Safety.ONCE);

      assertThat(thrown.outcome()).isEqualTo(Outcome.ACCEPTED);
      assertThat(thrown).hasMessage("send: the answer was cut");
    }
  }

  @Test
  void row13AWrongCharsetIsStillRead() throws Exception {
    byte[] latin1 = "{\"id\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    FaultServer.Script script =
        exchange -> {
          exchange.text("HTTP/1.1 200 X\r\nContent-Length: " + latin1.length + "\r\n\r\n");
          exchange.out().write(latin1);
          return true;
        };
    try (var server = new FaultServer(script);
        var transport = TestWire.transport(server.url())) {
      assertThat(transport.create(TestWire.class).read("1").execute(BRISK).id()).startsWith("caf");
    }
  }

  @Test
  void row13AByteOrderMarkIsNoGarbage() throws Exception {
    try (var server = new FaultServer(e -> e.json(200, "\uFEFF{\"id\":\"1\"}"));
        var transport = TestWire.transport(server.url())) {
      assertThat(transport.create(TestWire.class).read("1").execute(BRISK).id()).isEqualTo("1");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 500})
  void row14ASlowDripDoesNotOutliveTheAttempt(int status) throws Exception {
    FaultServer.Script drip =
        exchange -> {
          exchange.text("HTTP/1.1 " + status + " X\r\nContent-Length: 9999\r\n\r\n");
          for (int i = 0; i < 9999; i++) {
            exchange.pause(50);
            exchange.text(" ");
          }
          return true;
        };
    try (var server = new FaultServer(drip)) {
      var thrown = fail(SdkException.class, Rig.on(server.url()), Safety.ONCE);

      assertThat(thrown.outcome()).isEqualTo(status == 200 ? Outcome.ACCEPTED : Outcome.UNKNOWN);
    }
  }

  @Test
  void row14ASlowErrorOfADownloadDoesNotOutliveTheAttempt() throws Exception {
    FaultServer.Script drip =
        exchange -> {
          exchange.text("HTTP/1.1 404 X\r\nContent-Length: 9999\r\n\r\n");
          for (int i = 0; i < 9999; i++) {
            exchange.pause(50);
            exchange.text(" ");
          }
          return true;
        };
    try (var server = new FaultServer(drip);
        var transport = TestWire.transport(server.url())) {
      var wire = transport.create(TestWire.class);

      catchThrowableOfType(ApiException.class, () -> wire.content("1").execute(BRISK));

      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void row15AnEndlessAnswerEndsAtTheLimit() throws Exception {
    byte[] mebibyte = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    FaultServer.Script endless =
        exchange -> {
          exchange.text("HTTP/1.1 200 X\r\n\r\n{");
          while (true) {
            exchange.out().write(mebibyte);
          }
        };
    try (var server = new FaultServer(endless);
        var transport = TestWire.transport(server.url())) {
      var wire = transport.create(TestWire.class);

      var thrown =
          catchThrowableOfType(
              DecodingException.class, () -> TestWire.call(wire, Safety.ONCE, TestWire.scope()));

      assertThat(thrown.body()).hasSize(64 << 10);
      assertThat(thrown).hasRootCauseMessage("more than 33554432 bytes");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 502})
  void row16AnHtmlPageIsClassifiedAndBounded(int status) throws Exception {
    String page = "<!DOCTYPE html><p>" + "x".repeat(100_000);
    try (var server = new FaultServer(exchange -> exchange.json(status, page))) {
      var thrown = fail(SdkException.class, Rig.on(server.url()), Safety.ONCE);

      assertThat(thrown.outcome()).isEqualTo(status == 200 ? Outcome.ACCEPTED : Outcome.UNKNOWN);
      assertThat(thrown.getMessage()).hasSizeLessThan(300).doesNotContain("xxx");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void row17ARedirectIsNotFollowedWithCredentialsOrABody(int status) throws Exception {
    try (var elsewhere = new FaultServer(FaultServer.Exchange::ok);
        var server = new FaultServer(e -> e.json(status, "{}", "Location: " + elsewhere.url()))) {
      for (Safety safety : Safety.values()) {
        var thrown = fail(ApiException.class, Rig.on(server.url()), safety);

        assertThat(thrown.status()).isEqualTo(status);
        assertThat(thrown.outcome()).isEqualTo(Outcome.REFUSED);
      }
      assertThat(elsewhere.connections()).isZero();
    }
  }

  @Test
  void row19AnAnswerInPiecesOfOneByteIsRead() throws Exception {
    String answer = "HTTP/1.1 200 X\r\nContent-Length: 10\r\n\r\n{\"id\":\"1\"}";
    FaultServer.Script bytes =
        exchange -> {
          for (char c : answer.toCharArray()) {
            exchange.text("" + c);
          }
          return true;
        };
    try (var server = new FaultServer(bytes);
        var transport = TestWire.transport(server.url())) {
      assertThat(transport.create(TestWire.class).read("1").execute(TestWire.scope()).id())
          .isEqualTo("1");
    }
  }
}

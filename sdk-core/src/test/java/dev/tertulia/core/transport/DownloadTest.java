package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.Download;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.TransportException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class DownloadTest {
  @TempDir Path folder;

  private static Download open(Transport transport) {
    return transport.create(TestWire.class).content("1").execute(TestWire.scope());
  }

  private static String answer(int length, String body, String... headers) {
    return "HTTP/1.1 200 X\r\n"
        + String.join("", Stream.of(headers).map(h -> h + "\r\n").toList())
        + "Content-Length: "
        + length
        + "\r\n\r\n"
        + body;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "attachment; filename=call.wav | call.wav",
        "attachment; filename=\"my call.wav\" | my call.wav",
        "inline; FileName = \"a.wav\"; size=3 | a.wav",
        "attachment; filename=\"../../etc/passwd\" | passwd",
        "attachment; filename=\"C:\\\\temp\\\\a.wav\" | a.wav",
        "attachment; filename=\"C:a.wav\" |",
        "attachment; filename=\"..\" |",
        "attachment; filename=\"x/\" |",
        "attachment; filename=\"\" |",
        "attachment; xfilename=a.wav |",
        "attachment |"
      })
  void theNameIsTheServicesButNeverThePath(String disposition, String name) throws Exception {
    String answer = answer(3, "abc", "Content-Disposition: " + disposition);
    try (var server = new FaultServer(exchange -> exchange.text(answer));
        var transport = TestWire.transport(server.url());
        Download download = open(transport)) {

      assertThat(download.name()).isEqualTo(name);
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whatIsSavedIsWhatWasSentAndProgressIsTold(Way way) throws Exception {
    String content = "x".repeat(300_000);
    List<Long> moved = new ArrayList<>();
    try (var server =
            new FaultServer(e -> e.text(answer(300_000, content, "Content-Type: audio/wav")));
        var transport = TestWire.transport(server.url());
        Download download =
            way.run(transport.create(TestWire.class).content("1"), TestWire.scope())) {

      Path file = download.saveTo(folder.resolve("new/call.wav"), (n, of) -> moved.add(n + of));

      assertThat(file).hasContent(content);
      assertThat(download.contentType()).isEqualTo("audio/wav");
      assertThat(download.size()).isEqualTo(300_000);
      assertThat(moved).isSorted().last().isEqualTo(600_000L);
      try (var files = Files.list(file.getParent())) {
        assertThat(files).containsExactly(file);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 X\r\nContent-Length: 9\r\n\r\nabc",
        "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"
      })
  void whatIsCutIsAnErrorAndLeavesNoFile(String answer) throws Exception {
    try (var server = new FaultServer(exchange -> !exchange.text(answer));
        var transport = TestWire.transport(server.url());
        Download download = open(transport)) {

      var thrown =
          catchThrowableOfType(
              TransportException.class, () -> download.saveTo(folder.resolve("call.wav")));

      assertThat(thrown.kind()).isEqualTo(TransportException.Kind.DROPPED);
      assertThat(thrown).hasMessage("content: the content broke off");
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void anOlderFileStaysUntilTheNewOneIsComplete() throws Exception {
    Path file = Files.writeString(folder.resolve("call.wav"), "old");
    try (var server = new FaultServer(exchange -> !exchange.text(answer(9, "abc")));
        var transport = TestWire.transport(server.url());
        Download download = open(transport)) {

      assertThatThrownBy(() -> download.saveTo(file)).isInstanceOf(TransportException.class);

      assertThat(file).hasContent("old");
    }
  }

  @Test
  void contentThatStopsComingEndsWithTheIdleTimeout() throws Exception {
    try (var server = new FaultServer(e -> e.text(answer(9, "abc")) && e.stall());
        var transport =
            Rig.on(server.url())
                .timeouts(Duration.ofSeconds(2), Duration.ofMillis(200))
                .transport();
        Download download = open(transport)) {

      var thrown =
          catchThrowableOfType(
              TransportException.class, () -> download.saveTo(folder.resolve("call.wav")));

      assertThat(thrown.kind()).isEqualTo(TransportException.Kind.TIMEOUT);
      assertThat(thrown.outcome()).isEqualTo(Outcome.ACCEPTED);
    }
  }

  @Test
  void theDeadlineEndsAtTheHeaders() throws Exception {
    FaultServer.Script slow =
        exchange -> {
          exchange.text(answer(8, ""));
          for (int i = 0; i < 8; i++) {
            exchange.pause(100);
            exchange.text("x");
          }
          return true;
        };
    var brisk = Resilience.none().attemptTimeout(Duration.ofMillis(500));
    try (var server = new FaultServer(slow);
        var transport = TestWire.transport(server.url());
        Download download =
            transport
                .create(TestWire.class)
                .content("1")
                .execute(TestWire.scope().resilience(brisk))) {

      assertThat(download.stream().readAllBytes()).hasSize(8);
    }
  }

  @Test
  void aRedirectIsFollowedWithoutTheToken() throws Exception {
    try (var storage = new FaultServer(exchange -> exchange.text(answer(3, "abc")));
        var server =
            new FaultServer(e -> e.json(302, "{}", "Location: " + storage.url() + "signed?k=v"));
        var transport = TestWire.transport(server.url());
        Download download = open(transport)) {

      assertThat(download.stream().readAllBytes()).hasSize(3);
      assertThat(storage.received().get(0))
          .startsWith("GET /signed?k=v HTTP/1.1\r\n")
          .doesNotContainIgnoringCase("authorization", "token-1", "version:");
      assertThat(server.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://storage.invalid/x", "ftp://127.0.0.1/x", "http://[bad"})
  void aRedirectToWhereSomeoneCouldListenIsNotFollowed(String location) throws Exception {
    try (var server = new FaultServer(e -> e.json(302, "{}", "Location: " + location));
        var transport = TestWire.transport(server.url())) {

      var thrown = catchThrowableOfType(ApiException.class, () -> open(transport));

      assertThat(thrown.status()).isEqualTo(302);
      assertThat(thrown.outcome()).isEqualTo(Outcome.REFUSED);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void aServiceOnHttpsIsNotLeftForPlainHttpNotEvenOnThisMachine() {
    var redirects = new Redirects(null, okhttp3.HttpUrl.get("https://localhost/"));

    assertThat(redirects.allowed(okhttp3.HttpUrl.get("http://localhost/x"))).isFalse();
    assertThat(redirects.allowed(okhttp3.HttpUrl.get("https://storage.test/x"))).isTrue();
  }

  @Test
  void redirectsWithoutEndEnd() throws Exception {
    try (var server = new FaultServer(e -> e.json(302, "{}", "Location: /round"));
        var transport = TestWire.transport(server.url())) {

      var thrown = catchThrowableOfType(ApiException.class, () -> open(transport));

      assertThat(thrown.status()).isEqualTo(302);
      assertThat(server.received()).hasSize(6);
    }
  }

  @Test
  void aRedirectThatStallsEndsWithTheAttempt() throws Exception {
    var brisk = Resilience.none().attemptTimeout(Duration.ofMillis(300));
    try (var storage = new FaultServer(FaultServer.Exchange::stall);
        var server = new FaultServer(e -> e.json(302, "{}", "Location: " + storage.url()));
        var transport =
            Rig.on(server.url())
                .timeouts(Duration.ofSeconds(2), Duration.ofMinutes(1))
                .transport()) {
      var wire = transport.create(TestWire.class);

      var thrown =
          catchThrowableOfType(
              SdkException.class,
              () -> wire.content("1").execute(TestWire.scope().resilience(brisk)));

      assertThat(thrown).isInstanceOf(TransportException.class);
    }
  }

  @Test
  void whatTheStorageRefusesIsARefusal() throws Exception {
    try (var storage = new FaultServer(exchange -> exchange.json(404, "{}"));
        var server = new FaultServer(e -> e.json(302, "{}", "Location: " + storage.url()));
        var transport = TestWire.transport(server.url())) {

      assertThatThrownBy(() -> open(transport)).isInstanceOf(NotFoundException.class);
    }
  }
}

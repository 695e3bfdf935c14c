package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Progress;
import dev.tertulia.core.TransportException;
import dev.tertulia.core.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import okio.Buffer;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class UploadTest {
  private static final long BIG = 200L << 20;

  /** Bytes out of nowhere: counts how often it was opened and how much has been asked of it. */
  private static final class Endless implements Upload.Source {
    private final long size;
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    Endless(long size) {
      this.size = size;
    }

    @Override
    public InputStream open() {
      opened.incrementAndGet();
      return new InputStream() {
        private long left = size;

        @Override
        public int read() {
          return left-- > 0 ? 'z' : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
          if (left <= 0) {
            return -1;
          }
          int n = (int) Math.min(left, length);
          left -= n;
          Arrays.fill(into, offset, offset + n, (byte) 'z');
          return n;
        }

        @Override
        public void close() {
          closed.incrementAndGet();
        }
      };
    }
  }

  @Test
  void twoHundredMegabytesPassInPiecesOf64KiB() throws IOException {
    var content = new Endless(BIG);
    var largest = new AtomicLong();
    var last = new AtomicLong();
    Progress progress =
        (moved, total) -> {
          largest.accumulateAndGet(moved - last.getAndSet(moved), Math::max);
          assertThat(total).isEqualTo(BIG);
        };
    var upload = Upload.stream("big.bin", "video/mp4", BIG, content).progress(progress);
    var sink = Okio.buffer(Okio.blackhole());

    UploadBody.of(upload).writeTo(sink);

    assertThat(last).hasValue(BIG);
    assertThat(largest).hasValueLessThanOrEqualTo(64 << 10);
    assertThat(content.opened).hasValue(1);
    assertThat(content.closed).hasValue(1);
  }

  @Test
  void aRepeatedAttemptOpensTheContentAgain() throws Exception {
    var content = new Endless(1000);
    var upload = Upload.stream("a.bin", "audio/wav", 1000, content);
    try (var server =
            new FaultServer(exchange -> exchange.number() == 1 ? exchange.reset() : exchange.ok());
        var transport = TestWire.transport(server.url())) {

      transport.create(TestWire.class).replace(UploadBody.of(upload)).execute(TestWire.scope());

      assertThat(server.received()).hasSize(2).allMatch(r -> r.endsWith("z".repeat(1000)));
      assertThat(content.opened).hasValue(2);
      assertThat(content.closed).hasValue(2);
    }
  }

  @Test
  void whatMustHappenOnceIsOpenedOnce() throws Exception {
    var content = new Endless(1000);
    var upload = Upload.stream("a.bin", "audio/wav", 1000, content);
    try (var server = new FaultServer(FaultServer.Exchange::reset);
        var transport = TestWire.transport(server.url())) {
      var wire = transport.create(TestWire.class);

      var thrown =
          catchThrowableOfType(
              TransportException.class,
              () -> wire.attach(UploadBody.of(upload)).execute(TestWire.scope()));

      assertThat(thrown.outcome()).isEqualTo(Outcome.UNKNOWN);
      assertThat(content.opened).hasValue(1);
    }
  }

  @Test
  void aPartOfAFormCarriesNameTypeAndContent() throws IOException {
    var upload = Upload.bytes("a.txt", "text/plain", new byte[] {'h', 'i'});
    var form =
        new okhttp3.MultipartBody.Builder("x")
            .addPart(UploadBody.field("kind", "note"))
            .addPart(UploadBody.part("file", upload))
            .build();
    var buffer = new Buffer();

    form.writeTo(buffer);

    assertThat(buffer.readUtf8())
        .contains("name=\"kind\"\r\n")
        .contains("name=\"file\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n")
        .contains("\r\n\r\nhi\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/b", "a\\b", "a\"b", "a\nb"})
  void aNameThatIsAPathOrBreaksAHeaderIsRefused(String name) {
    assertThatThrownBy(() -> Upload.bytes(name, "text/plain", new byte[0]))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("Upload.name: expected a file name");
  }

  @Test
  void aSignedUrlGetsNeitherTokenNorVersionAndAPauseAfterA429() throws Exception {
    var time = dev.tertulia.core.ManualTimekeeper.jumping(TestWire.START);
    var upload = Upload.bytes("a.txt", "text/plain", new byte[] {'h', 'i'});
    try (var server =
            new FaultServer(
                e -> e.number() == 1 ? e.json(429, "{}", "Retry-After: 3") : e.json(200, ""));
        var transport = Rig.on("http://127.0.0.1:9/").time(time).transport()) {

      transport.put(server.url() + "signed?key=k", upload, TestWire.scope());

      assertThat(server.received().get(0))
          .startsWith("PUT /signed?key=k HTTP/1.1\r\n")
          .endsWith("\r\n\r\nhi")
          .doesNotContainIgnoringCase("authorization", "token-1", "version:");
      assertThat(time.now()).isAfterOrEqualTo(TestWire.START.plusSeconds(3));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://storage.invalid/x", "nonsense", ""})
  void aSignedUrlThatSomeoneCouldReadIsRefused(String url) {
    var upload = Upload.bytes("a.txt", "text/plain", new byte[0]);
    try (var transport = TestWire.transport("https://service.invalid/")) {

      assertThatThrownBy(() -> transport.put(url, upload, TestWire.scope()))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageStartingWith("uploadUrl: expected an https URL");
    }
  }
}

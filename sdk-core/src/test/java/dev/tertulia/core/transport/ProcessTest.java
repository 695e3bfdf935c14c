package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tertulia.core.Limits;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Rate;
import dev.tertulia.core.Safety;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttp;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a client does to the program it lives in: fault rows 85, 87 and 88. Row 86 is ListenerTest.
 */
class ProcessTest {
  @TempDir Path folder;

  @Test
  void row85AClientThatIsNeverClosedKeepsNoProgramAlive() throws Exception {
    String wrote = ChildProcess.run(folder, NeverClosed.class, List.of());

    assertThat(wrote).isEqualToIgnoringNewLines("thread main");
  }

  @Test
  void neitherTokenNorNumberIsToldAnywhereEvenAtTrace() throws Exception {
    String wrote =
        ChildProcess.run(
            folder, Talkative.class, List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=trace"));

    assertThat(wrote)
        .contains("the end", "TRACE dev.tertulia.http", "> POST", "X-RateLimit-Max: 1");
    assertThat(wrote.lines().filter(l -> l.contains(Talkative.TOKEN) || l.contains("600999888")))
        .isEmpty();
  }

  @Test
  void row87OurOwnClassPathHoldsTheVersionsWeWereBuiltFor() {
    assertThat(OkHttp.VERSION).startsWith("5.");
    assertThat(versionOf(Buffer.class)).isGreaterThanOrEqualTo("3.18");
    assertThat(versionOf(OkHttpClient.class)).startsWith("5.");
    assertThat(jarOf(OkHttpClient.class)).startsWith("okhttp-jvm-");
    assertThat(jarOf(Buffer.class)).startsWith("okio-jvm-");
    assertThat(System.getProperty("java.class.path"))
        .doesNotContain("okhttp-4", "kotlin-stdlib-jdk8");
  }

  private static String jarOf(Class<?> type) {
    String place = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    return place.substring(place.lastIndexOf('/') + 1);
  }

  private static String versionOf(Class<?> type) {
    return jarOf(type).replaceAll("^[a-z-]+|\\.jar$", "");
  }

  @Test
  @Timeout(60)
  void row88TwoThousandCallsWithFaultsLeaveNothingBehind() throws Exception {
    soak(2_000);
  }

  @Test
  @Tag("long")
  void row88AHundredThousandCallsWithFaultsLeaveNothingBehind() throws Exception {
    soak(100_000);
  }

  private static void soak(int calls) throws Exception {
    var rate = new Rate(3, Duration.ofSeconds(1));
    var time = ManualTimekeeper.jumping(TestWire.START);
    var limits = Limits.create(time);
    var given = new OkHttpClient();
    var faults =
        List.<FaultServer.Script>of(
            exchange -> exchange.reset(),
            exchange -> exchange.json(503, "{}"),
            exchange -> exchange.json(429, "{}"),
            exchange -> !exchange.text("HTTP/1.1 200 X\r\nContent-Length: 50\r\n\r\n{"));
    try (var server =
            new FaultServer(
                exchange ->
                    exchange.number() % 10 == 0
                        ? faults.get(exchange.number() / 10 % 4).answer(exchange)
                        : exchange.ok());
        var transport =
            Rig.on(server.url()).http(given).time(time).limits(rate, limits).transport()) {
      var wire = transport.create(TestWire.class);
      Safety[] safeties = Safety.values();
      int threads = 0;
      for (int i = 0; i < calls; i++) {
        Way way = Way.values()[i % 2];
        Safety safety = safeties[i % 3];
        catchThrowable(() -> TestWire.call(way, wire, safety, TestWire.scope()));
        if (i == 200) {
          threads = ours();
        }
      }
      int after = threads;
      assertThat(ours()).isLessThanOrEqualTo(after + 3);
      assertThat(given.connectionPool().connectionCount()).isLessThanOrEqualTo(2);
      assertThat(given.dispatcher().runningCallsCount()).isZero();
      // All permits are back: three can go at once after a window, whatever happened before.
      time.advance(Duration.ofHours(1));
      for (int i = 0; i < 3; i++) {
        wire.read("1").execute(TestWire.scope());
      }
    }
  }

  /** Threads the engine or OkHttp started; the server of the test has its own. */
  private static int ours() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(t -> t.getName().matches("(?i)(tertulia|okhttp|okio).*"))
            .count();
  }
}

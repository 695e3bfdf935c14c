package dev.tertulia.core.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.webhook.InboxEntry.State;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long storing and acknowledging take on this machine: figures to read, nothing to assert. */
@Tag("long")
class InboxFiguresTest {
  private static final SigningKey KEY = SigningKey.ed25519("k");
  private static final String FILLER = "x".repeat(800);

  @TempDir Path temporary;

  @Test
  void storingAlone() {
    for (int threads : new int[] {1, 8, 32}) {
      Path folder = temporary.resolve("alone" + threads);
      try (var inbox = open(folder)) {
        measure("store, " + threads + " callers", threads, 20_000, i -> store(inbox, "a" + i));
      }
    }
  }

  @Test
  void reopening() {
    Path folder = temporary.resolve("reopen");
    try (var inbox = open(folder)) {
      measure("fill", 32, 50_000, i -> store(inbox, "a" + i));
    }
    long begin = System.nanoTime();
    try (var inbox = open(folder)) {
      System.out.printf(
          "reopen with %d waiting: %.0f ms%n",
          inbox.count(State.WAITING), (System.nanoTime() - begin) / 1e6);
    }
  }

  private static WebhookInbox open(Path folder) {
    return WebhookInbox.inFolder(
        folder, InboxLimits.standard().capacity(1_000_000), Timekeeper.system());
  }

  private static void store(WebhookInbox inbox, String id) {
    Instant now = Instant.now();
    byte[] body = body(id);
    var content = new WebhookRequest(body, java.util.Map.of());
    var arrival = new ShopEvent.Format().arrivals(content).get(0);
    inbox.store(List.of(InboxEntry.waiting(arrival, InboxEntry.Source.WEBHOOK, now, now)));
  }

  private static byte[] body(String id) {
    return ("{\"type\":\"Paid\",\"id\":\""
            + id
            + "\",\"order\":\""
            + id
            + "\",\"f\":\""
            + FILLER
            + "\"}")
        .getBytes(UTF_8);
  }

  /**
   * Everything: HTTP, Ed25519, the disk, handlers; events come at a fixed rate, not when it suits.
   */
  @Test
  void acknowledgingOverHttp() throws Exception {
    try (var inbox = open(temporary.resolve("http"))) {
      var format = new ShopEvent.Format();
      var receiver =
          WebhookReceiver.of(
                  SignatureVerifier.ed25519("X-Signature", KEY.forVerifying()), format, inbox)
              .hold(Duration.ZERO);
      var handled = new AtomicInteger();
      var router = Router.of(ShopEvent.class).otherwise((event, how) -> handled.incrementAndGet());
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", exchange -> ReceivingProgram.answer(exchange, receiver));
      server.setExecutor(Executors.newFixedThreadPool(8));
      server.start();
      try (var dispatcher = WebhookDispatcher.start(inbox, format, router)) {
        rate(server, 100, 10, handled);
        rate(server, 250, 10, handled);
        rate(server, 500, 10, handled);
      } finally {
        server.stop(0);
      }
    }
  }

  private void rate(HttpServer server, int perSecond, int seconds, AtomicInteger handled)
      throws Exception {
    int count = perSecond * seconds;
    URI to = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    var requests = new ArrayList<HttpRequest>();
    for (int i = 0; i < count; i++) {
      byte[] body = body(perSecond + "-" + i);
      requests.add(
          HttpRequest.newBuilder(to)
              .header("X-Signature", KEY.signed(body))
              .POST(BodyPublishers.ofByteArray(body))
              .build());
    }
    HttpClient http = HttpClient.newHttpClient();
    var clock = new ScheduledThreadPoolExecutor(1);
    var times = new long[count];
    var refused = new AtomicInteger();
    var answered = new AtomicInteger();
    var next = new AtomicInteger();
    long begin = System.nanoTime();
    clock.scheduleAtFixedRate(
        () -> {
          int i = next.getAndIncrement();
          if (i < count) {
            long due = begin + i * 1_000_000_000L / perSecond;
            http.sendAsync(requests.get(i), BodyHandlers.discarding())
                .whenComplete(
                    (answer, failure) -> {
                      times[i] = System.nanoTime() - due;
                      if (failure != null || answer.statusCode() != 200) {
                        refused.incrementAndGet();
                      }
                      answered.incrementAndGet();
                    });
          }
        },
        0,
        1_000_000_000L / perSecond,
        TimeUnit.NANOSECONDS);
    Await.until(() -> answered.get() == count || System.nanoTime() - begin > seconds * 15e8);
    clock.shutdownNow();
    report("HTTP, " + perSecond + "/s offered, " + refused + " not 200", times, begin);
    System.out.printf("  handled so far: %d%n", handled.get());
  }

  private static void measure(String what, int threads, int count, IntConsumer work) {
    var pool = Executors.newFixedThreadPool(threads);
    var times = new long[count];
    var next = new AtomicInteger();
    long begin = System.nanoTime();
    var running = new ArrayList<java.util.concurrent.Future<?>>();
    for (int t = 0; t < threads; t++) {
      running.add(
          pool.submit(
              () -> {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                  long start = System.nanoTime();
                  work.accept(i);
                  times[i] = System.nanoTime() - start;
                }
              }));
    }
    try {
      for (var each : running) {
        each.get();
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    pool.shutdown();
    report(what, times, begin);
  }

  private static void report(String what, long[] times, long begin) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    Arrays.sort(times);
    System.out.printf(
        "%s: %.0f/s, p50 %.2f ms, p99 %.2f ms, max %.1f ms%n",
        what,
        times.length / seconds,
        times[times.length / 2] / 1e6,
        times[(int) (times.length * 0.99)] / 1e6,
        times[times.length - 1] / 1e6);
  }
}

package dev.tertulia.conversations.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.core.Journal;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Rate;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.webhook.Delivery;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.InboxLimits;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.core.webhook.WebhookDispatcher;
import dev.tertulia.core.webhook.WebhookHttpHandler;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import dev.tertulia.testing.highlevel.Webhooks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A HighLevel, and a program that receives its webhooks over HTTP, with one clock. */
final class Endpoint implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static final int PLENTY = 100_000;

  /** What came to the handler. */
  record Handled(WebhookEvent event, Delivery delivery) {}

  final ManualTimekeeper time = ManualTimekeeper.startingAt(NOW);
  final Sandbox sandbox =
      Sandbox.builder().timekeeper(time).burst(PLENTY, Duration.ofSeconds(10)).start();
  final HighLevelSandbox highLevel = sandbox.highLevel();
  final Webhooks sent = highLevel.webhooks();
  final WebhookInbox inbox = WebhookInbox.inMemory(InboxLimits.standard(), time);
  final Journal journal = Journal.inMemory();
  final BlockingQueue<Handled> handled = new LinkedBlockingQueue<>();
  final ConversationsClient client;
  final ConversationWebhooks webhooks;
  final String url;
  private final WebhookDispatcher dispatcher;
  private volatile HttpHandler front;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  Endpoint() {
    this(webhooks -> webhooks);
  }

  Endpoint(UnaryOperator<ConversationWebhooks> settings) {
    client =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token(highLevel.token()))
            .location(highLevel.location())
            .baseUrl(highLevel.url())
            // On the system's clock: nobody moves the other one while a request waits for its turn.
            .rate(new Rate(PLENTY, Duration.ofSeconds(10)))
            .build();
    webhooks =
        settings
            .apply(
                ConversationWebhooks.into(inbox)
                    .keys(VerificationKey.ed25519("sandbox", sent.publicKey())))
            .hold(Duration.ZERO)
            .timekeeper(time)
            .otherwise((event, delivery) -> handled.add(new Handled(event, delivery)));
    dispatcher = webhooks.start();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    server.setExecutor(threads);
    front = new WebhookHttpHandler(webhooks.receiver());
    server.createContext("/hooks", exchange -> front.handle(exchange));
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
  }

  /** The HighLevel sends its webhooks here from now on. */
  Endpoint connected() {
    sent.to(url);
    return this;
  }

  /** From now on that is in its place. */
  void front(HttpHandler other) {
    front = other;
  }

  /** Everything that was sent, and stored, and handled by now. */
  List<Handled> handled() throws InterruptedException {
    sent.settle();
    var all = new ArrayList<Handled>();
    for (int patience = 2_000; inbox.count(State.WAITING) > 0; patience--) {
      assertThat(patience).as("what waits is handled").isPositive();
      Handled next = handled.poll(5, TimeUnit.MILLISECONDS);
      if (next != null) {
        all.add(next);
      }
    }
    handled.drainTo(all);
    return all;
  }

  List<WebhookEvent> events() throws InterruptedException {
    return handled().stream().map(Handled::event).toList();
  }

  List<String> texts() throws InterruptedException {
    return events().stream()
        .filter(MessageEvent.class::isInstance)
        .map(event -> ((MessageEvent) event).body())
        .toList();
  }

  int post(byte[] body, String... headers) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    dispatcher.close();
    inbox.close();
    client.close();
    journal.close();
    sandbox.close();
  }
}

package dev.tertulia.acumbamail.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.WebhookSettings;
import dev.tertulia.acumbamail.WebhookTopic;
import dev.tertulia.core.Journal;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.webhook.Delivery;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.InboxLimits;
import dev.tertulia.core.webhook.SignatureVerifier;
import dev.tertulia.core.webhook.WebhookDispatcher;
import dev.tertulia.core.webhook.WebhookHttpHandler;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.acumbamail.AcumbamailSandbox;
import dev.tertulia.testing.acumbamail.MailingList;
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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** An Acumbamail, and a program that receives its webhooks over HTTP, with one clock. */
final class Endpoint implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final String SECRET = "3f9c2a7b51d84e06";

  /** What came to the handler. */
  record Handled(MailEvent event, Delivery delivery) {}

  final ManualTimekeeper time = ManualTimekeeper.startingAt(NOW);
  final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  final AcumbamailSandbox acumbamail = sandbox.acumbamail();
  final MailingList news = acumbamail.list("News").field("name");
  final WebhookInbox inbox;
  final Journal journal = Journal.inMemory();
  final BlockingQueue<Handled> handled = new LinkedBlockingQueue<>();
  final AcumbamailClient client;
  final AcumbamailWebhooks webhooks;
  final String url;
  private final WebhookDispatcher dispatcher;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  Endpoint() {
    this(InboxLimits.standard());
  }

  Endpoint(InboxLimits limits) {
    acumbamail.ignoresLimits();
    inbox = WebhookInbox.inMemory(limits, time);
    client =
        AcumbamailClient.builder()
            .credentials(CredentialsProvider.token(acumbamail.token()))
            .baseUrl(acumbamail.url())
            .timekeeper(ManualTimekeeper.jumping(NOW))
            .build();
    webhooks =
        AcumbamailWebhooks.into(inbox, SignatureVerifier.secretInQuery("key", Secret.of(SECRET)))
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
    server.createContext("/hooks", new WebhookHttpHandler(webhooks.receiver()));
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
  }

  ListId list() {
    return ListId.of(news.id());
  }

  /** The Acumbamail sends all its webhooks here from now on, with that in the address. */
  Endpoint connected(String secret) {
    String address = url + "?key=" + secret;
    client
        .webhooks()
        .configureList(list(), WebhookSettings.of(address, of(WebhookTopic::isOfLists)));
    client.webhooks().configureSmtp(WebhookSettings.of(address, of(WebhookTopic::isOfSmtp)));
    return this;
  }

  Endpoint connected() {
    return connected(SECRET);
  }

  private static WebhookTopic[] of(Predicate<WebhookTopic> fits) {
    return Arrays.stream(WebhookTopic.values()).filter(fits).toArray(WebhookTopic[]::new);
  }

  /** Everything that was sent, and stored, and handled by now. */
  List<Handled> handled() throws InterruptedException {
    var sent = acumbamail.deliveries();
    assertThat(sent).isNotNull();
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

  List<MailEvent> events() throws InterruptedException {
    return handled().stream().map(Handled::event).toList();
  }

  List<String> addresses() throws InterruptedException {
    return events().stream().map(MailEvent::email).toList();
  }

  int post(String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url + "?key=" + SECRET))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
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

package dev.tertulia.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.webhook.ContactEvent;
import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.conversations.webhook.Reconciler;
import dev.tertulia.core.Journal;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.webhook.InboxEntry;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.core.webhook.WebhookAnswer;
import dev.tertulia.core.webhook.WebhookHttpHandler;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.core.webhook.WebhookRequest;
import dev.tertulia.testing.SandboxExtension;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The code of docs/webhooks.md, run. */
class WebhooksGuideTest {
  private static final Logger log = LoggerFactory.getLogger(WebhooksGuideTest.class);

  @RegisterExtension final SandboxExtension sandbox = new SandboxExtension();

  private final Kitchen kitchen = new Kitchen();
  private final Guests guests = new Guests();

  @TempDir Path folder;

  private static final class Kitchen {
    final BlockingQueue<String> printed = new LinkedBlockingQueue<>();

    void print(String text) {
      printed.add(text);
    }
  }

  private static final class Guests {
    final BlockingQueue<Contact> updated = new LinkedBlockingQueue<>();

    void update(Contact contact) {
      updated.add(contact);
    }
  }

  /** A database of the page's reader, with the two tables it needs. */
  private static final class Database {
    final Set<String> handled = ConcurrentHashMap.newKeySet();
    final List<String> orders = new CopyOnWriteArrayList<>();

    Transaction begin() {
      return new Transaction();
    }

    final class Transaction implements AutoCloseable {
      boolean insertIfAbsent(String table, String key) {
        return handled.add(table + key);
      }

      void insert(String table, String id, String text) {
        orders.add(text);
      }

      void commit() {}

      @Override
      public void close() {}
    }
  }

  @Test
  void whatHappensReachesItsHandler() throws Exception {
    int port = 0;

    var inbox = WebhookInbox.inFolder(folder.resolve("inbox"));
    var webhooks =
        ConversationWebhooks.into(inbox)
            .forApp("your-app-id")
            .on(InboundMessage.class, (message, delivery) -> kitchen.print(message.body()))
            .on(ContactEvent.class, (event, delivery) -> guests.update(event.contact()))
            .otherwise((event, delivery) -> log.debug("left alone: {}", delivery.type()));

    serve(ofTheSandbox(webhooks), inbox, port);
    assertThat(kitchen.printed).as("delivered four times, printed once").isEmpty();
  }

  private ConversationWebhooks ofTheSandbox(ConversationWebhooks webhooks) {
    var sent = sandbox.highLevel().webhooks();
    return webhooks
        .hold(Duration.ZERO)
        .forApp(sent.appId())
        .keys(VerificationKey.ed25519("sandbox", sent.publicKey()));
  }

  private void serve(ConversationWebhooks webhooks, WebhookInbox inbox, int port) throws Exception {
    var server = HttpServer.create(new InetSocketAddress(port), 0);
    server.setExecutor(Executors.newFixedThreadPool(8));
    server.createContext("/webhooks", new WebhookHttpHandler(webhooks.receiver()));
    server.start();
    var handling = webhooks.start();

    String ana = sandbox.highLevel().contact("Ana García").phone("+34600000001").add();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks";
    var sent = sandbox.highLevel().webhooks().to(url);
    sent.repeats(3);
    sandbox.highLevel().receives(ana, "SMS", "A table for four?");
    sent.settle();
    sandbox.highLevel().contact("Ben").add();
    sent.settle();
    answer(webhooks, sent.signer().sign("{\"type\":\"InvoicePaid\"}"));
    assertThat(kitchen.printed.poll(20, TimeUnit.SECONDS)).isEqualTo("A table for four?");
    assertThat(guests.updated.poll(20, TimeUnit.SECONDS).firstName()).isEqualTo("Ben");

    server.stop(0);
    ((ExecutorService) server.getExecutor()).shutdown();
    handling.close();
    inbox.close();
  }

  private void answer(ConversationWebhooks webhooks, WebhookRequest plain) {
    byte[] rawBody = plain.body();
    var headers = plain.headers();

    WebhookAnswer answer = webhooks.receive(new WebhookRequest(rawBody, headers).method("POST"));
    respond(answer.status(), answer.headers());
  }

  private static void respond(int status, Map<String, String> headers) {
    assertThat(status).as(headers.toString()).isEqualTo(200);
  }

  @Test
  void whatNoWebhookBroughtIsFetchedAndWorkIsDoneOnce() throws Exception {
    var database = new Database();
    String ana = sandbox.highLevel().contact("Ana García").phone("+34600000001").add();
    sandbox.highLevel().receives(ana, "SMS", "before anybody listened");
    try (var inbox = WebhookInbox.inMemory();
        var journal = Journal.inMemory();
        var client =
            ConversationsClient.builder()
                .credentials(CredentialsProvider.token(sandbox.highLevel().token()))
                .location(sandbox.highLevel().location())
                .baseUrl(sandbox.highLevel().url())
                .build()) {
      var webhooks =
          ofTheSandbox(
              ConversationWebhooks.into(inbox)
                  .on(
                      InboundMessage.class,
                      (message, delivery) -> {
                        try (var transaction = database.begin()) {
                          if (transaction.insertIfAbsent("handled", delivery.idempotencyKey())) {
                            transaction.insert("orders", message.messageId(), message.body());
                          }
                          transaction.commit();
                        }
                      }));
      var earlier = Instant.now().minusSeconds(60);
      var now = Reconciler.polling(client, webhooks, journal).since(earlier);
      now.settling(Duration.ZERO).newConversations().run();
      var handling = webhooks.start();

      var reconciler = Reconciler.of(client, webhooks, journal).start();
      reconciler.close();
      var polling = Reconciler.polling(client, webhooks, journal).newConversations().start();
      polling.close();

      await(() -> inbox.count(InboxEntry.State.DONE) >= 1 && !database.orders.isEmpty());
      assertThat(database.orders).containsExactly("before anybody listened");
      handling.close();
    }
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }
}

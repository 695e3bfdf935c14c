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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

  @Test
  void whatHappensReachesItsHandlerByWebhookOrByPolling() throws Exception {
    var sent = sandbox.highLevel().webhooks();
    var inbox = WebhookInbox.inFolder(folder.resolve("inbox"));
    var webhooks =
        ConversationWebhooks.into(inbox)
            .forApp("sandbox-app")
            .keys(VerificationKey.ed25519("sandbox", sent.publicKey()))
            .on(InboundMessage.class, (message, delivery) -> kitchen.print(message.body()))
            .on(ContactEvent.class, (event, delivery) -> guests.update(event.contact()))
            .otherwise((event, delivery) -> log.debug("left alone: {}", delivery.type()));

    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    var threads = Executors.newFixedThreadPool(8);
    server.setExecutor(threads);
    server.createContext("/webhooks", new WebhookHttpHandler(webhooks.receiver()));
    server.start();
    var handling = webhooks.start();

    String ana = sandbox.highLevel().contact("Ana García").phone("+34600000001").add();
    sandbox.highLevel().receives(ana, "SMS", "before anybody listened");
    sent.to("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks");
    sandbox.highLevel().contact("Ben").add();
    sent.repeats(3);
    sandbox.highLevel().receives(ana, "SMS", "A table for four?");
    sent.settle();
    assertThat(kitchen.printed.poll(20, TimeUnit.SECONDS)).isEqualTo("A table for four?");
    assertThat(guests.updated.poll(20, TimeUnit.SECONDS).firstName()).isEqualTo("Ben");

    WebhookRequest plain = sent.signer().sign("{\"type\":\"InvoicePaid\"}");
    WebhookAnswer answer =
        webhooks.receive(new WebhookRequest(plain.body(), plain.headers()).method("POST"));
    assertThat(answer.status()).isEqualTo(200);

    try (var journal = Journal.inMemory();
        var client =
            ConversationsClient.builder()
                .credentials(CredentialsProvider.token(sandbox.highLevel().token()))
                .location(sandbox.highLevel().location())
                .baseUrl(sandbox.highLevel().url())
                .build();
        var reconciler =
            Reconciler.polling(client, webhooks, journal)
                .since(Instant.now().minusSeconds(60))
                .settling(Duration.ZERO)
                .newConversations()
                .start()) {
      assertThat(kitchen.printed.poll(20, TimeUnit.SECONDS)).isEqualTo("before anybody listened");
    }
    assertThat(kitchen.printed).isEmpty();

    server.stop(0);
    threads.shutdown();
    handling.close();
    inbox.close();
  }
}

package dev.tertulia.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.WebhookSettings;
import dev.tertulia.acumbamail.WebhookTopic;
import dev.tertulia.acumbamail.webhook.AcumbamailWebhooks;
import dev.tertulia.acumbamail.webhook.MailEvent;
import dev.tertulia.acumbamail.webhook.NewSubscribers;
import dev.tertulia.core.Journal;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.webhook.SignatureVerifier;
import dev.tertulia.core.webhook.WebhookHttpHandler;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.testing.SandboxExtension;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The code about Acumbamail in docs/webhooks.md, run. */
class MailEventsGuideTest {
  private static final Logger log = LoggerFactory.getLogger(MailEventsGuideTest.class);

  @RegisterExtension final SandboxExtension sandbox = new SandboxExtension();

  private final Guests guests = new Guests();

  @TempDir Path folder;

  private static final class Guests {
    final BlockingQueue<String> welcomed = new LinkedBlockingQueue<>();
    final BlockingQueue<String> gone = new LinkedBlockingQueue<>();

    void welcome(String email) {
      welcomed.add(email);
    }

    void forget(String email) {
      gone.add(email);
    }
  }

  @Test
  void whoJoinsIsWelcomedOnceByWebhookOrByPolling() throws Exception {
    var acumbamail = sandbox.acumbamail();
    var news = acumbamail.list("News");
    var list = ListId.of(news.id());
    var secret = Secret.of("hV7mQ2xT9bLr4KpZ");
    var inbox = WebhookInbox.inFolder(folder.resolve("inbox"));

    var webhooks =
        AcumbamailWebhooks.into(inbox, SignatureVerifier.secretInQuery("key", secret))
            .on(MailEvent.Subscribed.class, (event, delivery) -> guests.welcome(event.email()))
            .on(
                MailEvent.Bounced.class,
                (event, delivery) -> {
                  if (event.hard()) {
                    guests.forget(event.email());
                  }
                })
            .otherwise((event, delivery) -> log.debug("left alone: {}", delivery.type()));

    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    var threads = Executors.newFixedThreadPool(8);
    server.setExecutor(threads);
    var atOnce = webhooks.hold(Duration.ZERO).receiver();
    server.createContext("/mail", new WebhookHttpHandler(atOnce));
    server.start();
    var handling = webhooks.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/mail";

    acumbamail.ignoresLimits();
    try (var journal = Journal.inMemory();
        var client =
            AcumbamailClient.builder()
                .credentials(CredentialsProvider.token(acumbamail.token()))
                .baseUrl(acumbamail.url())
                .timekeeper(ManualTimekeeper.jumping(Instant.now()))
                .build()) {
      news.add("early@example.com", Map.of());
      client
          .webhooks()
          .configureList(
              list,
              WebhookSettings.of(
                  url + "?key=" + secret.reveal(),
                  WebhookTopic.SUBSCRIBES,
                  WebhookTopic.HARD_BOUNCES));
      news.add("ana@example.com", Map.of());
      assertThat(guests.welcomed.poll(20, TimeUnit.SECONDS)).isEqualTo("ana@example.com");

      try (var polling =
          NewSubscribers.of(client, webhooks, journal, list)
              .since(Instant.now().minusSeconds(60))
              .start()) {
        assertThat(guests.welcomed.poll(20, TimeUnit.SECONDS)).isEqualTo("early@example.com");
        assertThat(polling).isNotNull();
      }
    }
    assertThat(guests.welcomed).isEmpty();
    assertThat(guests.gone).isEmpty();

    server.stop(0);
    threads.shutdown();
    handling.close();
    inbox.close();
  }
}

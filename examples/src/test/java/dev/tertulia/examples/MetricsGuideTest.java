package dev.tertulia.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.core.Limits;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.metrics.CallMetrics;
import dev.tertulia.core.metrics.InboxMetrics;
import dev.tertulia.core.webhook.Handling;
import dev.tertulia.core.webhook.InboxEntry;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.testing.Sandbox;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The code of docs/metrics.md, run, and what it shows compared with what the dashboard asks for.
 */
class MetricsGuideTest {
  private final ManualTimekeeper time =
      ManualTimekeeper.jumping(Instant.parse("2026-11-22T10:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Path docs = Path.of("").toAbsolutePath().getParent().resolve("docs");

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void whatTheDashboardAsksForIsThere() throws Exception {
    calls();
    webhooks();

    String shown = registry.scrape();
    var asked = new TreeSet<String>();
    for (String file : new String[] {"metrics.md", "grafana-quota.json"}) {
      Pattern.compile("tertulia_\\w+")
          .matcher(Files.readString(docs.resolve(file)))
          .results()
          .forEach(name -> asked.add(name.group()));
    }

    assertThat(asked).hasSizeGreaterThan(8).allSatisfy(name -> assertThat(shown).contains(name));
  }

  @Test
  void theDashboardIsJson() throws IOException {
    JsonValue board = JsonValue.parse(Files.readString(docs.resolve("grafana-quota.json")));

    assertThat(board.at("panels").asList()).isNotEmpty();
  }

  private void calls() {
    var highLevel = sandbox.highLevel();
    var token = CredentialsProvider.token(highLevel.token());
    String location = highLevel.location();
    String contact = highLevel.contact("Ana").phone("+34600000001").add();

    var limits = Limits.create(time);
    var client =
        ConversationsClient.builder()
            .credentials(token)
            .location(location)
            .baseUrl(highLevel.url())
            .limits(limits)
            .listener(CallMetrics.of(registry).quotas(limits))
            .timekeeper(time)
            .build();

    for (int i = 0; i < 20; i++) {
      client.contacts().get(contact);
    }
    sandbox.next("send-a-new-message").says(429);
    sandbox.next("get-message").says(503);
    client.messages().get(client.messages().send(Sms.to(contact, "Hello")).messageId());
    sandbox.next("send-a-new-message").dropsAfterRequest();
    try {
      client.messages().send(Sms.to(contact, "See you at 8."));
    } catch (SdkException e) {
      assertThat(e.attempts()).isOne();
    }
    client.close();
  }

  private void webhooks() {
    var sent = sandbox.highLevel().webhooks();
    var inbox = WebhookInbox.inMemory();

    var seen = InboxMetrics.of(registry, "highlevel", inbox);
    var webhooks = ConversationWebhooks.into(inbox).handling(Handling.standard().listener(seen));

    var here =
        webhooks
            .keys(VerificationKey.ed25519("sandbox", sent.publicKey()))
            .hold(Duration.ZERO)
            .on(InboundMessage.class, (message, delivery) -> {});
    here.receive(sent.signer().sign("{\"type\":\"InboundMessage\"}").method("POST"));
    try (var handling = here.start()) {
      while (inbox.count(InboxEntry.State.DONE) == 0 || !registry.scrape().contains("handling")) {
        Thread.onSpinWait();
      }
      assertThat(handling).isNotNull();
    }
    System.out.println(registry.scrape());
  }
}

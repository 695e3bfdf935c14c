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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The code of docs/metrics.md, run, and what it shows compared with what the dashboard asks for.
 */
class MetricsGuideTest {
  private static final Pattern QUERY = Pattern.compile("`([^`]*tertulia_[^`]*)`");

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
  void whatThePageAndTheDashboardAskForIsThere() throws Exception {
    calls();
    webhooks();
    var shown = new Exposition(registry.scrape());
    var missing = new ArrayList<String>();

    List<String> queries =
        QUERY.matcher(page("metrics.md")).results().map(q -> q.group(1)).toList();
    queries.forEach(query -> missing.addAll(shown.missing(query, "")));
    List<JsonValue> targets = targets();
    for (JsonValue target : targets) {
      String legend = target.at("legendFormat").asText();
      missing.addAll(shown.missing(target.at("expr").asText(), legend));
    }

    assertThat(missing).isEmpty();
    assertThat(queries).hasSizeGreaterThan(9);
    assertThat(targets).hasSizeGreaterThan(8);
  }

  /**
   * What can be said of it without a Grafana: the fields it needs, and panels beside each other.
   */
  @Test
  void theDashboardIsOne() throws IOException {
    JsonValue board = JsonValue.parse(page("grafana-quota.json"));
    String source = "${" + board.at("templating").at("list").at(0).at("name").asText() + "}";
    var ids = new HashSet<Long>();
    var cells = new HashSet<String>();

    for (JsonValue panel : board.at("panels").asList()) {
      assertThat(ids.add(panel.at("id").asLong())).isTrue();
      assertThat(panel.at("datasource").at("uid").asText()).isEqualTo(source);
      JsonValue place = panel.at("gridPos");
      for (long x = place.at("x").asLong(); x < right(place); x++) {
        assertThat(cells.add(x + " " + place.at("y").asLong())).isTrue();
      }
      assertThat(right(place)).isLessThanOrEqualTo(24);
    }

    assertThat(ids).hasSizeGreaterThan(8);
  }

  private static long right(JsonValue place) {
    return place.at("x").asLong() + place.at("w").asLong();
  }

  private List<JsonValue> targets() throws IOException {
    return JsonValue.parse(page("grafana-quota.json")).at("panels").asList().stream()
        .flatMap(panel -> panel.at("targets").asList().stream())
        .toList();
  }

  private String page(String name) throws IOException {
    return Files.readString(docs.resolve(name));
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
  }
}

package dev.tertulia.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.webhook.AcumbamailWebhooks;
import dev.tertulia.acumbamail.webhook.NewSubscribers;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.conversations.webhook.Reconciler;
import dev.tertulia.core.Journal;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.webhook.InboxEntry;
import dev.tertulia.core.webhook.InboxLimits;
import dev.tertulia.core.webhook.SignatureVerifier;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.testing.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the listings say polling finds is what it finds. */
class PollingTest {
  private final ManualTimekeeper time =
      ManualTimekeeper.jumping(Instant.parse("2026-11-25T10:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final WebhookInbox inbox = WebhookInbox.inMemory(InboxLimits.standard(), time);

  @AfterEach
  void close() {
    sandbox.close();
  }

  private Set<String> found() {
    return inbox.list(InboxEntry.State.WAITING, 100).stream()
        .map(each -> each.arrival().type())
        .collect(Collectors.toSet());
  }

  @Test
  void ofHighLevelMessagesBothWaysAndConversationsThatBegin() {
    try (var client =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token(sandbox.highLevel().token()))
            .location(sandbox.highLevel().location())
            .baseUrl(sandbox.highLevel().url())
            .timekeeper(time)
            .build()) {
      String ana = sandbox.highLevel().contact("Ana").phone("+34600000001").add();
      sandbox.highLevel().receives(ana, "SMS", "Hello?");
      client.messages().send(Sms.to(ana, "Hi"));
      time.advance(Duration.ofMinutes(5));

      Reconciler.polling(client, ConversationWebhooks.into(inbox), Journal.inMemory())
          .newConversations()
          .timekeeper(time)
          .run();
    }

    assertThat(found()).isEqualTo(Events.FOUND.get("highlevel"));
  }

  @Test
  void ofAcumbamailWhoJoins() {
    var acumbamail = sandbox.acumbamail();
    var news = acumbamail.list("News");
    try (var client =
        AcumbamailClient.builder()
            .credentials(CredentialsProvider.token(acumbamail.token()))
            .baseUrl(acumbamail.url())
            .timekeeper(time)
            .build()) {
      news.add("ana@example.com", Map.of());
      time.advance(Duration.ofMinutes(5));
      var secret = SignatureVerifier.secretInQuery("key", Secret.of("0123456789abcdef0123456789"));

      NewSubscribers.of(
              client,
              AcumbamailWebhooks.into(inbox, secret),
              Journal.inMemory(),
              ListId.of(news.id()))
          .timekeeper(time)
          .run();
    }

    assertThat(found()).isEqualTo(Events.FOUND.get("acumbamail"));
  }
}

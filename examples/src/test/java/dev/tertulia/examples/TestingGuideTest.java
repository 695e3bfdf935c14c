package dev.tertulia.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Message;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.TransportException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.testing.Fixture;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.SandboxExtension;
import dev.tertulia.testing.acumbamail.Oddity;
import dev.tertulia.testing.http.Mishaps;
import dev.tertulia.testing.http.ReceivedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The code of docs/testing.md, run. */
class TestingGuideTest {
  @RegisterExtension final SandboxExtension sandbox = new SandboxExtension();

  private ConversationsClient client;
  private String ana;

  @BeforeEach
  void connect() {
    var highLevel = sandbox.highLevel();
    client =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token(highLevel.token()))
            .location(highLevel.location())
            .baseUrl(highLevel.url())
            .build();
    ana = highLevel.contact("Ana").phone("+34600000001").add();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void anSmsWhoseAnswerIsLostIsNotSentAgain() {
    sandbox.next("send-a-new-message").dropsAfterRequest();

    var lost =
        assertThrows(TransportException.class, () -> client.messages().send(Sms.to(ana, "Hello")));

    assertEquals(Outcome.UNKNOWN, lost.outcome());
    assertEquals(1, sandbox.received("send-a-new-message").size());
  }

  @Test
  void thingsGoWrongWhenTold() {
    sandbox.next("send-a-new-message").dropsAfterRequest();
    sandbox.next("search-conversation").times(2).says(503);
    sandbox.next("get-message").says(429, Map.of("Retry-After", "3"));
    sandbox.next("upload-file-attachments").isSlow(Duration.ofMillis(200));
    sandbox.next("get-contact").saysHtml(502);

    // The two 503s are survived, as the repeat table says.
    assertThat(client.check().ok()).isTrue();
  }

  @Test
  void thingsGoWrongByChance() {
    sandbox.suffers(
        Mishaps.seeded(7)
            .refusing(0.05)
            .losingAnswers(0.05)
            .repeatingWebhooks(3)
            .delayingWebhooks(Duration.ofMinutes(20)));

    assertThat(client.check().ok()).isTrue();
  }

  @Test
  void whatWasSentCanBeLookedAt() {
    client.messages().send(Sms.to(ana, "Hello"));

    ReceivedRequest sent = sandbox.received("send-a-new-message").get(0);
    assertThat(sent.json().at("type").asText()).isEqualTo("SMS");
    assertThat(sandbox.highLevel().messagesWith(ana)).hasSize(1);
  }

  @Test
  void timePassesAtOnce() {
    var time = ManualTimekeeper.jumping(Instant.parse("2026-11-22T10:00:00Z"));
    try (var sandbox = Sandbox.builder().timekeeper(time).burst(5, Duration.ofSeconds(10)).start();
        var client = clientOf(sandbox, time)) {
      var contact = sandbox.highLevel().contact("Ana").phone("+34600000001").add();
      var tomorrow = time.now().plus(Duration.ofDays(1));
      client.messages().send(Sms.to(contact, "See you at 8.").sendAt(tomorrow));

      time.advance(Duration.ofDays(1));

      assertThat(sandbox.highLevel().messagesWith(contact).get(0).at("status").asText())
          .isEqualTo("delivered");
    }
  }

  private static ConversationsClient clientOf(Sandbox sandbox, ManualTimekeeper time) {
    return ConversationsClient.builder()
        .credentials(CredentialsProvider.token(sandbox.highLevel().token()))
        .location(sandbox.highLevel().location())
        .baseUrl(sandbox.highLevel().url())
        .timekeeper(time)
        .build();
  }

  @Test
  void aWebhookIsMadeBySigningIt() {
    var inbox = WebhookInbox.inMemory();
    var mine = ConversationWebhooks.into(inbox);
    var received = new ArrayList<String>();

    var sent = sandbox.highLevel().webhooks();
    var webhooks =
        mine.keys(VerificationKey.ed25519("sandbox", sent.publicKey()))
            .on(InboundMessage.class, (message, delivery) -> received.add(message.body()));
    var answer = webhooks.receive(sent.signer().sign("{\"type\":\"InboundMessage\"}"));

    assertThat(answer.status()).isEqualTo(200);
    inbox.close();
  }

  @Test
  void aProgramThatWorksOnItsOwnIsWaitedFor() {
    var highLevel = sandbox.highLevel();
    var program = client.async(c -> c.messages().send(Sms.to(ana, "We call you back.")));

    highLevel.receives(ana, "SMS", "A table for four?");
    sandbox.awaitReceived("send-a-new-message", 1);

    assertThat(highLevel.messagesWith(ana)).hasSize(2);
    assertThat(program.join().messageId()).isNotNull();
    assertThat(sandbox.operations()).contains("send-a-new-message");
  }

  @Test
  void aResponseIsReadFromJson() {
    Message message =
        Fixture.of(
            Message.class, "{'id': 'm1', 'direction': 'inbound', 'body': 'Is the table free?'}");

    assertThat(message.body()).isEqualTo("Is the table free?");
  }

  @Test
  void acumbamailAnswersOddly() {
    var acumbamail = sandbox.acumbamail();
    try (var mail =
        AcumbamailClient.builder()
            .credentials(CredentialsProvider.token(acumbamail.token()))
            .baseUrl(acumbamail.url())
            .build()) {
      acumbamail.peopleReact(42);
      acumbamail.hasGone("ben@example.com");
      acumbamail.answersWith(Oddity.IDS_AS_TEXT, Oddity.REFUSALS_WITH_200);

      assertThat(mail.lists().all()).isEmpty();
    }
  }
}

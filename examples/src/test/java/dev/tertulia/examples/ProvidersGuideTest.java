package dev.tertulia.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.conversations.CallLog;
import dev.tertulia.conversations.CallParties;
import dev.tertulia.conversations.CallStatus;
import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.InboundEmail;
import dev.tertulia.conversations.InboundMessage;
import dev.tertulia.conversations.MessageStatus;
import dev.tertulia.conversations.RecordedMessage;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.StatusUpdate;
import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.conversations.webhook.ProviderOutboundMessage;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.testing.SandboxExtension;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The code of docs/providers.md, run. */
class ProvidersGuideTest {
  @RegisterExtension final SandboxExtension sandbox = new SandboxExtension();

  private final Gateway gateway = new Gateway();
  private ConversationsClient client;
  private String contact;

  /** What really carries text messages. */
  private static final class Gateway {
    final BlockingQueue<String> sent = new LinkedBlockingQueue<>();

    void send(String number, String text, String reference) {
      sent.add(number + " " + text + " " + reference);
    }
  }

  @BeforeEach
  void connect() {
    var highLevel = sandbox.highLevel();
    client =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token(highLevel.token()))
            .location(highLevel.location())
            .baseUrl(highLevel.url())
            .build();
    contact = highLevel.contact("Ana").phone("+34600000001").email("ana@example.com").add();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void whatCameElsewhereIsShown() {
    String providerId = sandbox.highLevel().provider("SMS");

    RecordedMessage recorded =
        client
            .messages()
            .recordInbound(
                InboundMessage.text(Channel.SMS, contact, "Is the table free?")
                    .providerId(providerId)
                    .altId("gateway-4711"));

    assertThat(recorded.messageId()).isNotNull();
    client
        .messages()
        .recordInbound(
            InboundMessage.email(contact, InboundEmail.of("Saturday", "<p>Is it free?</p>")));
  }

  @Test
  void callsMadeElsewhereAreShown() {
    String providerId = sandbox.highLevel().provider("Call");
    String conversation = sandbox.highLevel().conversationWith(contact);

    client
        .messages()
        .recordCall(
            CallLog.of(
                conversation,
                providerId,
                CallParties.between("+34600000000", "+34600000001").status(CallStatus.COMPLETED)));

    assertThat(sandbox.highLevel().messagesWith(contact)).hasSize(1);
  }

  @Test
  void whatIsToBeCarriedArrivesAndItsEndIsReported() throws Exception {
    var highLevel = sandbox.highLevel();
    highLevel.providersAreReadyAfter(Duration.ZERO);
    highLevel.provider("SMS");
    String messageId = client.messages().send(Sms.to(contact, "Yes.")).messageId();
    var sent = highLevel.webhooks();
    var mine = Set.of(highLevel.location());
    try (var inbox = WebhookInbox.inMemory()) {

      var deliveries =
          ConversationWebhooks.ofProvider(inbox)
              .forLocations(mine::contains)
              .on(
                  ProviderOutboundMessage.class,
                  (message, delivery) -> {
                    var task = message.task();
                    gateway.send(task.phone(), task.message(), delivery.idempotencyKey());
                  });

      var here =
          deliveries.keys(VerificationKey.ed25519("sandbox", sent.publicKey())).hold(Duration.ZERO);
      String json =
          "{\"type\":\"SMS\",\"locationId\":\"%s\",\"messageId\":\"%s\",\"phone\":\"+34600000001\",\"message\":\"Yes.\"}"
              .formatted(highLevel.location(), messageId);
      assertThat(here.receive(sent.signer().sign(json).method("POST")).status()).isEqualTo(200);
      try (var handling = here.start()) {
        assertThat(gateway.sent.poll(20, TimeUnit.SECONDS)).startsWith("+34600000001 Yes. ");
        assertThat(handling).isNotNull();
      }
    }

    var patient = client.with(Resilience.standard().attempts(8));
    patient.messages().updateStatus(messageId, StatusUpdate.of(MessageStatus.DELIVERED));
    patient
        .messages()
        .updateStatus(messageId, StatusUpdate.failed("30003", "carrier", "unreachable"));

    assertThat(sandbox.received("update-message-status")).hasSize(2);
  }
}

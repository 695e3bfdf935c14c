package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.conversations.ContactDetails;
import dev.tertulia.conversations.ContactUpdate;
import dev.tertulia.conversations.MessageType;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.conversations.webhook.NewConversation;
import dev.tertulia.conversations.webhook.Reconciler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A front desk nobody sends webhooks to: it looks for itself. */
class PolledInquiriesTest {
  private final Shop shop = new Shop();
  private final AtomicInteger handedOn = new AtomicInteger();
  private final Reconciler looking =
      Reconciler.polling(
              shop.client,
              ConversationWebhooks.into(shop.inbox).timekeeper(shop.time),
              shop.journal)
          .newConversations()
          .timekeeper(shop.time);

  @BeforeEach
  void open() {
    shop.webhooks.loses(1000);
    var desk =
        ReplyToInbound.named("front desk", shop.client)
            .handOn(
                "voice mail",
                inquiry -> inquiry.over(MessageType.VOICEMAIL),
                (inquiry, step) -> handedOn.incrementAndGet())
            .assign("new", inquiry -> inquiry.event() instanceof NewConversation, "user-bea")
            .reply(
                "Ana's",
                inquiry -> "user-ana".equals(inquiry.assignedTo()),
                inquiry -> Sms.to(inquiry.contactId(), "Ana will call you."))
            .reply(
                "nobody's",
                inquiry -> inquiry.assignedTo() == null,
                inquiry -> Sms.to(inquiry.contactId(), "Who are you?"));
    shop.runs(shop.runner().run(desk.flow()));
    looks();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void looks() {
    for (int i = 0; i < 3; i++) {
      shop.time.advance(Duration.ofMinutes(1));
      assertThat(looking.run()).isPresent();
      shop.works();
    }
    assertThat(shop.parked()).isZero();
  }

  @Test
  @DisplayName("a conversation that begins with a message of theirs gets one answer: the message's")
  void begunByTheContact() {
    shop.highLevel.receives(shop.ana, "SMS", "Hello?");
    looks();
    looks();

    assertThat(shop.sent()).containsExactly("Who are you?");
    assertThat(shop.client.contacts().get(shop.ana).assignedTo()).isNull();
  }

  @Test
  @DisplayName("nor is it an inquiry of its own when it is found after somebody has answered")
  void begunByTheContactAndAnswered() {
    shop.highLevel.receives(shop.ana, "SMS", "Hello?");
    shop.highLevel.sends(shop.ana, "SMS", "Good morning!");
    looks();

    assertThat(shop.client.contacts().get(shop.ana).assignedTo()).isNull();
  }

  @Test
  @DisplayName("one that begins otherwise is an inquiry of its own")
  void begunOtherwise() {
    shop.highLevel.sends(shop.ana, "SMS", "Welcome!");
    looks();

    assertThat(shop.client.contacts().get(shop.ana).assignedTo()).isEqualTo("user-bea");
  }

  @Test
  @DisplayName("rules can go by who is in charge of the contact")
  void byAssignedUser() {
    var change = ContactUpdate.of(ContactDetails.none().assignedTo("user-ana"));
    shop.client.contacts().update(shop.ana, change);
    shop.highLevel.receives(shop.ana, "SMS", "Hello?");
    looks();

    assertThat(shop.sent()).containsExactly("Ana will call you.");
  }

  @Test
  @DisplayName("a voice mail is told from a call")
  void voiceMail() {
    shop.highLevel.call(shop.ana).status("voicemail").add();
    looks();

    assertThat(handedOn).hasValue(1);
    assertThat(shop.sent()).isEmpty();
  }
}

package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole way, against a service that was written without looking at this one. */
class SandboxTest {
  private final ManualTimekeeper time =
      ManualTimekeeper.jumping(Instant.parse("2026-11-22T10:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final ConversationsClient client =
      ConversationsClient.builder()
          .credentials(CredentialsProvider.token(highLevel.token()))
          .location(highLevel.location())
          .baseUrl(highLevel.url())
          .timekeeper(time)
          .build();
  private final String ana = highLevel.contact("Ana").phone("+34600000001").add();

  @AfterEach
  void close() {
    client.close();
    sandbox.close();
  }

  @Test
  void sendsAndReadsBack() {
    SentMessage sent = client.messages().send(Sms.to(ana, "Your table is ready."));

    Message message = client.messages().get(sent.messageId());

    assertThat(message.body()).isEqualTo("Your table is ready.");
    assertThat(message.is(MessageType.SMS)).isTrue();
    assertThat(message.direction()).isEqualTo(Direction.OUTBOUND);
    assertThat(client.messages().in(sent.conversationId()))
        .extracting(Message::id)
        .containsExactly(sent.messageId());
  }

  @Test
  void findsOutWhatBecameOfAMessageWhoseAnswerWasLost() {
    Sms sms = Sms.to(ana, "See you at 8.");
    Instant sentAt = time.now();
    sandbox.next("send-a-new-message").dropsAfterRequest();

    var lost = catchThrowableOfType(SdkException.class, () -> client.messages().send(sms));
    time.advance(Duration.ofSeconds(40));

    assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(sandbox.received("send-a-new-message")).hasSize(1);
    assertThat(client.messages().resolve(sms, sentAt).found()).isPresent();
  }

  @Test
  void findsOutThatAMessageWasNeverTaken() {
    Sms sms = Sms.to(ana, "See you at 8.");
    Instant sentAt = time.now();
    sandbox.next("send-a-new-message").dropsWithoutEffect();

    catchThrowableOfType(SdkException.class, () -> client.messages().send(sms));

    assertThat(client.messages().resolve(sms, sentAt)).isInstanceOf(Resolution.StillUnknown.class);
    time.advance(Duration.ofSeconds(40));
    assertThat(client.messages().resolve(sms, sentAt)).isInstanceOf(Resolution.NotFound.class);
  }

  @Test
  void schedulesAnEmailAndCancelsIt() {
    highLevel.profile(ana);
    var withAddress = highLevel.contact("Bea").email("bea@example.com").add();
    Instant tomorrow = time.now().plus(Duration.ofDays(1));

    SentMessage sent =
        client
            .messages()
            .send(Email.to(withAddress).subject("Invoice").html("<p>Hi</p>").sendAt(tomorrow));
    client.messages().cancel(sent);

    assertThat(sent.emailMessageId()).isNotNull();
    assertThatThrownBy(() -> client.messages().cancel(sent)).isInstanceOf(SdkException.class);
  }

  @Test
  void readsTheLetterBehindAMessage() {
    var bea = highLevel.contact("Bea").email("bea@example.com").add();
    SentMessage sent = client.messages().send(Email.to(bea).subject("Invoice").html("<p>Hi</p>"));

    Message listed = client.messages().in(sent.conversationId()).iterator().next();
    EmailMessage letter = client.messages().email(listed.emailMessageIds().get(0));

    assertThat(listed.body()).isNull();
    assertThat(letter.subject()).isEqualTo("Invoice");
    assertThat(letter.body()).isEqualTo("<p>Hi</p>");
  }

  @Test
  void walksThroughManyConversationsOfTheSameMillisecond() {
    var expected = new HashSet<String>();
    for (int i = 0; i < 250; i++) {
      String contact = highLevel.contact("Contact " + i).add();
      highLevel.receives(contact, "SMS", "Hi");
      expected.add(contact);
      if (i % 40 == 0) {
        time.advance(Duration.ofMillis(1));
      }
    }

    var seen =
        client.conversations().search(ConversationQuery.all().pageSize(30)).stream()
            .map(Conversation::contactId);

    assertThat(seen).hasSize(250).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void exportsEverythingAlthoughTheCursorDies() {
    var bea = highLevel.contact("Bea").email("bea@example.com").add();
    for (int i = 0; i < 45; i++) {
      highLevel.receives(ana, "SMS", "Text " + i);
      highLevel.receives(bea, "Email", "Letter " + i);
      time.advance(Duration.ofMillis(400));
    }

    var seen = new ArrayList<String>();
    for (Message each : client.messages().exportEverything(ExportQuery.all().pageSize(10))) {
      seen.add(each.id());
      time.advance(Duration.ofSeconds(20));
    }

    assertThat(seen).hasSize(90).doesNotHaveDuplicates();
  }

  @Test
  void keepsContactsAndTheirTags() {
    var details = ContactDetails.none().phone("+34600000002").firstName("Bea");
    UpsertedContact made = client.contacts().upsert(ContactUpsert.of(details));
    String id = made.contact().id();

    client.contacts().addTags(id, "vip", "new");
    client.contacts().removeTags(id, "new");
    client
        .contacts()
        .update(id, ContactUpdate.of(ContactDetails.none().doNotDisturb(Channel.SMS, true)));

    Contact found = client.contacts().findByPhone("+34600000002").orElseThrow();
    assertThat(made.created()).isTrue();
    assertThat(found.id()).isEqualTo(id);
    assertThat(found.tags()).containsExactly("vip");
    assertThat(client.contacts().get(id).doNotDisturb(Channel.SMS)).isTrue();
    assertThat(client.contacts().findByEmail("nobody@example.com")).isEmpty();
    client.contacts().delete(id);
    assertThatThrownBy(() -> client.contacts().get(id)).isInstanceOf(SdkException.class);
  }

  @Test
  void marksAMessageOnceTheVendorKnowsItsProvider() {
    String provider = highLevel.provider("SMS");
    SentMessage sent = client.messages().send(CustomMessage.through(provider, ana, "Hi"));

    client
        .with(Resilience.standard().attempts(12))
        .messages()
        .updateStatus(sent.messageId(), StatusUpdate.of(MessageStatus.DELIVERED));

    assertThat(client.messages().get(sent.messageId()).status()).isEqualTo(MessageStatus.DELIVERED);
  }

  @Test
  void changesAndDeletesAConversation() {
    highLevel.receives(ana, "SMS", "Hi");
    Conversation conversation = client.conversations().ofContact(ana).orElseThrow();

    client.conversations().update(conversation.id(), ConversationUpdate.markRead().starred(true));

    assertThat(client.conversations().search(ConversationQuery.all().starred())).hasSize(1);
    assertThat(client.conversations().search(ConversationQuery.all().unread())).isEmpty();
    client.conversations().delete(conversation.id());
    assertThatThrownBy(() -> client.conversations().get(conversation.id()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void checksItself() {
    assertThat(client.check("send-a-new-message").ok()).isTrue();
    try (var agency =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token(highLevel.agencyToken()))
            .location(highLevel.location())
            .baseUrl(highLevel.url())
            .build()) {
      assertThat(agency.check().toString()).contains("TOKEN BAD: it is an agency's");
    }
  }

  @Test
  void speaksTheNewestVersionWhereItExists() {
    try (var v3 =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token(highLevel.token()))
            .location(highLevel.location())
            .baseUrl(highLevel.url())
            .version("v3")
            .build()) {
      SentMessage sent = v3.messages().send(Sms.to(ana, "Hi"));
      v3.contacts()
          .update(ana, ContactUpdate.of(ContactDetails.none().doNotDisturb(Channel.EMAIL, true)));

      assertThat(v3.messages().get(sent.messageId()).body()).isEqualTo("Hi");
      assertThat(v3.contacts().get(ana).doNotDisturb(Channel.EMAIL)).isTrue();
      assertThat(v3.contacts().findByPhone("+34600000001")).isPresent();
      assertThat(v3.preferences().subtypes().isMissing()).isFalse();
    }
  }

  @Test
  void makesAConversationOnlyOnce() {
    Conversation made = client.conversations().findOrCreate(ana);

    assertThat(client.conversations().findOrCreate(ana).id()).isEqualTo(made.id());
    assertThat(client.conversations().get(made.id()).contactId()).isEqualTo(ana);
  }

  @Test
  void waitsBelowTheRateLimitInsteadOfRunningIntoIt() {
    for (int i = 0; i < 250; i++) {
      client.contacts().get(ana);
    }

    assertThat(sandbox.received("get-contact")).hasSize(250);
  }
}

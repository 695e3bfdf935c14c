package dev.tertulia.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.NewList;
import dev.tertulia.acumbamail.NewSubscriber;
import dev.tertulia.acumbamail.Subscriber;
import dev.tertulia.acumbamail.SubscriberStatus;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.Conversation;
import dev.tertulia.conversations.ConversationQuery;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.SentMessage;
import dev.tertulia.conversations.Sms;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.TransportException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.SandboxExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The code of the README, run. */
class ReadmeTest {
  @RegisterExtension final SandboxExtension sandbox = new SandboxExtension();

  private ConversationsClient client;
  private String contact;

  @BeforeEach
  void connect() {
    var highLevel = sandbox.highLevel();
    client =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token(highLevel.token()))
            .location(highLevel.location())
            .baseUrl(highLevel.url())
            .build();
    contact = highLevel.contact("Ana García").phone("+34600000001").add();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void theTenLines() {
    sandbox.highLevel().receives(contact, "SMS", "Hello?");

    Contact ana = client.contacts().findByPhone("+34600000001").orElseThrow();
    SentMessage sent = client.messages().send(Sms.to(ana.id(), "Your table is ready."));
    var unread = client.conversations().search(ConversationQuery.all().unread());

    assertEquals(contact, ana.id());
    assertEquals("Your table is ready.", client.messages().get(sent.messageId()).body());
    for (Conversation each : unread) {
      assertEquals(contact, each.contactId());
    }
    assertEquals(1, unread.stream().count());
  }

  @Test
  void anSmsWhoseAnswerIsLostIsNotSentAgain() {
    sandbox.next("send-a-new-message").dropsAfterRequest();

    var lost =
        assertThrows(
            TransportException.class, () -> client.messages().send(Sms.to(contact, "Hello")));

    assertEquals(Outcome.UNKNOWN, lost.outcome());
    assertEquals(1, sandbox.received("send-a-new-message").size());
  }

  @Test
  void theSixLinesOfAcumbamail() {
    var acumbamail = sandbox.acumbamail();
    try (var mail =
        AcumbamailClient.builder()
            .credentials(CredentialsProvider.token(acumbamail.token()))
            .baseUrl(acumbamail.url())
            .build()) {
      ListId guests = mail.lists().create(NewList.of("Guests", "hello@bistro.example"));
      mail.subscribers(guests).addOrUpdate(NewSubscriber.of("ana@example.com"));

      var all = mail.subscribers(guests).all().stream().toList();
      assertEquals(1, all.size());
      Subscriber ana = all.get(0);
      assertEquals("ana@example.com", ana.email());
      assertEquals(SubscriberStatus.ACTIVE, ana.status());
    }
  }
}

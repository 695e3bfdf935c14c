package dev.tertulia.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.Conversation;
import dev.tertulia.conversations.ConversationQuery;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.SentMessage;
import dev.tertulia.conversations.Sms;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The code of README.md, run. */
class ReadmeTest {
  @RegisterExtension final SandboxExtension sandbox = new SandboxExtension();

  @Test
  void aClientIsMadeInTwoLines() {
    var token = CredentialsProvider.environment("CONVERSATIONS_TOKEN");
    try (var client = ConversationsClient.create(token, "your-location-id")) {

      assertThat(client.location()).isEqualTo("your-location-id");
    }
  }

  @Test
  void theTenLines() {
    var highLevel = sandbox.highLevel();
    String contact = highLevel.contact("Ana García").phone("+34600000001").add();
    highLevel.receives(contact, "SMS", "Hello?");
    try (var client =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token(highLevel.token()))
            .location(highLevel.location())
            .baseUrl(highLevel.url())
            .build()) {

      Contact ana = client.contacts().findByPhone("+34600000001").orElseThrow();
      SentMessage sent = client.messages().send(Sms.to(ana.id(), "Your table is ready."));
      System.out.println("in conversation " + sent.conversationId());

      for (Conversation each : client.conversations().search(ConversationQuery.all().unread())) {
        System.out.println(each.fullName() + ": " + each.lastMessageBody());
        assertThat(each.contactId()).isEqualTo(contact);
      }

      assertThat(client.messages().get(sent.messageId()).body()).isEqualTo("Your table is ready.");
    }
  }
}

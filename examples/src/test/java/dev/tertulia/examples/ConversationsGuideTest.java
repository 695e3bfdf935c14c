package dev.tertulia.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.conversations.Conversation;
import dev.tertulia.conversations.ConversationQuery;
import dev.tertulia.conversations.ConversationUpdate;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Direction;
import dev.tertulia.conversations.Email;
import dev.tertulia.conversations.EmailMessage;
import dev.tertulia.conversations.ExportQuery;
import dev.tertulia.conversations.Message;
import dev.tertulia.conversations.MessageQuery;
import dev.tertulia.conversations.MessageType;
import dev.tertulia.core.Cursor;
import dev.tertulia.core.Page;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.SandboxExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The code of docs/conversations.md, run. */
class ConversationsGuideTest {
  @RegisterExtension final SandboxExtension sandbox = new SandboxExtension();

  private final List<Object> kept = new ArrayList<>();
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
    contact = highLevel.contact("Ana").phone("+34600000001").email("ana@example.com").add();
    highLevel.receives(contact, "SMS", "A table for four?");
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  private void save(List<Conversation> page, Cursor next) {
    kept.addAll(page);
    kept.add(String.valueOf(next));
  }

  @Test
  void conversationsAreFound() {
    var waiting = client.conversations().search(ConversationQuery.all().unread().unassigned());

    for (Conversation each : waiting) {
      System.out.println(each.fullName() + ": " + each.lastMessageBody());
    }
    List<Conversation> firstTen = waiting.stream().limit(10).toList();

    assertThat(firstTen).extracting(Conversation::contactId).containsExactly(contact);

    for (Page<Conversation> page : waiting.pages()) {
      save(page.items(), page.next());
    }
    assertThat(kept).hasSize(2).last().isEqualTo("null");
    String stored = placeAfterTheFirst();
    for (Conversation each : waiting.startingAt(new Cursor(stored))) {
      kept.add(each);
    }

    Optional<Conversation> theirs = client.conversations().ofContact(contact);
    Conversation one = client.conversations().findOrCreate(contact);
    client.conversations().update(one.id(), ConversationUpdate.markRead().starred(true));

    assertThat(theirs).isPresent();
    assertThat(waiting).extracting(Conversation::fullName).containsExactly("Bea");
  }

  private String placeAfterTheFirst() {
    var highLevel = sandbox.highLevel();
    highLevel.receives(highLevel.contact("Bea").phone("+34600000002").add(), "SMS", "Hello");
    var query = ConversationQuery.all().unread().unassigned().pageSize(1);
    Page<Conversation> first = client.conversations().search(query).pages().iterator().next();
    return first.next().value();
  }

  @Test
  void messagesAreReadWithTheirTexts() {
    String conversation = client.conversations().ofContact(contact).orElseThrow().id();
    client.messages().send(Email.to(contact).subject("Menu").html("<p>Fish</p>"));

    for (Message message : client.messages().in(conversation)) {
      String who = Direction.INBOUND.equals(message.direction()) ? "they" : "we";
      System.out.println(message.dateAdded() + " " + who);
      if (message.body() != null) {
        System.out.println(message.body());
      }
      for (String id : message.emailMessageIds()) {
        EmailMessage email = client.messages().email(id);
        System.out.println(email.subject() + "\n" + email.body());
      }
    }
    var calls = client.messages().in(conversation, MessageQuery.all().types(MessageType.CALL));

    assertThat(sandbox.received("get-email-by-id")).hasSize(1);
    assertThat(calls).isEmpty();
  }

  @Test
  void everythingIsExported() {
    client.messages().send(Email.to(contact).subject("Menu").html("<p>Fish</p>"));
    Instant monday = Instant.now().minusSeconds(3600);

    var since = ExportQuery.all().from(monday);
    for (Message message : client.messages().exportEverything(since)) {
      archive(message);
    }

    assertThat(kept).hasSize(2);
    assertThat(client.messages().export(since)).hasSize(1);
  }

  private void archive(Message message) {
    kept.add(message);
  }
}

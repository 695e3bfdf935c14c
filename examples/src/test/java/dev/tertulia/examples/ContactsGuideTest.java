package dev.tertulia.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.ContactDetails;
import dev.tertulia.conversations.ContactFilter;
import dev.tertulia.conversations.ContactQuery;
import dev.tertulia.conversations.ContactUpdate;
import dev.tertulia.conversations.ContactUpsert;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.NewTask;
import dev.tertulia.conversations.Note;
import dev.tertulia.conversations.Task;
import dev.tertulia.conversations.UpsertedContact;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.SandboxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The code of docs/contacts.md, run. */
class ContactsGuideTest {
  @RegisterExtension final SandboxExtension sandbox = new SandboxExtension();

  private ConversationsClient client;

  @BeforeEach
  void connect() {
    var highLevel = sandbox.highLevel();
    client =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token(highLevel.token()))
            .location(highLevel.location())
            .baseUrl(highLevel.url())
            .build();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void peopleAreFoundOrMade() {
    sandbox.highLevel().contact("Ben").email("ben@example.com").add();

    Optional<Contact> ben = client.contacts().findByEmail("ben@example.com");
    Optional<Contact> nobody = client.contacts().findByPhone("+34600000009");

    UpsertedContact ana =
        client
            .contacts()
            .upsert(
                ContactUpsert.of(
                    ContactDetails.none()
                        .phone("+34600000001")
                        .email("ana@example.com")
                        .firstName("Ana")));
    String id = ana.contact().id();

    client
        .contacts()
        .update(id, ContactUpdate.of(ContactDetails.none().lastName("García").cleared("city")));
    client.contacts().addTags(id, "regular", "newsletter");
    client.contacts().removeTags(id, "newsletter");

    assertThat(ben).isPresent();
    assertThat(nobody).isEmpty();
    assertThat(client.contacts().get(id).tags()).containsExactly("regular");
    assertThat(client.contacts().get(id).lastName()).isEqualTo("García");
  }

  @Test
  void theyAreSearchedByConditions() {
    sandbox
        .highLevel()
        .contact("Ana")
        .phone("+34600000001")
        .tag("regular")
        .field("city", "Soria")
        .add();
    Instant monday = Instant.now().minus(Duration.ofDays(7));

    var regulars =
        client
            .contacts()
            .search(
                ContactQuery.all()
                    .tag("regular")
                    .addedFrom(monday)
                    .where(
                        ContactFilter.anyOf(
                            ContactFilter.is("city", "Soria"), ContactFilter.missing("city"))));
    for (Contact each : regulars) {
      System.out.println(each.name() + " " + each.zone());
    }

    assertThat(regulars).hasSize(1);
  }

  @Test
  void notesAndTasksAreWritten() {
    String contact = sandbox.highLevel().contact("Ana").phone("+34600000001").add();
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));

    Note note = client.contacts().notes(contact).add("Asked for a quote for twelve.");
    Task task = client.contacts().tasks(contact).add(NewTask.of("Call back", tomorrow));
    client.contacts().tasks(contact).complete(task.id());

    assertThat(note.id()).isNotNull();
    assertThat(client.contacts().tasks(contact).all()).hasSize(1);
  }

  @Test
  void whoWantsQuietGetsIt() {
    String contact = sandbox.highLevel().contact("Ana").phone("+34600000001").add();

    client.contacts().doNotDisturb(contact, "unsubscribed by mail", Channel.EMAIL);
    Contact now = client.contacts().get(contact);
    boolean quiet = now.doNotDisturb(Channel.EMAIL);
    client.contacts().liftDoNotDisturb(contact, Channel.EMAIL);
    client.contacts().doNotDisturbAtAll(contact, true);

    assertThat(quiet).isTrue();
    assertThat(client.contacts().get(contact).doNotDisturb(Channel.SMS)).isTrue();
    assertThat(List.of(now)).hasSize(1);
  }
}

package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.conversations.ContactQuery.SortBy;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contacts all the way, against a service that was written without looking at this one. */
class ContactsSandboxTest {
  private final ManualTimekeeper time =
      ManualTimekeeper.jumping(Instant.parse("2026-11-22T10:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final ConversationsClient client = client("2021-07-28");
  private final Contacts contacts = client.contacts();
  private final String ana = highLevel.contact("Ana").phone("+34600000001").tag("vip").add();

  private ConversationsClient client(String version) {
    return ConversationsClient.builder()
        .credentials(CredentialsProvider.token(highLevel.token()))
        .location(highLevel.location())
        .baseUrl(highLevel.url())
        .timekeeper(time)
        .version(version)
        .build();
  }

  @AfterEach
  void close() {
    client.close();
    sandbox.close();
  }

  @Test
  void findsEveryContactOfTheSameMillisecond() {
    var expected = new ArrayList<String>(List.of(ana));
    for (int i = 0; i < 250; i++) {
      expected.add(highLevel.contact("Guest " + i).add());
    }

    assertThat(contacts.search(ContactQuery.all()))
        .extracting(Contact::id)
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(contacts.search(ContactQuery.all().pageSize(500))).hasSize(251);
    assertThat(sandbox.received("search-contacts-advanced")).hasSize(5);
  }

  @Test
  void findsContactsByWhatTheyHave() {
    highLevel.contact("Ben").field("assignedTo", "u1").add();

    assertThat(found(ContactQuery.all().tag("vip"))).containsExactly(ana);
    assertThat(found(ContactQuery.all().withoutTag("vip").assignedTo("u1"))).hasSize(1);
    assertThat(found(ContactQuery.all().unassigned().text("an"))).containsExactly(ana);
    assertThat(found(ContactQuery.all().where(ContactFilter.missing("phone")))).hasSize(1);
    assertThat(found(ContactQuery.all().addedFrom(time.now().plusSeconds(1)))).isEmpty();
    assertThat(found(ContactQuery.all().addedUntil(time.now()))).hasSize(2);
  }

  @Test
  void findsWhatHasChangedSince() {
    highLevel.contact("Ben").add();
    time.advance(Duration.ofHours(1));
    Instant since = time.now();
    contacts.addTags(ana, "new");

    var query = ContactQuery.all().changedFrom(since).sortBy(SortBy.DATE_UPDATED);

    assertThat(found(query)).containsExactly(ana);
    assertThat(found(ContactQuery.all().changedUntil(since.minusSeconds(1)))).hasSize(1);
  }

  private List<String> found(ContactQuery query) {
    return contacts.search(query).stream().map(Contact::id).toList();
  }

  @Test
  void writesANoteAndLooksWhetherALostOneArrived() {
    Notes notes = contacts.notes(ana);
    sandbox.next("create-note").dropsAfterRequest();

    var lost =
        catchThrowableOfType(SdkException.class, () -> notes.add("Asked for a quote for twelve."));

    assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(sandbox.received("create-note")).hasSize(1);
    assertThat(notes.all()).extracting(Note::body).containsExactly("Asked for a quote for twelve.");
  }

  @Test
  void changesAndDeletesANote() {
    Notes notes = contacts.notes(ana);
    Note note = notes.add(NewNote.of("Hi").title("Quote"));

    notes.update(note.id(), NoteUpdate.nothing().body("Hello"));

    assertThat(notes.get(note.id()).body()).isEqualTo("Hello");
    assertThat(notes.get(note.id()).title()).isEqualTo("Quote");
    sandbox.next("delete-note").dropsAfterRequest();
    notes.delete(note.id());
    assertThat(notes.all()).isEmpty();
    assertThat(sandbox.received("delete-note")).hasSize(2);
  }

  @Test
  void setsATaskAndHasItDone() {
    Tasks tasks = contacts.tasks(ana);
    Instant due = time.now().plus(Duration.ofDays(1));
    Task task = tasks.add(NewTask.of("Call back", due).assignedTo("u1"));

    tasks.update(task.id(), TaskUpdate.nothing().body("About the bill"));
    tasks.complete(task.id());

    Task done = tasks.get(task.id());
    assertThat(done.completed()).isTrue();
    assertThat(done.dueDate()).isEqualTo(due);
    assertThat(done.body()).isEqualTo("About the bill");
    assertThat(tasks.reopen(task.id()).completed()).isFalse();
    sandbox.next("delete-task").dropsAfterRequest();
    tasks.delete(task.id());
    assertThat(tasks.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2021-07-28", "v3"})
  void losesNoOptOutBesideAnother(String version) {
    try (var speaking = client(version)) {
      Contacts each = speaking.contacts();
      each.doNotDisturb(ana, "replied STOP", Channel.SMS);
      each.doNotDisturb(ana, Channel.EMAIL, Channel.WHATSAPP);

      each.liftDoNotDisturb(ana, Channel.EMAIL);

      Contact contact = each.get(ana);
      assertThat(contact.doNotDisturb(Channel.SMS)).isTrue();
      assertThat(contact.doNotDisturb(Channel.WHATSAPP)).isTrue();
      assertThat(contact.doNotDisturb(Channel.EMAIL)).isFalse();
      assertThat(highLevel.profile(ana).at("dndSettings").at("SMS").at("message").asText())
          .isEqualTo("replied STOP");
      each.doNotDisturbAtAll(ana, true);
      assertThat(each.get(ana).doNotDisturb(Channel.EMAIL)).isTrue();
      each.doNotDisturbAtAll(ana, false);
      assertThat(each.get(ana).doNotDisturb(Channel.SMS)).isTrue();
    }
  }

  @Test
  void deletesAContactOnceAlthoughTheAnswerIsLost() {
    sandbox.next("delete-contact").dropsAfterRequest();

    contacts.delete(ana);

    assertThat(catchThrowableOfType(NotFoundException.class, () -> contacts.get(ana))).isNotNull();
  }
}

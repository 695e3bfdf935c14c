package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.SdkException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Notes, as they travel. */
class NotesWireTest {
  private static final String V = "2021-07-28";

  private final Vendor vendor = new Vendor();
  private final Notes notes = vendor.client.contacts().notes("k1");

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  void readsAllNotes() {
    vendor.says(
        """
        {"notes":[{"id":"n1","body":"<p>Hi</p>","bodyText":"Hi","userId":null,"pinned":true,
          "dateAdded":"2026-07-08T12:02:11.285Z","relations":[]}],"traceId":"t"}\
        """);

    Note note = notes.all().get(0);

    vendor.got("GET /contacts/k1/notes", V);
    assertThat(note.bodyText()).isEqualTo("Hi");
    assertThat(note.userId()).isNull();
    assertThat(note.pinned()).isTrue();
    assertThat(note.dateAdded()).isEqualTo(Instant.parse("2026-07-08T12:02:11.285Z"));
    assertThat(note).hasToString("Note[id=n1]");
  }

  @Test
  void readsOneNote() {
    vendor.says("{\"note\":{\"id\":\"n1\",\"title\":\"Quote\"}}");

    assertThat(notes.get("n1").title()).isEqualTo("Quote");

    vendor.got("GET /contacts/k1/notes/n1", V);
  }

  @Test
  void writesANote() {
    vendor.says(201, "{\"note\":{\"id\":\"n1\"}}").says(201, "{\"note\":{\"id\":\"n2\"}}");

    assertThat(notes.add("Likes the window").id()).isEqualTo("n1");
    notes.add(NewNote.of("Hi").title("Quote").userId("u1").color("#FFAA00").pinned(true));

    vendor.got("POST /contacts/k1/notes", V, "{\"body\":\"Likes the window\"}");
    vendor.got(
        "POST /contacts/k1/notes",
        V,
        """
        {"body":"Hi","title":"Quote","userId":"u1","color":"#FFAA00","pinned":true}\
        """);
  }

  @Test
  void writesANoteOnceOnly() {
    vendor.says(503, "");

    var lost = catchThrowableOfType(SdkException.class, () -> notes.add("Hi"));

    assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(vendor.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void changesANoteAndMayRepeatThat() {
    vendor.says(503, "").says("{\"note\":{\"id\":\"n1\"}}");

    notes.update("n1", NoteUpdate.nothing().body("Hi").pinned(false));

    vendor.next();
    vendor.got("PUT /contacts/k1/notes/n1", V, "{\"body\":\"Hi\",\"pinned\":false}");
  }

  @Test
  void deletesANoteAndTakesNotFoundForDoneAfterARepetition() {
    vendor.says(503, "").says(404, "{}");

    notes.delete("n1");

    vendor.next();
    vendor.got("DELETE /contacts/k1/notes/n1", V);
  }

  @Test
  void refusesIdsThatLeadElsewhere() {
    var contacts = vendor.client.contacts();

    var contact = catchThrowableOfType(InvalidRequestException.class, () -> contacts.notes("a/b"));
    var note = catchThrowableOfType(InvalidRequestException.class, () -> notes.get("../k2"));

    assertThat(contact).isNotNull();
    assertThat(note).isNotNull();
    vendor.gotNothingMore();
  }
}

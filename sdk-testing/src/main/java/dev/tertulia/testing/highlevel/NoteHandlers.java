package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import java.util.List;

/** Notes about contacts. */
final class NoteHandlers {

  private NoteHandlers() {}

  static Reply all(Ask ask) {
    Doc contact = ask.contact(ask.path("contactId"));
    return ask.ok("notes", Contacts.belongings(ask.state().notes, contact, NoteHandlers::told));
  }

  static Reply get(Ask ask) {
    return ask.ok("note", told(known(ask)));
  }

  static Reply create(Ask ask) {
    Doc contact = ask.contact(ask.path("contactId"));
    Doc note =
        Doc.of(ask.body())
            .set("id", ask.state().ids.next())
            .set("locationId", ask.location())
            .set("contactId", contact.id())
            .set("dateAdded", ask.state().now());
    ask.state().notes.put(note.id(), note);
    Events.belonging(ask.state(), "NoteCreate", note);
    return ask.created("note", told(note));
  }

  static Reply update(Ask ask) {
    Doc note = known(ask);
    ask.body().asMap().forEach(note::set);
    Events.belonging(ask.state(), "NoteUpdate", note);
    return ask.ok("note", told(note));
  }

  static Reply delete(Ask ask) {
    Doc note = known(ask);
    ask.state().notes.remove(note.id());
    Events.belonging(ask.state(), "NoteDelete", note);
    return ask.ok("succeded", true, "succeeded", true);
  }

  private static Doc known(Ask ask) {
    return ask.belonging(ask.state().notes, "Note", ask.path("id"));
  }

  /** A note in nobody's name says so with a null. */
  private static JsonValue told(Doc note) {
    Doc told =
        Times.iso(note, "dateAdded")
            .without("locationId")
            .set("bodyText", note.text("body"))
            .set("relations", List.of());
    return (note.has("userId") ? told : told.setNull("userId")).json();
  }
}

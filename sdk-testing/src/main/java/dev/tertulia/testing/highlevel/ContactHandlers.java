package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import java.util.LinkedHashSet;
import java.util.List;

/** Contacts one at a time. */
final class ContactHandlers {

  private ContactHandlers() {}

  static Reply get(Ask ask) {
    return ask.ok("contact", Contacts.told(ask, ask.contact(ask.path("contactId"))));
  }

  static Reply create(Ask ask) {
    var same = Contacts.find(ask.state(), ask.location(), ask.text("email"), ask.text("phone"));
    if (same != null) {
      throw Refusal.of(
          400,
          "This location does not allow duplicated contacts.",
          "meta",
          JsonValue.object("contactId", same.contact().id(), "matchingField", same.field()));
    }
    Doc contact = Contacts.create(ask.state(), ask.location(), DndSettings.kept(ask));
    return ask.created("contact", Contacts.told(ask, contact));
  }

  static Reply upsert(Ask ask) {
    var same = Contacts.find(ask.state(), ask.location(), ask.text("email"), ask.text("phone"));
    if (same != null) {
      change(ask, same.contact());
    }
    Doc contact =
        same == null
            ? Contacts.create(ask.state(), ask.location(), DndSettings.kept(ask))
            : same.contact();
    return ask.ok(
        "new",
        same == null,
        "contact",
        Contacts.told(ask, contact),
        "succeded",
        true,
        "succeeded",
        true);
  }

  static Reply update(Ask ask) {
    Doc contact = ask.contact(ask.path("contactId"));
    change(ask, contact);
    return ask.ok("succeded", true, "succeeded", true, "contact", Contacts.told(ask, contact));
  }

  /** Whether the live service tells of silence beside the change or in its place is unknown. */
  private static void change(Ask ask, Doc contact) {
    Object before = DndSettings.of(contact);
    Contacts.change(ask.state(), contact, DndSettings.kept(ask));
    Events.contact(ask.state(), "ContactUpdate", contact);
    if (!before.equals(DndSettings.of(contact))) {
      Events.contact(ask.state(), "ContactDndUpdate", contact);
    }
  }

  static Reply delete(Ask ask) {
    Doc contact = ask.contact(ask.path("contactId"));
    Doc conversation = ask.state().conversationOf(contact.id());
    if (conversation != null) {
      ask.state().deleteConversation(conversation.id());
    }
    ask.state().notes.values().removeIf(note -> note.is("contactId", contact.id()));
    ask.state().tasks.values().removeIf(task -> task.is("contactId", contact.id()));
    ask.state().contacts.remove(contact.id());
    Events.contact(ask.state(), "ContactDelete", contact);
    return ask.ok("succeded", true, "succeeded", true);
  }

  static Reply addTags(Ask ask) {
    Doc contact = ask.contact(ask.path("contactId"));
    var tags = new LinkedHashSet<>(contact.at("tags").asList());
    List<JsonValue> added = ask.body().at("tags").asList().stream().filter(tags::add).toList();
    contact.set("tags", tags).set("dateUpdated", ask.state().now());
    Events.contact(ask.state(), "ContactTagUpdate", contact);
    return ask.created("tags", tags, "tagsAdded", added);
  }

  static Reply removeTags(Ask ask) {
    Doc contact = ask.contact(ask.path("contactId"));
    var tags = new LinkedHashSet<>(contact.at("tags").asList());
    List<JsonValue> removed = ask.body().at("tags").asList().stream().filter(tags::remove).toList();
    contact.set("tags", tags).set("dateUpdated", ask.state().now());
    Events.contact(ask.state(), "ContactTagUpdate", contact);
    return ask.ok("tags", tags, "tagsRemoved", removed);
  }
}

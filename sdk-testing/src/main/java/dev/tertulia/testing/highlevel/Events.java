package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is told of what happens, in the shapes the vendor documents. */
final class Events {
  private static final Map<String, String> WORDS =
      Map.of(
          "TYPE_EMAIL", "Email",
          "TYPE_VOICEMAIL", "VoiceMail",
          "TYPE_INTERNAL_COMMENT", "InternalComment",
          "TYPE_FACEBOOK", "FB",
          "TYPE_INSTAGRAM", "IG",
          "TYPE_CUSTOM_CALL", "CALL");

  private Events() {}

  /** A message came, went or failed. Notes of the service itself are nothing of the kind. */
  static void message(State state, Doc message) {
    String type = message.need("messageType");
    if (type.startsWith("TYPE_ACTIVITY")) {
      return;
    }
    boolean inbound = message.is("direction", "inbound");
    Doc email = Emails.of(state, message);
    JsonValue call = message.at("meta").at("call");
    Doc event =
        Doc.of(
            "type", inbound ? "InboundMessage" : "OutboundMessage",
            "locationId", message.text("locationId"),
            "messageId", message.id(),
            "contactId", message.text("contactId"),
            "conversationId", message.text("conversationId"),
            "dateAdded", Times.iso(message.number("dateAdded")),
            "direction", message.text("direction"),
            "messageType", WORDS.getOrDefault(type, type.substring("TYPE_".length())),
            "messageTypeId", message.at("type"),
            "messageTypeString", type,
            "body", email == null ? message.at("body") : email.at("body"),
            "contentType", message.text("contentType"),
            "attachments", attachments(state, message),
            "status", message.text("status"),
            "userId", message.text("userId"),
            "conversationProviderId", message.text("conversationProviderId"),
            "source", inbound ? null : message.text("source"),
            "from", email == null ? message.at("from") : email.at("from"),
            "to", email == null ? message.at("to") : email.at("to").at(0),
            "callDuration", call.at("duration"),
            "callStatus", call.at("status"));
    if (email != null) {
      event
          .set("emailMessageId", email.id())
          .set("threadId", email.text("threadId"))
          .set("subject", email.text("subject"))
          .set("provider", email.text("provider"));
    }
    state.tell(event);
  }

  /** The sound of a call is told of here only: a message that is asked for names none. */
  private static List<JsonValue> attachments(State state, Doc message) {
    Files.Slot sound = CallHandlers.sound(state, message);
    return sound == null
        ? message.at("attachments").asList()
        : List.of(JsonValue.of(state.files.address(sound)));
  }

  static void unread(State state, Doc conversation) {
    Doc event =
        Doc.of(
            "type", "ConversationUnreadUpdate",
            "locationId", conversation.text("locationId"),
            "id", conversation.id(),
            "contactId", conversation.text("contactId"),
            "unreadCount", conversation.number("unreadCount"),
            "inbox", true,
            "starred", conversation.flag("starred"),
            "deleted", conversation.flag("deleted"));
    state.tell(event);
  }

  /**
   * A contact was made, changed, tagged or deleted: the type says which. Settings of channels are
   * told where they are what changed.
   */
  static void contact(State state, String type, Doc contact) {
    Doc event =
        Doc.of(Contacts.told(contact))
            .without(
                "dateUpdated",
                "emailLowerCase",
                "firstNameLowerCase",
                "lastNameLowerCase",
                "fullNameLowerCase",
                "additionalEmails",
                "additionalPhones",
                "followers",
                "dndSettings",
                "inboundDndSettings")
            .set("type", type)
            .set("name", name(contact))
            .set("attachments", List.of());
    if (type.equals("ContactDndUpdate")) {
      event.set("dndSettings", contact.at("dndSettings"));
    }
    state.tell(event);
  }

  /** A note or a task of a contact was made, changed, done or deleted: the type says which. */
  static void belonging(State state, String type, Doc thing) {
    Doc event =
        Doc.of(
            "type", type,
            "locationId", thing.text("locationId"),
            "id", thing.id(),
            "contactId", thing.text("contactId"),
            "title", thing.text("title"),
            "body", thing.text("body"),
            "assignedTo", thing.text("assignedTo"),
            "dueDate", thing.has("dueDate") ? Times.iso(thing.number("dueDate")) : null,
            "dateAdded", thing.has("dateAdded") ? Times.iso(thing.number("dateAdded")) : null);
    state.tell(event);
  }

  private static @Nullable String name(Doc contact) {
    String name = Contacts.fullName(contact);
    return name.isEmpty() ? null : name;
  }
}

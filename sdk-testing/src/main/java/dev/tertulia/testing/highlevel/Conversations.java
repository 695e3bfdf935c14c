package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happens to a conversation when messages come and go. */
final class Conversations {

  private Conversations() {}

  /** The one conversation of a contact, begun if need be. */
  static Doc with(State state, Doc contact) {
    Doc existing = state.conversationOf(contact.id());
    return existing == null ? begin(state, contact) : existing;
  }

  static Doc begin(State state, Doc contact) {
    long now = state.now();
    boolean phone = contact.has("phone") || !contact.has("email");
    Doc conversation =
        Doc.of(
            "id",
            state.ids.next(),
            "contactId",
            contact.id(),
            "locationId",
            contact.need("locationId"),
            "dateAdded",
            now,
            "dateUpdated",
            now,
            "lastMessageDate",
            now,
            "type",
            phone ? "TYPE_PHONE" : "TYPE_EMAIL",
            "unreadCount",
            0,
            "deleted",
            false,
            "followers",
            List.of(),
            "mentions",
            List.of(),
            "messageTypes",
            List.of());
    state.conversations.put(conversation.id(), conversation);
    return conversation;
  }

  /** A message of that type, not yet stored. */
  static Doc draft(State state, Doc conversation, String type, String direction, long date) {
    return Doc.of(
        "id",
        state.ids.next(),
        "type",
        MessageTypes.number(type),
        "messageType",
        type,
        "locationId",
        conversation.need("locationId"),
        "contactId",
        conversation.need("contactId"),
        "conversationId",
        conversation.id(),
        "dateAdded",
        date,
        "dateUpdated",
        date,
        "direction",
        direction,
        "contentType",
        "text/plain");
  }

  /**
   * A message that came about elsewhere, in the application or with the contact; answers its id.
   */
  static String note(State state, Doc contact, String channel, String direction, String text) {
    String type = channel.equals("Call") ? "TYPE_CALL" : MessageTypes.of(channel);
    Doc message =
        draft(state, with(state, contact), type, direction, state.now())
            .set("body", text)
            .set("status", "delivered")
            .set("attachments", List.of())
            .set("source", "app");
    if (type.equals("TYPE_EMAIL")) {
      String own = "sandbox@example.com";
      String theirs = contact.has("email") ? contact.need("email") : "unknown@example.com";
      boolean inbound = direction.equals("inbound");
      JsonValue body = JsonValue.object("html", text, "subject", text);
      Emails.attach(state, message, body, inbound ? theirs : own, inbound ? own : theirs, null);
    }
    return add(state, message).id();
  }

  /** Stores the message and lets the conversation know. */
  static Doc add(State state, Doc message) {
    state.messages.put(message.id(), message);
    noted(state, message, message.number("dateAdded"));
    Events.message(state, message);
    return message;
  }

  /** Stores a message that is to leave later; until then the conversation knows nothing of it. */
  static void schedule(State state, Doc message, long due) {
    message.set("status", "scheduled");
    state.messages.put(message.id(), message);
    state.scheduled.put(message.id(), due);
  }

  /** A scheduled message leaves, at the time it was due. */
  static void depart(State state, Doc message, long due) {
    message.set("status", sentStatus(message.need("messageType"))).set("dateUpdated", due);
    Doc email = Emails.of(state, message);
    if (email != null) {
      email.set("status", message.text("status"));
    }
    noted(state, message, due);
    Events.message(state, message);
  }

  /**
   * What becomes of a message that leaves without trouble: an e-mail is on its way, the rest has
   * arrived.
   */
  static String sentStatus(String type) {
    return MessageTypes.isEmail(type) ? "sent" : "delivered";
  }

  static void delete(State state, Doc message) {
    Doc email = Emails.of(state, message);
    if (email != null) {
      state.emails.remove(email.id());
    }
    state.scheduled.remove(message.id());
    state.messages.remove(message.id());
  }

  private static void noted(State state, Doc message, long date) {
    Doc conversation =
        Objects.requireNonNull(state.conversations.get(message.need("conversationId")));
    boolean inbound = message.is("direction", "inbound");
    var types = new LinkedHashSet<>(conversation.at("messageTypes").asList());
    types.add(message.at("type"));
    conversation.set("messageTypes", types).set("dateUpdated", state.now());
    if (inbound) {
      conversation.set("unreadCount", conversation.number("unreadCount") + 1);
      Events.unread(state, conversation);
    }
    if (conversation.has("lastMessageType") && date < conversation.number("lastMessageDate")) {
      return;
    }
    conversation
        .set("lastMessageDate", date)
        .set("lastMessageBody", body(state, message))
        .set("lastMessageType", message.text("messageType"))
        .set("lastMessageDirection", message.text("direction"));
    if (!inbound) {
      boolean automated = message.is("source", "workflow");
      conversation
          .set("lastOutboundMessageAction", automated ? "automated" : "manual")
          .set(
              "lastManualMessageDate", automated ? conversation.at("lastManualMessageDate") : date);
    }
  }

  private static @Nullable String body(State state, Doc message) {
    Doc email = Emails.of(state, message);
    JsonValue body = email == null ? message.at("body") : email.at("subject");
    return body.asText();
  }
}

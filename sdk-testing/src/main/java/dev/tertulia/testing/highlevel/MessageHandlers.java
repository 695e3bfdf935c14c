package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import java.util.Arrays;
import java.util.List;

/** Messages as they are read, and taken back before they leave. */
final class MessageHandlers {

  private MessageHandlers() {}

  /** As the wire has a message: times as texts. */
  static JsonValue.Obj told(Doc message) {
    return Times.iso(message, "dateAdded", "dateUpdated").json();
  }

  static Reply get(Ask ask) {
    return ask.ok("message", told(ask.message(ask.path("id"))));
  }

  static Reply list(Ask ask) {
    Doc conversation = ask.conversation(ask.path("conversationId"));
    List<Doc> messages =
        ask.state().messagesIn(conversation.id()).stream()
            .filter(doc -> isWanted(ask, doc))
            .toList();
    String after = ask.query("lastMessageId");
    int from = after == null ? 0 : indexAfter(messages, after);
    int to = Math.min(messages.size(), from + ask.limit(20, 1, 100));
    List<Doc> page = messages.subList(from, to);
    Doc envelope =
        Doc.of(
            "lastMessageId",
            page.isEmpty() ? null : page.get(page.size() - 1).id(),
            "nextPage",
            to < messages.size(),
            "messages",
            page.stream().map(MessageHandlers::told).toList());
    return ask.ok("messages", envelope.json());
  }

  /** Taking back is for messages that are not e-mails, and only before they leave. */
  static Reply cancel(Ask ask) {
    Doc message = ask.state().messages.get(ask.path("messageId"));
    if (message == null || !message.is("locationId", ask.location())) {
      throw Refusal.brief(404, "Failed cancel the scheduled message");
    }
    if (MessageTypes.isEmail(message.need("messageType"))) {
      throw Refusal.brief(404, "Failed cancel the scheduled message");
    }
    return cancelled(ask, message);
  }

  static Reply cancelled(Ask ask, Doc message) {
    if (!message.is("status", "scheduled")) {
      throw Refusal.brief(400, "Failed cancel the scheduled message");
    }
    Conversations.delete(ask.state(), message);
    return ask.ok("status", 200, "message", "Successfully cancelled the scheduled message");
  }

  private static boolean isWanted(Ask ask, Doc message) {
    String types = ask.query("type");
    if (types == null) {
      return true;
    }
    // The filter has its own spelling for comments.
    String type =
        message.is("messageType", "TYPE_INTERNAL_COMMENT")
            ? "TYPE_INTERNAL_COMMENTS"
            : message.need("messageType");
    return Arrays.asList(types.split(",")).contains(type);
  }

  private static int indexAfter(List<Doc> messages, String id) {
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i).id().equals(id)) {
        return i + 1;
      }
    }
    throw Refusal.of(400, "Message with id " + id + " not found");
  }
}

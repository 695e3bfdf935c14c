package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import java.util.List;
import java.util.Map;

/** Conversations one at a time. */
final class ConversationHandlers {
  private static final Map<String, Integer> NUMBERS =
      Map.of(
          "TYPE_PHONE",
          1,
          "TYPE_EMAIL",
          2,
          "TYPE_FB_MESSENGER",
          3,
          "TYPE_REVIEW",
          4,
          "TYPE_GROUP_SMS",
          5);

  private ConversationHandlers() {}

  static Reply create(Ask ask) {
    Doc contact = ask.contact(ask.need("contactId"));
    if (ask.state().conversationOf(contact.id()) != null) {
      throw Refusal.of(400, "Conversation already exists");
    }
    Doc conversation = Conversations.begin(ask.state(), contact);
    return ask.created("success", true, "conversation", brief(conversation).json());
  }

  /** Here the types are numbers, the date is a stamp, and inbox and unreadCount are left out. */
  static Reply get(Ask ask) {
    Doc conversation = ask.conversation(ask.path("conversationId"));
    String lastType = conversation.text("lastMessageType");
    Doc answer =
        Doc.of(
            "locationId", conversation.text("locationId"),
            "contactId", conversation.text("contactId"),
            "type", NUMBERS.getOrDefault(conversation.need("type"), 1),
            "deleted", conversation.flag("deleted"),
            "id", conversation.id(),
            "isLastMessageInternalComment", "TYPE_INTERNAL_COMMENT".equals(lastType),
            "lastMessageType", lastType == null ? null : (Integer) MessageTypes.number(lastType),
            "lastMessageDate", Times.stamp(conversation.number("lastMessageDate")),
            "messageTypes", conversation.at("messageTypes"),
            "assignedTo", conversation.text("assignedTo"),
            "starred", conversation.flag("starred") ? true : null);
    return ask.answer(200, answer.json());
  }

  static Reply update(Ask ask) {
    Doc conversation = ask.conversation(ask.path("conversationId"));
    JsonValue unread = ask.body().at("unreadCount");
    JsonValue starred = ask.body().at("starred");
    JsonValue feedback = ask.body().at("feedback");
    if (!feedback.isMissing()) {
      checkFeedback(ask, feedback);
    }
    if (!unread.isMissing()) {
      conversation.set("unreadCount", unread);
      Events.unread(ask.state(), conversation);
    }
    if (!starred.isMissing()) {
      conversation.set("starred", starred);
    }
    if (!feedback.isMissing()) {
      conversation.set("feedback", feedback);
    }
    conversation.set("dateUpdated", ask.state().now());
    String lastType = conversation.text("lastMessageType");
    Doc answer =
        brief(conversation)
            .set("lastMessageBody", conversation.text("lastMessageBody"))
            .set(
                "lastMessageType",
                lastType == null ? null : (Integer) MessageTypes.number(lastType))
            .set("starred", conversation.flag("starred") ? true : null);
    return ask.ok("success", true, "conversation", answer.json());
  }

  /** A word since the newest version, an object before it. */
  private static void checkFeedback(Ask ask, JsonValue feedback) {
    boolean word = "v3".equals(ask.request().header("Version"));
    if (word && !List.of("positive", "negative").contains(String.valueOf(feedback.asText()))) {
      throw Refusal.invalid("feedback must be one of the following values: positive, negative");
    }
    if (!word && !(feedback instanceof JsonValue.Obj)) {
      throw Refusal.invalid("feedback must be an object");
    }
  }

  static Reply delete(Ask ask) {
    Doc conversation = ask.conversation(ask.path("conversationId"));
    ask.state().deleteConversation(conversation.id());
    return ask.ok("success", true);
  }

  static Reply typing(Ask ask) {
    ask.conversation(ask.need("conversationId"));
    return ask.created("success", true);
  }

  /** As created and updated conversations are told: dates as texts. */
  private static Doc brief(Doc conversation) {
    Doc answer =
        Doc.of(
            "id", conversation.id(),
            "dateUpdated", conversation.at("dateUpdated"),
            "dateAdded", conversation.at("dateAdded"),
            "deleted", conversation.flag("deleted"),
            "contactId", conversation.text("contactId"),
            "locationId", conversation.text("locationId"),
            "lastMessageDate", conversation.at("lastMessageDate"),
            "assignedTo", conversation.text("assignedTo"));
    return Times.iso(answer, "dateUpdated", "dateAdded", "lastMessageDate");
  }
}

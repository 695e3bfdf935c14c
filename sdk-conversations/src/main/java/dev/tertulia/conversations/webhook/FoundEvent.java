package dev.tertulia.conversations.webhook;

import dev.tertulia.conversations.Conversation;
import dev.tertulia.conversations.Direction;
import dev.tertulia.conversations.EmailMessage;
import dev.tertulia.conversations.Message;
import dev.tertulia.core.json.Json;
import dev.tertulia.core.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the event that nobody sent. It is kept as JSON, like one that was. */
final class FoundEvent {
  private FoundEvent() {}

  /**
   * The message stays as the service answered it, under its own name.
   *
   * @param email its text, if it is an e-mail whose text was fetched
   */
  static WebhookEvent of(Message message, @Nullable EmailMessage email) {
    boolean inbound = Direction.INBOUND.equals(message.direction());
    EventType type = inbound ? EventType.INBOUND_MESSAGE : EventType.OUTBOUND_MESSAGE;
    var stored = new LinkedHashMap<>(JsonValue.parse(Json.standard().write(message)).asMap());
    var event = new LinkedHashMap<String, JsonValue>();
    put(event, "type", type.value());
    put(event, "locationId", message.locationId());
    put(event, "contactId", message.contactId());
    put(event, "timestamp", message.dateAdded() == null ? null : message.dateAdded().toString());
    put(event, "from", message.from());
    put(event, "to", message.to());
    if (email != null) {
      put(stored, "body", email.body());
      put(stored, "contentType", email.contentType());
      put(event, "subject", email.subject());
      put(event, "threadId", email.threadId());
      put(event, "from", email.from());
      put(event, "to", email.to());
      put(event, "ccList", email.cc());
    }
    event.put("message", new JsonValue.Obj(stored));
    return EventReader.read(new JsonValue.Obj(event));
  }

  static WebhookEvent of(Conversation conversation) {
    var event = new LinkedHashMap<String, JsonValue>();
    put(event, "type", EventType.NEW_CONVERSATION.value());
    put(event, "locationId", conversation.locationId());
    put(event, "timestamp", String.valueOf(conversation.dateAdded()));
    event.put("conversation", JsonValue.parse(Json.standard().write(conversation)));
    return EventReader.read(new JsonValue.Obj(event));
  }

  private static void put(Map<String, JsonValue> into, String name, @Nullable Object value) {
    if (value != null) {
      into.put(name, JsonValue.of(value));
    }
  }
}

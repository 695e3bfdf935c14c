package dev.tertulia.bridge.links;

import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Direction;
import dev.tertulia.conversations.Message;
import dev.tertulia.conversations.MessageStatus;
import dev.tertulia.conversations.MessageType;
import dev.tertulia.conversations.webhook.MessageEvent;
import dev.tertulia.conversations.webhook.WebhookEvent;
import dev.tertulia.core.WebhookException;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an event must tell; one that does not is left to a person, since it never will. */
final class Facts {
  private Facts() {}

  /** Whether it happened in the client's location: an app is told of all that have it. */
  static boolean isHere(WebhookEvent event, ConversationsClient client) {
    return event.locationId() == null || client.location().equals(event.locationId());
  }

  static boolean isCall(Message message) {
    MessageType kind = message.kind();
    return kind != null && kind.isCall();
  }

  static boolean failed(Message message) {
    MessageStatus status = message.status();
    return MessageStatus.FAILED.equals(status) || MessageStatus.UNDELIVERED.equals(status);
  }

  /** What the contact said in the event's conversation, among its newest hundred messages. */
  static Stream<Message> theirs(WebhookEvent event, ConversationsClient client) {
    return Stream.ofNullable(event.conversationId())
        .flatMap(id -> client.messages().in(id).stream().limit(100))
        .filter(each -> Direction.INBOUND.equals(each.direction()));
  }

  static String contact(MessageEvent event) {
    return told("contact", event.contactId());
  }

  static String message(MessageEvent event) {
    return told("message", event.messageId());
  }

  static Instant happenedAt(MessageEvent event) {
    Instant sent = event.message().dateAdded();
    return told("time", sent == null ? event.timestamp() : sent);
  }

  private static <T> T told(String what, @Nullable T value) {
    if (value == null) {
      throw new WebhookException("the event tells no " + what, null);
    }
    return value;
  }
}

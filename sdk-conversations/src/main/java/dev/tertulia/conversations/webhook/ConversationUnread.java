package dev.tertulia.conversations.webhook;

import dev.tertulia.conversations.Conversation;
import org.jspecify.annotations.Nullable;

/**
 * A conversation's number of unread messages changed, or its star, or its place in the inbox
 * ({@code ConversationUnreadUpdate}).
 *
 * @param conversation its id, contact, {@code unreadCount}, {@code inbox}, {@code starred} and
 *     {@code deleted}; nothing else is told
 * @param envelope what the event says of itself
 */
public record ConversationUnread(Conversation conversation, EventEnvelope envelope)
    implements WebhookEvent {

  @Override
  public @Nullable String conversationId() {
    return conversation.id();
  }

  /** How many messages nobody has read; null if it does not say. */
  public @Nullable Integer unreadCount() {
    return conversation.unreadCount();
  }
}

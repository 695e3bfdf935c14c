package dev.tertulia.conversations.webhook;

import dev.tertulia.conversations.Conversation;
import org.jspecify.annotations.Nullable;

/**
 * A conversation has begun. The vendor has no webhook for it: only polling finds it, see {@link
 * Reconciler#newConversations}.
 *
 * @param conversation as the search tells it
 * @param envelope what the event says of itself
 */
public record NewConversation(Conversation conversation, EventEnvelope envelope)
    implements WebhookEvent {

  @Override
  public @Nullable String conversationId() {
    return conversation.id();
  }

  @Override
  public @Nullable String contactId() {
    return conversation.contactId();
  }
}

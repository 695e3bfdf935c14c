/**
 * What HighLevel tells by itself: events, whether they arrive as webhooks or are fetched by
 * polling. Begin with {@link dev.tertulia.conversations.webhook.ConversationWebhooks}, and without
 * webhooks with {@link dev.tertulia.conversations.webhook.Reconciler}.
 */
@NullMarked
package dev.tertulia.conversations.webhook;

import org.jspecify.annotations.NullMarked;

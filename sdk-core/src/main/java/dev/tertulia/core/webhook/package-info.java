/**
 * What arrives by itself: whether it is genuine, judged over the raw bytes before anything is read
 * of them; where it is kept, before it is acknowledged; and who handles it. Begin with {@link
 * dev.tertulia.core.webhook.WebhookInbox}; the service modules put the rest together.
 */
@NullMarked
package dev.tertulia.core.webhook;

import org.jspecify.annotations.NullMarked;

package dev.tertulia.conversations.webhook;

/**
 * An event nobody foresaw, or one that does not say what it is. Nothing of it is lost: {@link
 * EventEnvelope#json()} is all of it.
 *
 * @param envelope what the event says of itself
 */
public record UnknownEvent(EventEnvelope envelope) implements WebhookEvent {}

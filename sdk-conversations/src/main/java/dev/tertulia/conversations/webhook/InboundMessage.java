package dev.tertulia.conversations.webhook;

import dev.tertulia.conversations.Message;

/**
 * A contact's message, call or e-mail came in ({@code InboundMessage}). Not to be confused with the
 * request of the same name, which records one.
 *
 * @param message the message
 * @param envelope what the event says of itself
 */
public record InboundMessage(Message message, EventEnvelope envelope) implements MessageEvent {}

package dev.tertulia.conversations.webhook;

import dev.tertulia.conversations.Message;

/**
 * A message, call or e-mail of the location went out, or failed to ({@code OutboundMessage}). More
 * than one can come for one message: look at its status.
 *
 * @param message the message
 * @param envelope what the event says of itself
 */
public record OutboundMessage(Message message, EventEnvelope envelope) implements MessageEvent {}

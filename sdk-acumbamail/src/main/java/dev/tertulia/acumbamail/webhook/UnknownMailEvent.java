package dev.tertulia.acumbamail.webhook;

/**
 * An event nobody foresaw, or one that does not say what it is. Nothing of it is lost: {@link
 * MailEventEnvelope#json()} is all of it.
 *
 * @param envelope what the event says of itself
 */
public record UnknownMailEvent(MailEventEnvelope envelope) implements MailEvent {}

package dev.tertulia.conversations.webhook;

/**
 * An event the vendor documents and this SDK leaves as it is: invoices, orders, products, records,
 * users and the like. {@link #type()} says which, {@link EventEnvelope#json()} what.
 *
 * @param envelope what the event says of itself
 */
public record OtherEvent(EventEnvelope envelope) implements WebhookEvent {}

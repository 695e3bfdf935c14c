package dev.tertulia.conversations.webhook;

import dev.tertulia.conversations.Contact;
import org.jspecify.annotations.Nullable;

/**
 * A contact changed. Each event carries the whole contact as it is now, never what changed of it.
 */
public sealed interface ContactEvent extends WebhookEvent {

  /** The contact as the event tells it. */
  Contact contact();

  @Override
  default @Nullable String contactId() {
    return contact().id();
  }

  /**
   * A contact was made ({@code ContactCreate}).
   *
   * @param contact as it is now
   * @param envelope what the event says of itself
   */
  record Created(Contact contact, EventEnvelope envelope) implements ContactEvent {}

  /**
   * A contact was changed ({@code ContactUpdate}).
   *
   * @param contact as it is now
   * @param envelope what the event says of itself
   */
  record Updated(Contact contact, EventEnvelope envelope) implements ContactEvent {}

  /**
   * A contact was deleted ({@code ContactDelete}).
   *
   * @param contact as it was last
   * @param envelope what the event says of itself
   */
  record Deleted(Contact contact, EventEnvelope envelope) implements ContactEvent {}

  /**
   * A contact got or lost a tag ({@code ContactTagUpdate}).
   *
   * @param contact with all the tags it has now
   * @param envelope what the event says of itself
   */
  record Tagged(Contact contact, EventEnvelope envelope) implements ContactEvent {}

  /**
   * What may be sent to a contact changed ({@code ContactDndUpdate}).
   *
   * @param contact with its settings; {@link Contact#doNotDisturb} reads them
   * @param envelope what the event says of itself
   */
  record DoNotDisturbChanged(Contact contact, EventEnvelope envelope) implements ContactEvent {}
}

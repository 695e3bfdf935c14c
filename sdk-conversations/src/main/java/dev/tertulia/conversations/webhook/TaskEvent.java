package dev.tertulia.conversations.webhook;

import dev.tertulia.conversations.Task;

/** A task about a contact was made, completed or deleted; the vendor tells of no other change. */
public sealed interface TaskEvent extends WebhookEvent {

  /** The task as the event tells it. */
  Task task();

  /**
   * A task was made ({@code TaskCreate}).
   *
   * @param task as it is now
   * @param envelope what the event says of itself
   */
  record Created(Task task, EventEnvelope envelope) implements TaskEvent {}

  /**
   * A task was done ({@code TaskComplete}).
   *
   * @param task as it is now
   * @param envelope what the event says of itself
   */
  record Completed(Task task, EventEnvelope envelope) implements TaskEvent {}

  /**
   * A task was deleted ({@code TaskDelete}).
   *
   * @param task as it was last
   * @param envelope what the event says of itself
   */
  record Deleted(Task task, EventEnvelope envelope) implements TaskEvent {}
}

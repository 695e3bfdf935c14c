package dev.tertulia.conversations.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A task about a contact was made, completed or deleted; the vendor tells of no other change. */
public sealed interface TaskEvent extends WebhookEvent {

  /** The task as the event tells it. */
  Task task();

  /**
   * What is told of a task.
   *
   * @param id the task's id
   * @param contactId the contact it is about
   * @param title what it is called
   * @param body what is to be done
   * @param assignedTo the user who is to do it
   * @param dateAdded when it was made
   * @param dueDate until when it is to be done
   */
  record Task(
      @Nullable String id,
      @Nullable String contactId,
      @Nullable String title,
      @Nullable String body,
      @Nullable String assignedTo,
      @Nullable Instant dateAdded,
      @Nullable Instant dueDate) {

    @Override
    public String toString() {
      return "Task[id=" + id + ", contactId=" + contactId + "]";
    }
  }

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

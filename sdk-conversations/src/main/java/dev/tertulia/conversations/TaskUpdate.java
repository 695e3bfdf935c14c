package dev.tertulia.conversations;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a task; what is null is not sent, and should stay: the vendor does not say.
 *
 * @param title what is to be done, in a line
 * @param body what is to be done, at length
 * @param dueDate when it has to be done; kept to the millisecond
 * @param completed whether it is done
 * @param assignedTo the user who has to do it
 */
public record TaskUpdate(
    @Nullable String title,
    @Nullable String body,
    @Nullable Instant dueDate,
    @Nullable Boolean completed,
    @Nullable String assignedTo) {

  /** Refuses a task without words. */
  public TaskUpdate {
    HighLevelRules.given("TaskUpdate.title", title);
    HighLevelRules.given("TaskUpdate.body", body);
    HighLevelRules.given("TaskUpdate.assignedTo", assignedTo);
    dueDate = dueDate == null ? null : dueDate.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Nothing yet. */
  public static TaskUpdate nothing() {
    return new TaskUpdate(null, null, null, null, null);
  }

  /** With another title. */
  public TaskUpdate title(String text) {
    return new TaskUpdate(text, body, dueDate, completed, assignedTo);
  }

  /** With other words. */
  public TaskUpdate body(String text) {
    return new TaskUpdate(title, text, dueDate, completed, assignedTo);
  }

  /** To be done by another time. */
  public TaskUpdate dueDate(Instant moment) {
    return new TaskUpdate(title, body, moment, completed, assignedTo);
  }

  /** Done or not. */
  public TaskUpdate completed(boolean value) {
    return new TaskUpdate(title, body, dueDate, value, assignedTo);
  }

  /** For another user to do. */
  public TaskUpdate assignedTo(String userId) {
    return new TaskUpdate(title, body, dueDate, completed, userId);
  }

  @Override
  public String toString() {
    return "TaskUpdate[dueDate=" + dueDate + ", completed=" + completed + "]";
  }
}

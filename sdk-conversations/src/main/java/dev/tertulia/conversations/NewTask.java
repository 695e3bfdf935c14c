package dev.tertulia.conversations;

import dev.tertulia.core.transport.Require;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A task to be set about a contact.
 *
 * @param title what is to be done, in a line
 * @param dueDate when it has to be done; kept to the millisecond
 * @param completed whether it is done already
 * @param body what is to be done, at length; null for no more than the title
 * @param assignedTo the user who has to do it; null for nobody
 */
public record NewTask(
    String title,
    Instant dueDate,
    Boolean completed,
    @Nullable String body,
    @Nullable String assignedTo) {

  /** Refuses a task without words. */
  public NewTask {
    Require.text("NewTask.title", title);
    HighLevelRules.given("NewTask.body", body);
    HighLevelRules.given("NewTask.assignedTo", assignedTo);
    dueDate = dueDate.truncatedTo(ChronoUnit.MILLIS);
  }

  /** This is to be done by then. */
  public static NewTask of(String title, Instant dueDate) {
    return new NewTask(title, dueDate, false, null, null);
  }

  /** The same at length. */
  public NewTask body(String text) {
    return new NewTask(title, dueDate, completed, text, assignedTo);
  }

  /** The same for a user to do. */
  public NewTask assignedTo(String userId) {
    return new NewTask(title, dueDate, completed, body, userId);
  }

  /** The same, done already or not. */
  public NewTask completed(boolean value) {
    return new NewTask(title, dueDate, value, body, assignedTo);
  }

  @Override
  public String toString() {
    return "NewTask[dueDate=" + dueDate + ", completed=" + completed + "]";
  }
}

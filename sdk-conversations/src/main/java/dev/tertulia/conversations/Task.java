package dev.tertulia.conversations;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import dev.tertulia.core.json.Unwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a colleague has to do about a contact. Any component can be null.
 *
 * @param id the task's id
 * @param contactId whom it is about
 * @param title what is to be done, in a line
 * @param body what is to be done, at length
 * @param assignedTo the user who has to do it
 * @param dueDate when it has to be done
 * @param completed whether it is done
 * @param more everything else the vendor sent
 */
@Unwrapped("task")
public record Task(
    @Nullable String id,
    @Nullable String contactId,
    @Nullable String title,
    @Nullable String body,
    @Nullable String assignedTo,
    @Nullable Instant dueDate,
    @Nullable Boolean completed,
    @Unmodelled JsonValue more) {

  @Override
  public String toString() {
    return "Task[id=" + id + ", dueDate=" + dueDate + ", completed=" + completed + "]";
  }
}

package dev.tertulia.conversations;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import dev.tertulia.core.json.Unwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What colleagues wrote down about a contact, who never sees it. Any component can be null.
 *
 * @param id the note's id
 * @param contactId whose it is
 * @param title its heading
 * @param body what it says, with mark-up if it was written with any
 * @param bodyText what it says, without mark-up
 * @param userId who wrote it; absent for notes of programs
 * @param color its colour, such as {@code #FFAA00}
 * @param pinned whether it stays on top
 * @param dateAdded when it was written
 * @param relations what else it belongs to, as the vendor tells it
 * @param more everything else the vendor sent
 */
@Unwrapped("note")
public record Note(
    @Nullable String id,
    @Nullable String contactId,
    @Nullable String title,
    @Nullable String body,
    @Nullable String bodyText,
    @Nullable String userId,
    @Nullable String color,
    @Nullable Boolean pinned,
    @Nullable Instant dateAdded,
    JsonValue relations,
    @Unmodelled JsonValue more) {

  @Override
  public String toString() {
    return "Note[id=" + id + "]";
  }
}

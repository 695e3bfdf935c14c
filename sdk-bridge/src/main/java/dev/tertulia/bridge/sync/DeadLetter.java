package dev.tertulia.bridge.sync;

import dev.tertulia.core.json.JsonValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row that could not be mapped or written.
 *
 * @param sync the sync's name
 * @param at when it was found
 * @param window in which window
 * @param sortValue its sort value; null if it has none
 * @param id its id; null if it has none
 * @param reason why, in the words of the mapping or the sink; it may be personal
 * @param row the row itself, where it can be written as JSON
 */
public record DeadLetter(
    String sync,
    Instant at,
    Window window,
    @Nullable Instant sortValue,
    @Nullable String id,
    String reason,
    JsonValue row) {

  @Override
  public String toString() {
    return "DeadLetter[sync=" + sync + ", id=" + id + "]";
  }
}

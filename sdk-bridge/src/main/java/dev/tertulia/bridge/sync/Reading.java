package dev.tertulia.bridge.sync;

import dev.tertulia.core.Cursor;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a window has been read.
 *
 * @param window what counts
 * @param asked what the source was asked for, to which the cursor belongs
 * @param cursor where to go on; null at the beginning
 * @param cursorAt when the service gave the cursor
 * @param sorted whether the rows came with their sort values rising
 * @param edge ids of the rows with the greatest sort value
 * @param tally what the rows add up to
 * @param counts what became of them
 */
record Reading(
    Window window,
    Window asked,
    @Nullable Cursor cursor,
    @Nullable Instant cursorAt,
    boolean sorted,
    Set<String> edge,
    Tally tally,
    Counts counts) {

  Reading {
    edge = Set.copyOf(edge);
  }

  static Reading begin(Window window, Window asked) {
    return new Reading(window, asked, null, null, true, Set.of(), Tally.NOTHING, Counts.NONE);
  }

  Reading asking(Window other) {
    return new Reading(window, other, null, null, sorted, edge, tally, counts);
  }

  Reading counting(Counts more) {
    return new Reading(window, asked, cursor, cursorAt, sorted, edge, tally, counts.plus(more));
  }

  /** The greatest sort value so far. */
  @Nullable Instant last() {
    return tally.newest();
  }

  /** Whether a row of a sorted list was given before. */
  boolean passed(@Nullable Instant at, @Nullable String id) {
    Instant last = last();
    return at != null
        && last != null
        && (at.isBefore(last) || (at.equals(last) && id != null && edge.contains(id)));
  }
}

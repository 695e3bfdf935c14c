package dev.tertulia.bridge.sync;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a sync knows to be in its sink.
 *
 * @param name the sync's
 * @param epoch how many writers there have been; the last one counts
 * @param closed what has been read to its end
 * @param until the end of the pass under way; null between passes
 * @param length how long the next window is
 * @param reading the window under way; null between windows
 */
record Checkpoint(
    String name,
    long epoch,
    Closed closed,
    @Nullable Instant until,
    Duration length,
    @Nullable Reading reading) {

  static Checkpoint none(String name, Duration length) {
    return new Checkpoint(name, 0, Closed.NOTHING, null, length, null);
  }

  Checkpoint epoch(long number) {
    return new Checkpoint(name, number, closed, until, length, reading);
  }

  /** A pass begins, over all that is not closed. */
  Checkpoint pass(Closed stays, Instant end) {
    return new Checkpoint(name, epoch, stays, end, length, null);
  }

  Checkpoint passed() {
    return new Checkpoint(name, epoch, closed, null, length, null);
  }

  Checkpoint reading(@Nullable Reading now) {
    return new Checkpoint(name, epoch, closed, until, length, now);
  }

  Checkpoint closed(Window window, Duration next) {
    return new Checkpoint(name, epoch, closed.plus(window), until, next, null);
  }
}

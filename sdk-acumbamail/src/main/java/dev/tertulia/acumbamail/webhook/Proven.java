package dev.tertulia.acumbamail.webhook;

import dev.tertulia.core.Journal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time over which nobody who joined is missing.
 *
 * @param since where it began, the first time
 * @param until where it ends
 */
record Proven(Instant since, Instant until) {
  private static final Duration FIRST = Duration.ofMinutes(10);

  static Proven nothing(@Nullable Instant since, Instant now) {
    Instant from = since == null ? now.minus(FIRST) : since;
    return new Proven(from, from);
  }

  /** A clock that was ahead has proven nothing beyond now. */
  static Proven of(Journal.Entry entry, Instant now) {
    return new Proven(entry.begunAt(), min(entry.until(), now));
  }

  /**
   * Where to begin to look. What is looked at again was handled already, so it must be remembered:
   * after a pause longer than the inbox's memory nothing is.
   */
  Instant from(Duration back, Duration memory, Instant now) {
    Instant remembered = max(until.minus(back), now.minus(memory));
    return max(since, min(until, remembered));
  }

  /** Never back: a clock that was set back a little proves nothing away. */
  Proven until(Instant later) {
    return new Proven(since, max(until, later));
  }

  /** Never done, so that no journal forgets it: a look that fails for months begins there. */
  Journal.Entry entry() {
    return Journal.Entry.intent("", since, until);
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant max(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}

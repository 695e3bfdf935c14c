package dev.tertulia.conversations.webhook;

import dev.tertulia.core.Journal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time over which nothing is missing.
 *
 * @param since where it began, the first time
 * @param until where it ends
 */
record Proven(Instant since, Instant until) {
  /** Looked at again, because the service may list late, and clocks differ. */
  static final Duration OVERLAP = Duration.ofMinutes(10);

  private static final Duration DOUBTFUL = Duration.ofDays(1);

  static Proven nothing(@Nullable Instant since, Instant until) {
    Instant from = since == null ? until.minus(OVERLAP) : since;
    return new Proven(from, from.plus(OVERLAP));
  }

  /** A clock that was ahead has proven nothing: what it was wrong about is looked at again. */
  static Proven of(Journal.Entry entry, Instant now) {
    boolean ahead = entry.until().isAfter(now);
    return new Proven(entry.begunAt(), ahead ? now.minus(DOUBTFUL) : entry.until());
  }

  /** Where to begin to look: what is looked at again must be remembered, or it is done again. */
  Instant from(Instant remembered) {
    Instant again = until.minus(OVERLAP);
    return again.isBefore(remembered) ? until : again;
  }

  /** Never back: a clock that was set back a little proves nothing away. */
  Proven until(Instant later) {
    return new Proven(since, later.isAfter(until) ? later : until);
  }

  /** Never done, so that no journal forgets it: a look that fails for months begins there. */
  Journal.Entry entry() {
    return Journal.Entry.intent("", since, until);
  }
}

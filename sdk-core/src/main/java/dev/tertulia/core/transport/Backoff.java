package dev.tertulia.core.transport;

import dev.tertulia.core.Resilience;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long to pause before the next attempt: a pure function. */
final class Backoff {

  private Backoff() {}

  /**
   * A random part of a limit that doubles with each attempt, and never less than the service asked
   * for.
   *
   * @param failed how many attempts have failed, at least 1
   * @param asked what the service asked for; null if nothing
   * @param random from 0 (inclusive) to 1 (exclusive)
   */
  static Duration pause(
      int failed, Resilience resilience, @Nullable Duration asked, double random) {
    double limit =
        Math.min(
            (double) resilience.longestPause().toNanos(),
            resilience.firstPause().toNanos() * Math.pow(2, failed - 1.0));
    Duration ours = Duration.ofNanos((long) (limit * random));
    // Added, not taken as the larger: callers that were all told the same second must not all come
    // in it.
    return asked == null ? ours : asked.plus(ours);
  }
}

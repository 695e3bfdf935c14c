package dev.tertulia.bridge.sync;

import dev.tertulia.core.InvalidRequestException;
import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from the first moment in it
 * @param until the first moment after it
 */
public record Window(Instant from, Instant until) {
  /** What a list covers that is not read by time. */
  public static final Window ALL = new Window(Instant.MIN, Instant.MAX);

  /** Refuses what ends before it begins. */
  public Window {
    if (until.isBefore(from)) {
      throw new InvalidRequestException("Window", "a beginning before the end", "the contrary");
    }
  }

  /** Whether a moment lies in it. */
  public boolean contains(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(until);
  }

  /** How long it is. */
  public Duration length() {
    return Duration.between(from, until);
  }

  Window widened(Duration margin) {
    return equals(ALL) ? this : new Window(from.minus(margin), until.plus(margin));
  }

  @Override
  public String toString() {
    return equals(ALL) ? "the whole list" : "[" + from + ", " + until + ")";
  }
}

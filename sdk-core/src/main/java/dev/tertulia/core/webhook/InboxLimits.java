package dev.tertulia.core.webhook;

import dev.tertulia.core.InvalidRequestException;
import java.time.Duration;

/**
 * How much an inbox keeps, and for how long. Immutable; each method answers a changed copy.
 *
 * @param retention how long an event is known after it came, handled or not: coming again within
 *     that time it is a repetition. At least as long as a sender goes on repeating
 * @param capacity how many events may be in it that are not handled yet, and how many that were set
 *     aside unhandled; beyond, new ones of that kind are refused
 * @param deadline how long storing may take before the sender is told to come again
 */
public record InboxLimits(Duration retention, int capacity, Duration deadline) {
  private static final InboxLimits STANDARD =
      new InboxLimits(Duration.ofDays(30), 100_000, Duration.ofSeconds(2));

  /** Refuses what makes no sense. */
  public InboxLimits {
    positive("retention", retention);
    positive("deadline", deadline);
    if (capacity < 1) {
      throw new InvalidRequestException("InboxLimits.capacity", "at least 1", "" + capacity);
    }
  }

  private static void positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new InvalidRequestException("InboxLimits." + name, "more than nothing", "" + value);
    }
  }

  /** 30 days, 100,000 events, 2 seconds. */
  public static InboxLimits standard() {
    return STANDARD;
  }

  /** The same, remembering for another time. */
  public InboxLimits retention(Duration value) {
    return new InboxLimits(value, capacity, deadline);
  }

  /** The same, holding another number of events. */
  public InboxLimits capacity(int value) {
    return new InboxLimits(retention, value, deadline);
  }

  /** The same with another time for storing. */
  public InboxLimits deadline(Duration value) {
    return new InboxLimits(retention, capacity, value);
  }
}

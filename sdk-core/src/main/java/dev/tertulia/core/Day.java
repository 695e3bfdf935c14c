package dev.tertulia.core;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a daily quota, and for whom: the last twentieth is kept for people, and the
 * twentieth before it from batches. Unlimited until the service has told a quota.
 *
 * <p>Not thread-safe; times are ticks.
 */
final class Day {
  private static final long LENGTH = Duration.ofDays(1).toNanos();

  /**
   * A reset this much later than the last one told is another day's, and not the same one told
   * late.
   */
  private static final long ANOTHER_DAY = Duration.ofHours(1).toNanos();

  private final long begun;
  private @Nullable Integer max;
  private int left = Integer.MAX_VALUE;
  private long resetAt = Long.MIN_VALUE;

  Day(long now) {
    begun = now;
  }

  @Nullable Integer limit() {
    return max;
  }

  @Nullable Integer left(long now) {
    begin(now);
    return max == null ? null : Integer.valueOf(Math.max(0, left));
  }

  void went() {
    if (max != null) {
      left--;
    }
  }

  void unused() {
    if (max != null) {
      left++;
    }
  }

  /** When that lane may go on: now, or when the next day begins. */
  long opens(Lane lane, long now) {
    begin(now);
    return left > kept(lane) ? now : resetAt;
  }

  private int kept(Lane lane) {
    int twentieth = max == null ? 0 : max / 20;
    return switch (lane) {
      case INTERACTIVE -> 0;
      case DEFAULT -> twentieth;
      case BATCH -> 2 * twentieth;
    };
  }

  private void begin(long now) {
    if (max != null && resetAt <= now) {
      left = max;
      resetAt = resetAt + ((now - resetAt) / LENGTH + 1) * LENGTH;
    }
  }

  /**
   * Takes in what the service says.
   *
   * @param underway requests it cannot have counted yet
   */
  void learn(Quota said, int underway, long now, Instant wall) {
    Integer remaining = said.dailyRemaining();
    if (remaining == null) {
      return;
    }
    boolean first = max == null;
    if (said.dailyMax() != null) {
      max = said.dailyMax();
    } else if (max == null) {
      max = remaining;
    }
    begin(now);
    long told =
        said.dailyReset() == null ? unknownReset(now, wall) : now + said.dailyReset().toNanos();
    boolean anotherDay = said.dailyReset() != null && told > resetAt + ANOTHER_DAY;
    int ours = Math.max(0, remaining - underway);
    left = first || anotherDay ? ours : Math.min(left, ours);
    if (first || said.dailyReset() != null) {
      resetAt = told;
    }
  }

  /** Nobody said: not before midnight in Greenwich, and not before a whole day of ours. */
  private long unknownReset(long now, Instant wall) {
    Instant midnight =
        LocalDate.ofInstant(wall, ZoneOffset.UTC)
            .plusDays(1)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
    return Math.max(now + Duration.between(wall, midnight).toNanos(), begun + LENGTH);
  }
}

package dev.tertulia.core.webhook;

import dev.tertulia.core.InvalidRequestException;
import java.time.Duration;

/**
 * How handlers are called, and how patiently. Immutable; each method answers a changed copy.
 *
 * @param threads how many handlers run at the same time at most
 * @param attempts how many times a handler is called for one event before it is parked
 * @param firstPause the longest pause before the second attempt; it becomes four times as long with
 *     each further one. The pause taken is a random part of it
 * @param longestPause what no pause exceeds
 * @param grace how long {@link WebhookDispatcher#close} waits for handlers that are running
 * @param listener sees what comes of it
 */
public record Handling(
    int threads,
    int attempts,
    Duration firstPause,
    Duration longestPause,
    Duration grace,
    HandlingListener listener) {
  private static final Handling STANDARD =
      new Handling(
          8,
          12,
          Duration.ofSeconds(1),
          Duration.ofHours(6),
          Duration.ofSeconds(10),
          new HandlingListener() {});
  private static final double GROWTH = 4;

  /** Refuses what makes no sense. */
  public Handling {
    atLeastOne("threads", threads);
    atLeastOne("attempts", attempts);
    notNegative("firstPause", firstPause);
    notNegative("longestPause", longestPause);
    notNegative("grace", grace);
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new InvalidRequestException("Handling." + name, "at least 1", "" + value);
    }
  }

  private static void notNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new InvalidRequestException("Handling." + name, "not less than nothing", "" + value);
    }
  }

  /**
   * 8 threads; 12 attempts with pauses from 1 second to 6 hours, half a day together on average and
   * a day at most; 10 seconds of grace.
   */
  public static Handling standard() {
    return STANDARD;
  }

  /** The same with another number of threads. */
  public Handling threads(int value) {
    return new Handling(value, attempts, firstPause, longestPause, grace, listener);
  }

  /** The same with another number of attempts. */
  public Handling attempts(int value) {
    return new Handling(threads, value, firstPause, longestPause, grace, listener);
  }

  /** The same with other pauses. */
  public Handling pauses(Duration first, Duration longest) {
    return new Handling(threads, attempts, first, longest, grace, listener);
  }

  /** The same with another time for handlers to end in. */
  public Handling grace(Duration value) {
    return new Handling(threads, attempts, firstPause, longestPause, value, listener);
  }

  /** The same, seen by someone. */
  public Handling listener(HandlingListener value) {
    return new Handling(threads, attempts, firstPause, longestPause, grace, value);
  }

  /**
   * How long to wait before the next attempt: a pure function.
   *
   * @param failed how many attempts have failed, at least 1
   * @param random from 0 (inclusive) to 1 (exclusive)
   */
  Duration pause(int failed, double random) {
    double limit =
        Math.min(
            (double) longestPause.toMillis(),
            firstPause.toMillis() * Math.pow(GROWTH, failed - 1.0));
    return Duration.ofMillis((long) (limit * random));
  }
}

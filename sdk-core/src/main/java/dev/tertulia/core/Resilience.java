package dev.tertulia.core;

import java.time.Duration;

/**
 * How patient a call is. Immutable; each method answers a changed copy.
 *
 * @param deadline for everything together: waiting for a turn, getting a token, all attempts and
 *     the pauses between them, reading the answer. For downloads and uploads it ends when the
 *     answer's headers arrive
 * @param attempts how many requests at most, the first included
 * @param attemptTimeout how long one request may take, within the deadline
 * @param firstPause the longest pause before the second attempt; it doubles with each further one
 * @param longestPause what no pause of ours exceeds; a service that asks for more is obeyed
 * @param lane who goes first where calls wait for their turn
 * @param caller within a lane callers take turns, however much each of them asks for; empty for
 *     nobody in particular
 */
public record Resilience(
    Duration deadline,
    int attempts,
    Duration attemptTimeout,
    Duration firstPause,
    Duration longestPause,
    Lane lane,
    String caller) {
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Resilience STANDARD =
      new Resilience(
          Duration.ofSeconds(30),
          4,
          Duration.ofSeconds(20),
          Duration.ofMillis(250),
          Duration.ofSeconds(20),
          Lane.DEFAULT,
          "");

  /** Refuses what makes no sense. */
  public Resilience {
    positive("deadline", deadline);
    positive("attemptTimeout", attemptTimeout);
    positive("firstPause", firstPause);
    positive("longestPause", longestPause);
    if (attempts < 1) {
      throw new InvalidRequestException("Resilience.attempts", "at least 1", "" + attempts);
    }
  }

  private static void positive(String name, Duration value) {
    if (value.isZero() || value.isNegative() || value.compareTo(LONGEST) > 0) {
      throw new InvalidRequestException(
          "Resilience." + name, "more than nothing and at most a year", "" + value);
    }
  }

  /** 30 seconds, 4 attempts of at most 20 seconds, pauses from 250 milliseconds to 20 seconds. */
  public static Resilience standard() {
    return STANDARD;
  }

  /** The standard, and never a second attempt. */
  public static Resilience none() {
    return STANDARD.attempts(1);
  }

  /** The standard for work nobody waits for: 5 minutes, behind everyone else. */
  public static Resilience batch() {
    return STANDARD.deadline(Duration.ofMinutes(5)).lane(Lane.BATCH);
  }

  /** The same with another deadline. */
  public Resilience deadline(Duration value) {
    return new Resilience(value, attempts, attemptTimeout, firstPause, longestPause, lane, caller);
  }

  /** The same with another number of attempts. */
  public Resilience attempts(int value) {
    return new Resilience(deadline, value, attemptTimeout, firstPause, longestPause, lane, caller);
  }

  /** The same with another time for one attempt. */
  public Resilience attemptTimeout(Duration value) {
    return new Resilience(deadline, attempts, value, firstPause, longestPause, lane, caller);
  }

  /** The same with other pauses. */
  public Resilience pauses(Duration first, Duration longest) {
    return new Resilience(deadline, attempts, attemptTimeout, first, longest, lane, caller);
  }

  /** The same in another lane. */
  public Resilience lane(Lane value) {
    return new Resilience(
        deadline, attempts, attemptTimeout, firstPause, longestPause, value, caller);
  }

  /** The same in the name of a part of your program that takes turns with others of its lane. */
  public Resilience caller(String name) {
    return new Resilience(deadline, attempts, attemptTimeout, firstPause, longestPause, lane, name);
  }
}

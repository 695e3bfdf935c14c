package dev.tertulia.core;

import java.time.Duration;

/**
 * So many requests in so much time.
 *
 * @param requests how many
 * @param interval in any stretch of this length
 */
public record Rate(int requests, Duration interval) {
  /** Refuses what makes no sense. */
  public Rate {
    if (requests < 1) {
      throw new InvalidRequestException("Rate.requests", "at least 1", "" + requests);
    }
    if (interval.isZero() || interval.isNegative()) {
      throw new InvalidRequestException("Rate.interval", "more than nothing", "" + interval);
    }
  }

  /** Reads {@code "10/60s"}: requests, a slash, seconds. */
  public static Rate parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1 || !text.endsWith("s")) {
      throw new InvalidRequestException("Rate", "a text such as 10/60s", "another form");
    }
    try {
      return new Rate(
          Integer.parseInt(text.substring(0, slash)),
          Duration.ofSeconds(Long.parseLong(text.substring(slash + 1, text.length() - 1))));
    } catch (NumberFormatException e) {
      throw new InvalidRequestException("Rate", "a text such as 10/60s", "another form");
    }
  }
}

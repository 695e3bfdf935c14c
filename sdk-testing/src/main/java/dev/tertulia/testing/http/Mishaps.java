package dev.tertulia.testing.http;

import java.time.Duration;
import java.util.Objects;

/**
 * What goes wrong by chance, wherever no {@link FaultOrder} stands: for tests of whole programs,
 * which must come to the same end in spite of it. Immutable; each method answers a changed copy.
 *
 * <pre>{@code
 * sandbox.suffers(
 *     Mishaps.seeded(7).refusing(0.05).losingAnswers(0.05).repeatingWebhooks(3));
 * }</pre>
 *
 * <p>What becomes of the first, second, third… request for an operation is the same for the same
 * seed, whatever is asked in between; so is what becomes of the first, second, third… webhook of a
 * service.
 *
 * @param seed of all chance
 * @param refused the share of requests that are refused with nothing carried out: half of them with
 *     429, the others with 500, 502, 503 or 504
 * @param lost the share of requests that are carried out and get no answer
 * @param copies how many times each webhook comes at most, and at least once
 * @param delay how late each of these comes at most; those of one service then overtake each other
 */
public record Mishaps(long seed, double refused, double lost, int copies, Duration delay) {

  /** Refuses what cannot happen. */
  public Mishaps {
    Objects.requireNonNull(delay);
    if (!(refused >= 0 && lost >= 0 && refused + lost <= 1)) {
      throw new IllegalArgumentException(
          "expected shares of 1 in all, found " + refused + " and " + lost);
    }
    if (copies < 1 || delay.isNegative()) {
      throw new IllegalArgumentException(
          "expected webhooks that come once or more often, and not before they happen, found "
              + copies
              + " times after "
              + delay);
    }
  }

  /** Nothing goes wrong. */
  public static Mishaps none() {
    return seeded(0);
  }

  /** Nothing yet, by that seed. */
  public static Mishaps seeded(long seed) {
    return new Mishaps(seed, 0, 0, 1, Duration.ZERO);
  }

  /** The same, refusing that share of requests: 0.05 for one of twenty. */
  public Mishaps refusing(double share) {
    return new Mishaps(seed, share, lost, copies, delay);
  }

  /** The same, carrying out that share of requests and closing the connection without a word. */
  public Mishaps losingAnswers(double share) {
    return new Mishaps(seed, refused, share, copies, delay);
  }

  /** The same, sending each webhook up to that many times. */
  public Mishaps repeatingWebhooks(int most) {
    return new Mishaps(seed, refused, lost, most, delay);
  }

  /** The same, sending each webhook, and each time it is sent, up to that late. */
  public Mishaps delayingWebhooks(Duration most) {
    return new Mishaps(seed, refused, lost, copies, most);
  }
}

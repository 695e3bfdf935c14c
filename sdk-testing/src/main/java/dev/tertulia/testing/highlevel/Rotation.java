package dev.tertulia.testing.highlevel;

import java.time.Duration;

/**
 * What becomes of a refresh token that is used. The vendor documents {@link #singleUse} and says
 * nothing of a grace period, nor of what follows when a token is used again: a program has to
 * survive all three. Immutable.
 *
 * <pre>{@code
 * highLevel.oauthApp().rotation(Rotation.revokingOnReuse());
 * }</pre>
 */
public final class Rotation {
  private final Duration grace;
  private final boolean revokes;

  private Rotation(Duration grace, boolean revokes) {
    this.grace = grace;
    this.revokes = revokes;
  }

  /** It is good for one use, and refused from then on. */
  public static Rotation singleUse() {
    return new Rotation(Duration.ZERO, false);
  }

  /** For that long, on the Sandbox's clock, a used one gives the very pair it gave first. */
  public static Rotation withGrace(Duration lasting) {
    if (lasting.isNegative()) {
      throw new IllegalArgumentException("expected a time, found a negative one");
    }
    return new Rotation(lasting, false);
  }

  /** Whoever uses one twice loses everything the app was granted there. */
  public static Rotation revokingOnReuse() {
    return new Rotation(Duration.ZERO, true);
  }

  boolean forgives(long usedMillisAgo) {
    return usedMillisAgo < grace.toMillis();
  }

  boolean revokes() {
    return revokes;
  }
}

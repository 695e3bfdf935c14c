package dev.tertulia.core.transport;

import dev.tertulia.core.Lane;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many repeats a client can afford, lane by lane, so that a service in trouble does not get
 * more requests than usual but fewer. A first attempt is never denied. Repeats after a 429 or a
 * rejected token cost nothing: the limiter and the credentials govern those.
 */
final class RetryBudget {
  /** For a repeat after an answer that failed, or a connection that did. */
  static final int FAILURE = 10;

  /** For a repeat after a time-out, which has already held on to the service for long. */
  static final int TIMEOUT = 20;

  private static final int FULL = 100;

  private final Map<Lane, AtomicInteger> left = new EnumMap<>(Lane.class);

  RetryBudget() {
    for (Lane lane : Lane.values()) {
      left.put(lane, new AtomicInteger(FULL));
    }
  }

  /** Pays for a repeat; false if it cannot be afforded. */
  boolean take(Lane lane, int price) {
    return of(lane).getAndUpdate(tokens -> tokens >= price ? tokens - price : tokens) >= price;
  }

  /** A call succeeded: after repeats it gets back what they cost, else a little is earned. */
  void succeeded(Lane lane, int paid) {
    of(lane).updateAndGet(tokens -> Math.min(FULL, tokens + Math.max(1, paid)));
  }

  private AtomicInteger of(Lane lane) {
    return Objects.requireNonNull(left.get(lane));
  }
}

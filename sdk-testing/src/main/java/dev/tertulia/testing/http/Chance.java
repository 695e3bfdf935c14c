package dev.tertulia.testing.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Throws the dice for {@link Mishaps}. Safe for use by several threads. */
public final class Chance {
  private static final List<Integer> BROKEN = List.of(500, 502, 503, 504);

  private final Mishaps mishaps;
  private final Map<String, SplittableRandom> dice = new HashMap<>();

  /** Nothing has been thrown yet. */
  public Chance(Mishaps mishaps) {
    this.mishaps = mishaps;
  }

  /** What becomes of the next request for that operation; null for what should. */
  synchronized @Nullable Fault fault(String operation) {
    SplittableRandom thrown = of(operation);
    double fate = thrown.nextDouble();
    if (fate >= mishaps.refused() + mishaps.lost()) {
      return null;
    }
    var faults = new ArrayList<Fault>();
    var order = new FaultOrder(faults::add);
    if (fate >= mishaps.refused()) {
      order.dropsAfterRequest();
    } else {
      order.says(thrown.nextBoolean() ? 429 : BROKEN.get(thrown.nextInt(BROKEN.size())));
    }
    return faults.get(0);
  }

  /** How late the next webhook of that service comes: once, or several times. */
  public synchronized List<Duration> delays(String service) {
    SplittableRandom thrown = of(service);
    var delays = new ArrayList<Duration>();
    for (int copies = 1 + thrown.nextInt(mishaps.copies()); copies > 0; copies--) {
      delays.add(Duration.ofMillis(thrown.nextLong(mishaps.delay().toMillis() + 1)));
    }
    return delays;
  }

  private SplittableRandom of(String what) {
    return dice.computeIfAbsent(
        what, name -> new SplittableRandom(31L * mishaps.seed() + name.hashCode()));
  }
}

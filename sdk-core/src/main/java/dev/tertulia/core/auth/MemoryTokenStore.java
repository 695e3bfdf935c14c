package dev.tertulia.core.auth;

import dev.tertulia.core.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Forgets everything with the program. Its clock cannot be set: it only counts what passes. */
final class MemoryTokenStore implements TokenStore {
  private final Map<String, String> entries = new HashMap<>();
  private final Timekeeper time;
  private final Instant start;
  private final long startTicks;

  MemoryTokenStore(Timekeeper time) {
    this.time = time;
    this.start = time.now();
    this.startTicks = time.ticks();
  }

  @Override
  public synchronized @Nullable String update(String key, Change change) {
    Instant now = start.plus(Duration.ofNanos(time.ticks() - startTicks));
    String after = change.apply(entries.get(key), now);
    if (after == null) {
      entries.remove(key);
    } else {
      entries.put(key, after);
    }
    return after;
  }

  @Override
  public synchronized String toString() {
    return "TokenStore[in memory, " + entries.size() + " keys]";
  }
}

package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.Rate;
import dev.tertulia.core.Timekeeper;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * How often each function may be called with a token, counted over the time that ends now: the
 * strictest reading of "10 per minute".
 */
final class Quotas {
  private final Timekeeper time;
  private final Map<String, ArrayDeque<Long>> recent = new HashMap<>();

  Quotas(Timekeeper time) {
    this.time = time;
  }

  /** Whether the call is admitted; a refused one costs nothing. */
  boolean take(Operation operation) {
    Rate limit = operation.limit();
    if (limit == null) {
      return true;
    }
    long now = time.ticks();
    var calls = recent.computeIfAbsent(operation.id(), id -> new ArrayDeque<>());
    while (!calls.isEmpty() && now - calls.peek() >= limit.interval().toNanos()) {
      calls.poll();
    }
    return calls.size() < limit.requests() && calls.add(now);
  }
}

package dev.tertulia.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Who waits, and whose turn is next: lane before lane, and within a lane caller after caller. A
 * batch that has waited a minute takes its turns as one more caller of the default lane, so that it
 * is never starved and never in the way.
 *
 * <p>Not thread-safe; times are ticks.
 */
final class Line {
  private static final long AGED = 60_000_000_000L;

  /** Longer cannot be told in nanoseconds. */
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final Map<Lane, Map<String, Set<Waiter>>> lanes = new EnumMap<>(Lane.class);
  private final Map<Lane, Set<Waiter>> refused = new EnumMap<>(Lane.class);
  private final PriorityQueue<Waiter> byPatience =
      new PriorityQueue<>(Comparator.comparingLong(waiter -> waiter.latest));
  private int size;
  private int turnsSinceAged;

  /** Someone who waits. */
  static final class Waiter {
    final Turn turn;
    final long since;
    final long latest;
    final CompletableFuture<Permit> permit = new CompletableFuture<>();
    private boolean waiting = true;

    Waiter(Turn turn, long now) {
      this.turn = turn;
      this.since = now;
      this.latest =
          turn.within().compareTo(FOR_EVER) > 0 ? Long.MAX_VALUE : now + turn.within().toNanos();
    }
  }

  Line() {
    for (Lane lane : Lane.values()) {
      lanes.put(lane, new LinkedHashMap<>());
      refused.put(lane, new LinkedHashSet<>());
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  void add(Waiter waiter) {
    if (waiter.turn.again()) {
      refused(waiter.turn.lane()).add(waiter);
    } else {
      lane(waiter.turn.lane())
          .computeIfAbsent(waiter.turn.caller(), name -> new LinkedHashSet<>())
          .add(waiter);
    }
    byPatience.add(waiter);
    size++;
  }

  void remove(Waiter waiter) {
    if (!waiter.waiting) {
      return;
    }
    waiter.waiting = false;
    size--;
    Lane lane = waiter.turn.lane();
    if (!refused(lane).remove(waiter)) {
      Set<Waiter> own = lane(lane).get(waiter.turn.caller());
      if (own != null && own.remove(waiter) && own.isEmpty()) {
        lane(lane).remove(waiter.turn.caller());
      }
    }
    // Those who gave up are dropped in passing, and at the latest when they are the majority.
    if (byPatience.size() > 64 && byPatience.size() > 4 * size) {
      byPatience.removeIf(each -> !each.waiting);
    }
  }

  /** Takes out everyone whose patience ends before that moment. */
  List<Waiter> late(long before) {
    List<Waiter> late = new ArrayList<>();
    for (Waiter each = impatient(); each != null && each.latest < before; each = impatient()) {
      remove(each);
      late.add(each);
    }
    return late;
  }

  /** When the patience of the most impatient ends; {@link Long#MAX_VALUE} if nobody waits. */
  long nextLate() {
    Waiter first = impatient();
    return first == null || first.latest == Long.MAX_VALUE ? Long.MAX_VALUE : first.latest + 1;
  }

  private @Nullable Waiter impatient() {
    while (!byPatience.isEmpty() && !byPatience.element().waiting) {
      byPatience.poll();
    }
    return byPatience.peek();
  }

  /** How many go before a newcomer, at the least. */
  int before(Turn turn) {
    int before = 0;
    for (Lane lane : Lane.values()) {
      if (lane.compareTo(turn.lane()) < 0) {
        before += count(lane);
      }
    }
    if (turn.again()) {
      return before + refused(turn.lane()).size();
    }
    Map<String, Set<Waiter>> callers = lane(turn.lane());
    Set<Waiter> own = callers.get(turn.caller());
    int rounds = own == null ? 0 : own.size();
    for (Set<Waiter> each : callers.values()) {
      before += Math.min(each.size(), rounds);
    }
    return before + refused(turn.lane()).size();
  }

  private int count(Lane lane) {
    int count = refused(lane).size();
    for (Set<Waiter> each : lane(lane).values()) {
      count += each.size();
    }
    return count;
  }

  /** Who is next in that lane; stays in line until {@link #served}. */
  @Nullable Waiter next(Lane lane, long now) {
    Waiter again = first(refused(lane));
    if (again != null) {
      return again;
    }
    Map<String, Set<Waiter>> callers = lane(lane);
    if (lane == Lane.DEFAULT) {
      Waiter aged = agedBatch(now);
      if (aged != null && (callers.isEmpty() || agedTurn())) {
        return aged;
      }
    }
    Iterator<Set<Waiter>> all = callers.values().iterator();
    return all.hasNext() ? first(all.next()) : null;
  }

  /** Once in each round of the callers. */
  private boolean agedTurn() {
    return turnsSinceAged >= lane(Lane.DEFAULT).size();
  }

  private @Nullable Waiter agedBatch(long now) {
    Waiter oldest = first(refused(Lane.BATCH));
    for (Set<Waiter> each : lane(Lane.BATCH).values()) {
      Waiter head = first(each);
      if (head != null && (oldest == null || head.since < oldest.since)) {
        oldest = head;
      }
    }
    return oldest != null && now - oldest.since >= AGED ? oldest : null;
  }

  /** Takes someone out of the line whose turn it was; the next turn is another caller's. */
  void served(Waiter waiter, Lane asLane) {
    remove(waiter);
    Lane lane = waiter.turn.lane();
    if (asLane == Lane.DEFAULT) {
      turnsSinceAged = lane == Lane.BATCH ? 0 : turnsSinceAged + 1;
    }
    Set<Waiter> rest = lane(lane).remove(waiter.turn.caller());
    if (rest != null) {
      lane(lane).put(waiter.turn.caller(), rest);
    }
  }

  private static @Nullable Waiter first(Set<Waiter> waiters) {
    Iterator<Waiter> all = waiters.iterator();
    return all.hasNext() ? all.next() : null;
  }

  private Map<String, Set<Waiter>> lane(Lane lane) {
    return Objects.requireNonNull(lanes.get(lane));
  }

  private Set<Waiter> refused(Lane lane) {
    return Objects.requireNonNull(refused.get(lane));
  }
}

package dev.tertulia.core.webhook;

import dev.tertulia.core.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is next: the order in which waiting events are handled. Not thread-safe.
 *
 * <p>Events of one order key stand in a queue, the one that happened first at its head. A queue is
 * due when the first of its events is, so that one that came early and one that came late but
 * happened before go in the right order. A queue in which an event waits to be tried again is not
 * due before that; a queue of which an event is being handled is not due at all.
 *
 * <p>The clock may be set meanwhile. What waits is then due as far ahead as it was before.
 */
final class Backlog {
  /** Clocks that are kept right by a little at a time are not set. */
  private static final Duration DRIFT = Duration.ofSeconds(1);

  private final Timekeeper time;
  private final Instant begun;
  private final long begunTicks;
  private final Map<Object, Queue> queues = new HashMap<>();
  private final TreeSet<Queue> order =
      new TreeSet<>(
          Comparator.comparing((Queue queue) -> queue.due).thenComparing(queue -> queue.number));
  private long numbers;
  private int size;

  /** By how much the clock was set since it began. */
  private Duration set = Duration.ZERO;

  Backlog(Timekeeper time) {
    this.time = time;
    this.begun = time.now();
    this.begunTicks = time.ticks();
  }

  private Duration set() {
    long ticks;
    Instant shown;
    do {
      // A pause between the two would look like a clock that was set.
      ticks = time.ticks();
      shown = time.now();
    } while (time.ticks() - ticks > DRIFT.toNanos());
    Duration ahead = Duration.between(begun.plusNanos(ticks - begunTicks), shown);
    if (ahead.minus(set).abs().compareTo(DRIFT) > 0) {
      set = ahead;
    }
    return set;
  }

  /** What a clock would show that nobody sets, when ours shows that. */
  private Instant steady(Instant shown) {
    return shown.minus(set());
  }

  /** How many wait; those that are being handled count. */
  int size() {
    return size;
  }

  void add(Slot slot) {
    Queue queue = queues.computeIfAbsent(slot.orderKey(), key -> new Queue(numbers++));
    order.remove(queue);
    slot.due = steady(slot.entry.dueAt());
    queue.add(slot);
    size++;
    place(queue);
  }

  /** Takes one out that nobody handles. */
  void remove(Slot slot) {
    Queue queue = queue(slot);
    order.remove(queue);
    queue.remove(slot);
    size--;
    placeOrForget(slot.orderKey(), queue);
  }

  /** The head of the queue that is due first; its queue then waits for {@link #release}. */
  @Nullable Slot claim(Instant now) {
    Queue queue = order.isEmpty() ? null : order.first();
    if (queue == null || queue.due.isAfter(steady(now))) {
      return null;
    }
    order.remove(queue);
    queue.busy = true;
    Slot head = queue.byHappening.first();
    queue.remove(head);
    return head;
  }

  /**
   * Lets the queue of a claimed one go on.
   *
   * @param waits whether it waits again
   */
  void release(Slot slot, boolean waits) {
    Queue queue = queue(slot);
    queue.busy = false;
    if (waits) {
      slot.due = steady(slot.entry.dueAt());
      queue.add(slot);
    } else {
      size--;
    }
    placeOrForget(slot.orderKey(), queue);
  }

  /** As our clock shows it now. */
  Optional<Instant> nextDue() {
    return order.isEmpty() ? Optional.empty() : Optional.of(order.first().due.plus(set()));
  }

  private Queue queue(Slot slot) {
    Queue queue = queues.get(slot.orderKey());
    if (queue == null) {
      throw new IllegalStateException("it does not wait");
    }
    return queue;
  }

  private void placeOrForget(Object orderKey, Queue queue) {
    if (queue.busy || !queue.byHappening.isEmpty()) {
      place(queue);
    } else {
      queues.remove(orderKey);
    }
  }

  private void place(Queue queue) {
    if (!queue.busy && !queue.byHappening.isEmpty()) {
      queue.due = queue.due();
      order.add(queue);
    }
  }

  private static final class Queue {
    final long number;
    final TreeSet<Slot> byHappening =
        new TreeSet<>(
            Comparator.comparing((Slot slot) -> slot.entry.happenedAt())
                .thenComparing(slot -> slot.entry.receivedAt())
                .thenComparing(slot -> slot.order));
    final TreeSet<Slot> byDue =
        new TreeSet<>(
            Comparator.comparing((Slot slot) -> slot.due).thenComparing(slot -> slot.order));
    final Set<Slot> failed = new HashSet<>();
    boolean busy;
    Instant due = Instant.MAX;

    Queue(long number) {
      this.number = number;
    }

    void add(Slot slot) {
      byHappening.add(slot);
      byDue.add(slot);
      if (slot.entry.attempts() > 0) {
        failed.add(slot);
      }
    }

    void remove(Slot slot) {
      byHappening.remove(slot);
      byDue.remove(slot);
      failed.remove(slot);
    }

    Instant due() {
      Instant first = byDue.first().due;
      return failed.stream()
          .map(slot -> slot.due)
          .max(Comparator.naturalOrder())
          .filter(again -> again.isAfter(first))
          .orElse(first);
    }
  }
}

package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.Timekeeper;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen later. No timer wakes it: whatever has fallen due since happens, each at the
 * time it was due, when the state is next looked at. So a timekeeper that leaps over every wait
 * lets nothing happen early.
 */
final class Agenda {
  private final Timekeeper time;
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::due).thenComparingLong(Entry::order));
  private long order;
  private @Nullable Long acting;

  private record Entry(long due, long order, Runnable task) {}

  Agenda(Timekeeper time) {
    this.time = time;
  }

  /** Milliseconds; while something that fell due happens, the time it was due. */
  long now() {
    return acting == null ? time.now().toEpochMilli() : acting;
  }

  /** At once, if that is not in the future. */
  void at(long due, Runnable task) {
    if (due <= now()) {
      task.run();
    } else {
      entries.add(new Entry(due, order++, task));
    }
  }

  void after(Duration delay, Runnable task) {
    at(now() + delay.toMillis(), task);
  }

  void settle() {
    long now = time.now().toEpochMilli();
    for (Entry next = entries.peek(); next != null && next.due <= now; next = entries.peek()) {
      entries.remove(next);
      acting = next.due;
      try {
        next.task.run();
      } finally {
        acting = null;
      }
    }
  }
}

package dev.tertulia.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes only when told to, for tests.
 *
 * <p>{@link #startingAt} waits for {@link #advance}. {@link #jumping} never lets anyone wait:
 * whatever is scheduled runs at once, on the thread that scheduled it, and the clock then shows the
 * time it was due. Safe for use by several threads; tasks run outside the lock.
 *
 * <pre>{@code
 * var time = ManualTimekeeper.jumping(Instant.parse("2026-11-22T10:00:00Z"));
 * var sandbox = Sandbox.builder().timekeeper(time).start();   // a wait of ten seconds costs no time at all
 * }</pre>
 */
public final class ManualTimekeeper implements Timekeeper {
  private final boolean jumping;
  private final PriorityQueue<Task> due =
      new PriorityQueue<>(Comparator.comparing(Task::at).thenComparing(Task::order));
  private Instant now;
  private long ticks;
  private long scheduled;

  private ManualTimekeeper(Instant start, boolean jumping) {
    this.now = start;
    this.jumping = jumping;
  }

  /** A clock that stands still until it is advanced. */
  public static ManualTimekeeper startingAt(Instant start) {
    return new ManualTimekeeper(start, false);
  }

  /** A clock that leaps to the end of every wait. */
  public static ManualTimekeeper jumping(Instant start) {
    return new ManualTimekeeper(start, true);
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized long ticks() {
    return ticks;
  }

  @Override
  public Alarm schedule(Duration delay, Runnable task) {
    if (jumping) {
      advance(delay);
      task.run();
      return () -> {};
    }
    Task entry;
    synchronized (this) {
      entry = new Task(now.plus(delay), scheduled++, task);
      due.add(entry);
    }
    if (delay.isZero() || delay.isNegative()) {
      advance(Duration.ZERO);
    }
    return () -> {
      synchronized (this) {
        due.remove(entry);
      }
    };
  }

  /** Lets time pass, running in order what falls due. */
  public void advance(Duration duration) {
    Instant target = duration.isNegative() ? now() : now().plus(duration);
    for (Task next = takeDue(target); next != null; next = takeDue(target)) {
      next.task.run();
    }
    moveTo(target);
  }

  /** How many things wait for time to pass. */
  public synchronized int waiting() {
    return due.size();
  }

  /** When the next of them falls due; empty if nothing waits. */
  public synchronized Optional<Instant> nextDue() {
    return Optional.ofNullable(due.peek()).map(Task::at);
  }

  private synchronized @Nullable Task takeDue(Instant target) {
    Task next = due.peek();
    if (next == null || next.at.isAfter(target)) {
      return null;
    }
    moveTo(next.at);
    return due.poll();
  }

  private synchronized void moveTo(Instant instant) {
    if (instant.isAfter(now)) {
      ticks += Duration.between(now, instant).toNanos();
      now = instant;
    }
  }

  private record Task(Instant at, long order, Runnable task) {}
}

package dev.tertulia.core.transport;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** What Failsafe gets back for something it scheduled. */
final class ScheduledTask<V> extends FutureTask<V> implements ScheduledFuture<V> {
  private final Duration delay;

  ScheduledTask(Callable<V> callable, Duration delay) {
    super(callable);
    this.delay = delay;
  }

  Duration delay() {
    return delay;
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(delay);
  }

  @Override
  public int compareTo(Delayed other) {
    return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
  }
}

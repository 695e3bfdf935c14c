package dev.tertulia.core.webhook;

import dev.tertulia.core.Timekeeper;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody who looks again and again, now and then every interval after the end of a look, until
 * this is closed. Safe for use by several threads.
 */
public final class Polling implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("dev.tertulia.webhook");

  private final Timekeeper time;
  private final Duration interval;
  private final Consumer<Runnable> elsewhere;
  private final Runnable look;
  private Timekeeper.@Nullable Alarm alarm;
  private boolean closed;

  private Polling(Timekeeper time, Duration interval, Consumer<Runnable> elsewhere, Runnable look) {
    this.time = time;
    this.interval = interval;
    this.elsewhere = elsewhere;
    this.look = look;
  }

  /**
   * Begins.
   *
   * @param elsewhere runs a look on another thread: a timekeeper's must not wait for a service
   * @param look looks once; what it throws is logged, and stops nothing
   */
  public static Polling start(
      Timekeeper time, Duration interval, Consumer<Runnable> elsewhere, Runnable look) {
    var polling = new Polling(time, interval, elsewhere, look);
    polling.next(Duration.ZERO);
    return polling;
  }

  private synchronized void next(Duration delay) {
    if (!closed) {
      alarm = time.schedule(delay, () -> elsewhere.accept(this::lookAndGoOn));
    }
  }

  private void lookAndGoOn() {
    try {
      look.run();
    } catch (RuntimeException e) {
      LOG.warn("could not look: {}", e.toString());
    } finally {
      next(interval);
    }
  }

  /** No further looks. One that is under way goes on. */
  @Override
  public synchronized void close() {
    closed = true;
    if (alarm != null) {
      alarm.cancel();
    }
  }
}

package dev.tertulia.core;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One alarm that can be called off before, while and after it is set. */
final class Wake {
  private final Timekeeper time;
  private final long at;
  private final Consumer<Wake> rung;
  private boolean over;
  private Timekeeper.@Nullable Alarm alarm;

  /**
   * An alarm that is not set yet.
   *
   * @param at ticks
   * @param rung is told when it rings
   */
  Wake(Timekeeper time, long at, Consumer<Wake> rung) {
    this.time = time;
    this.at = at;
    this.rung = rung;
  }

  long at() {
    return at;
  }

  /** Sets it; it can ring before this returns. */
  void set() {
    Duration delay = Duration.ofNanos(Math.max(1, at - time.ticks()));
    Timekeeper.Alarm made =
        time.schedule(
            delay,
            () -> {
              if (ends()) {
                rung.accept(this);
              }
            });
    if (keep(made)) {
      made.cancel();
    }
  }

  void cancel() {
    Timekeeper.Alarm made = alarm();
    if (ends() && made != null) {
      made.cancel();
    }
  }

  private synchronized Timekeeper.@Nullable Alarm alarm() {
    return alarm;
  }

  /** Whether it was neither rung nor called off before. */
  private synchronized boolean ends() {
    boolean first = !over;
    over = true;
    return first;
  }

  private synchronized boolean keep(Timekeeper.Alarm made) {
    alarm = made;
    return over;
  }
}

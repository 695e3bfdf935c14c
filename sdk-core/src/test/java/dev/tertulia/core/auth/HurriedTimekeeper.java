package dev.tertulia.core.auth;

import dev.tertulia.core.Timekeeper;
import java.time.Duration;
import java.time.Instant;

/** A clock on which a minute takes less than a second: all programs that use it agree. */
final class HurriedTimekeeper implements Timekeeper {
  private static final int TIMES = 100;
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final Timekeeper real = Timekeeper.system();

  @Override
  public Instant now() {
    return START.plus(Duration.between(START, real.now()).multipliedBy(TIMES));
  }

  @Override
  public long ticks() {
    return real.ticks() * TIMES;
  }

  @Override
  public Alarm schedule(Duration delay, Runnable task) {
    return real.schedule(delay.dividedBy(TIMES), task);
  }
}

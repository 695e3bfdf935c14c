package dev.tertulia.conversations;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the points at which a program can die, and lets it die at one of them. */
final class Fuse {
  private final int deadly;
  private final AtomicInteger points = new AtomicInteger();

  Fuse(int deadly) {
    this.deadly = deadly;
  }

  /** From the deadly point on every further step fails as well: the dead do nothing. */
  void point() {
    if (points.incrementAndGet() >= deadly) {
      throw new Dying.Killed();
    }
  }

  boolean burnt() {
    return points.get() >= deadly;
  }
}

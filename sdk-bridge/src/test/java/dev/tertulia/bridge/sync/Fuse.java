package dev.tertulia.bridge.sync;

/** Counts the points at which a program can die, and lets it die at one of them. */
final class Fuse {
  private final int deadly;
  private int points;

  Fuse(int deadly) {
    this.deadly = deadly;
  }

  static Fuse none() {
    return new Fuse(Integer.MAX_VALUE);
  }

  /** Not an exception that anyone would handle. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** From the deadly point on every further step fails as well: the dead do nothing. */
  void point() {
    points++;
    if (points >= deadly) {
      throw new Killed();
    }
  }

  int points() {
    return points;
  }
}

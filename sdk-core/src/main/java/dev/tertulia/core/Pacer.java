package dev.tertulia.core;

/**
 * Spreads requests over the interval, slightly below the limit: services that weigh the window
 * before last refuse two full bursts exactly one interval apart.
 *
 * <p>After a long rest most of an interval's requests may go at once, on credit: the pause after
 * them is as long as they would have taken. Batches get no credit, and nobody gets all of it, so
 * that a person who comes by finds a slot. People are not paced at all, but what they use is.
 *
 * <p>Not thread-safe; times are ticks.
 */
final class Pacer {
  private static final double SHARE = 0.97;
  private static final double CREDIT = 0.7;

  /** A limit this small is a function's own, and nobody's click waits behind it for long. */
  private static final int FEW = 10;

  private static final double SLOWER = 1.05;
  private static final double RECOVERY_PER_MINUTE = 0.99;
  private static final double MINUTE = 60e9;

  private long nextAt;
  private int credit;
  private double slowness = 1;
  private long slowSince;

  Pacer(long now) {
    this.nextAt = now;
  }

  /** From when on the pace allows that lane's next request. */
  long opens(Lane lane, long now) {
    return lane == Lane.INTERACTIVE || hasCredit(lane, 0) ? now : nextAt;
  }

  /** The earliest moment the pace can have let so many go before this one. */
  long earliest(Lane lane, int before, Ring ring, long now) {
    return lane == Lane.INTERACTIVE || hasCredit(lane, before)
        ? now
        : Math.max(now, nextAt) + Math.max(0, before - credit) * step(ring, now);
  }

  private boolean hasCredit(Lane lane, int before) {
    return lane == Lane.DEFAULT && credit > before;
  }

  void rested(Ring ring) {
    credit = ring.size() <= FEW ? ring.size() : (int) (CREDIT * ring.size());
  }

  void went(Ring ring, long now) {
    credit = Math.max(0, credit - 1);
    nextAt = Math.max(nextAt, now) + step(ring, now);
  }

  /** The service refused what we thought was allowed: a little slower from now on, for a while. */
  void refused(long now) {
    slowness = slowness(now) * SLOWER;
    slowSince = now;
    credit = 0;
  }

  /** The request that was let go did not go. */
  void unused(Ring ring, long now) {
    nextAt -= step(ring, now);
  }

  private long step(Ring ring, long now) {
    // A single slot is its own pace.
    return ring.size() == 1 ? 0 : (long) (slowness(now) * ring.interval() / (SHARE * ring.size()));
  }

  private double slowness(long now) {
    return Math.max(1, slowness * Math.pow(RECOVERY_PER_MINUTE, (now - slowSince) / MINUTE));
  }
}

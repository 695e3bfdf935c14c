package dev.tertulia.core;

import java.time.Duration;
import java.time.Instant;

/**
 * The only source of time: what the clock says, how much has passed, and when to be called again.
 *
 * <p>Everything that waits in this SDK waits through a timekeeper, so a test can share a {@link
 * ManualTimekeeper} between a client and the Sandbox and let hours pass at once. Safe for use by
 * several threads.
 */
public interface Timekeeper {

  /**
   * What the wall clock says. It may jump; use it for what other machines read, never for
   * measuring.
   */
  Instant now();

  /** Nanoseconds on a clock that never goes back; only differences mean something. */
  long ticks();

  /**
   * Runs the task once, on a thread of the timekeeper's, when the delay has passed. The task must
   * not block.
   */
  Alarm schedule(Duration delay, Runnable task);

  /**
   * A timekeeper on the system's clocks. Its one daemon thread exists only while something is
   * scheduled.
   */
  static Timekeeper system() {
    return new SystemTimekeeper();
  }

  /** Something scheduled that can be called off. */
  interface Alarm {

    /** Calls it off if it has not begun; otherwise does nothing. */
    void cancel();
  }
}

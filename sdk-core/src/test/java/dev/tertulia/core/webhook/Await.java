package dev.tertulia.core.webhook;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread is about to do; gives up when it plainly does not. */
final class Await {

  private Await() {}

  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("it never came to that");
      }
      // Lets the other thread have the processor; how long it takes decides nothing.
      LockSupport.parkNanos(200_000);
    }
  }
}

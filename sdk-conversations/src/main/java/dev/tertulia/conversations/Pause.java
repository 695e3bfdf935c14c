package dev.tertulia.conversations;

import dev.tertulia.core.CallInterruptedException;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.Timekeeper;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Waits on the caller's thread, in the timekeeper's time. */
final class Pause {
  private Pause() {}

  static void of(Timekeeper time, Duration length, CallReport report) {
    var over = new CompletableFuture<@Nullable Void>();
    Timekeeper.Alarm alarm = time.schedule(length, () -> over.complete(null));
    try {
      over.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(report, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("nothing fails this future", e);
    } finally {
      alarm.cancel();
    }
  }
}

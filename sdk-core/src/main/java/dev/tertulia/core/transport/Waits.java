package dev.tertulia.core.transport;

import dev.tertulia.core.CallReport;
import dev.tertulia.core.ClientClosedException;
import dev.tertulia.core.Timekeeper;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Everything a client's calls are waiting for, so that closing it can end all of it at once. */
final class Waits {
  private final Timekeeper time;
  private final Map<Object, CompletableFuture<?>> open = new ConcurrentHashMap<>();
  private volatile boolean closed;

  Waits(Timekeeper time) {
    this.time = time;
  }

  boolean closed() {
    return closed;
  }

  /**
   * Fails the future with {@link ClientClosedException} if the client is closed before it
   * completes.
   */
  <V> CompletableFuture<V> track(CompletableFuture<V> future) {
    if (!future.isDone()) {
      var key = new Object();
      open.put(key, future);
      var unused = future.whenComplete((value, failure) -> open.remove(key));
      if (closed) {
        end(future);
      }
    }
    return future;
  }

  /** Completes when the time has passed, or the client is closed. */
  CompletableFuture<@Nullable Void> pause(Duration length) {
    var over = new CompletableFuture<@Nullable Void>();
    if (length.isZero()) {
      over.complete(null);
      return over;
    }
    Timekeeper.Alarm alarm = time.schedule(length, () -> over.complete(null));
    var unused = over.whenComplete((nothing, failure) -> alarm.cancel());
    return track(over);
  }

  void close() {
    closed = true;
    open.values().forEach(Waits::end);
  }

  private static void end(CompletableFuture<?> future) {
    future.completeExceptionally(new ClientClosedException(CallReport.unsent("")));
  }
}

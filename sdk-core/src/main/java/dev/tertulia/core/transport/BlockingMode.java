package dev.tertulia.core.transport;

import dev.failsafe.spi.Scheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Response;

/**
 * Everything on the caller's thread: attempts, pauses and sockets. One for each call; not
 * thread-safe.
 */
final class BlockingMode implements Mode {
  private final Waits waits;
  private final Deque<ScheduledTask<?>> tasks = new ArrayDeque<>();

  BlockingMode(Waits waits) {
    this.waits = waits;
  }

  /**
   * Works off what was scheduled until the result is there. An interrupt ends every wait at once.
   */
  <V> V drive(CompletableFuture<V> result) throws InterruptedException {
    for (ScheduledTask<?> task = tasks.poll();
        task != null && !result.isDone();
        task = tasks.poll()) {
      pause(task.delay());
      task.run();
    }
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw unchecked(e.getCause() == null ? e : e.getCause());
    }
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new CompletionException(cause);
  }

  private void pause(Duration length) throws InterruptedException {
    CompletableFuture<?> over = waits.pause(length);
    try {
      over.get();
    } catch (ExecutionException e) {
      // The client was closed; the attempt that follows finds out by itself.
    } finally {
      over.cancel(false);
    }
  }

  @Override
  public Scheduler scheduler() {
    return (callable, delay, unit) -> {
      var task = new ScheduledTask<>(callable, Duration.of(delay, unit.toChronoUnit()));
      tasks.add(task);
      return task;
    };
  }

  @Override
  public <V> CompletionStage<V> arrival(CompletableFuture<V> future) {
    try {
      return CompletableFuture.completedFuture(future.get());
    } catch (InterruptedException e) {
      future.cancel(false);
      Thread.currentThread().interrupt();
      return CompletableFuture.failedFuture(e);
    } catch (ExecutionException e) {
      return CompletableFuture.failedFuture(e.getCause() == null ? e : e.getCause());
    }
  }

  @Override
  public <V> CompletionStage<V> asking(Supplier<V> question) {
    try {
      return CompletableFuture.completedFuture(question.get());
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public CompletionStage<Response> sending(Call call) {
    try {
      return CompletableFuture.completedFuture(call.execute());
    } catch (Exception e) {
      // OkHttp can throw InterruptedException from a connect without declaring it, so no narrower
      // type will do.
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public boolean interrupted() {
    return Thread.currentThread().isInterrupted();
  }
}

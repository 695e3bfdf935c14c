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
  <V> V drive(CompletableFuture<V> result) {
    for (ScheduledTask<?> task = tasks.poll();
        task != null && !result.isDone();
        task = tasks.poll()) {
      pause(task.delay());
      task.run();
    }
    if (!result.isDone()) {
      // Waiting would be for ever: nobody but this thread could complete it.
      throw new IllegalStateException("a call came to no end");
    }
    try {
      return result.join();
    } catch (CompletionException e) {
      throw unchecked(e.getCause() == null ? e : e.getCause());
    }
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new CompletionException(cause);
  }

  private void pause(Duration length) {
    CompletableFuture<?> over = waits.pause(length);
    try {
      over.get();
    } catch (InterruptedException e) {
      // The attempt that follows sees the flag, and ends the call as one that was interrupted.
      Thread.currentThread().interrupt();
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
      Thread.currentThread().interrupt();
      // What arrived at the very last moment has to be given back by whoever takes it from here.
      return future.cancel(false) ? CompletableFuture.failedFuture(e) : future;
    } catch (ExecutionException e) {
      return CompletableFuture.failedFuture(e.getCause() == null ? e : e.getCause());
    }
  }

  @Override
  public <V> CompletionStage<V> asking(Supplier<V> question) {
    try {
      return CompletableFuture.completedFuture(question.get());
    } catch (Throwable e) {
      // Whatever it is, it must find its way past the permit that is held.
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public CompletionStage<Response> sending(Call call) {
    try {
      return CompletableFuture.completedFuture(call.execute());
    } catch (Throwable e) {
      // OkHttp can throw InterruptedException from a connect without declaring it, and an Error of
      // whoever writes the body must find its way past the permit.
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

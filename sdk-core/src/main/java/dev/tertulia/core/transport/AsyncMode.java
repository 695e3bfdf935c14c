package dev.tertulia.core.transport;

import dev.failsafe.spi.Scheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/**
 * No thread while it waits: the first attempt begins inline, pauses are alarms, answers come on
 * OkHttp's threads. One for each call.
 */
final class AsyncMode implements Mode {
  private final Waits waits;
  private final Executor threads;
  private final Executor executor;
  private volatile boolean begun;

  /**
   * A mode.
   *
   * @param threads run what follows a pause; they never refuse, and are never the caller's
   * @param executor runs what may block: asking for a token
   */
  AsyncMode(Waits waits, Executor threads, Executor executor) {
    this.waits = waits;
    this.threads = threads;
    this.executor = executor;
  }

  @Override
  public Scheduler scheduler() {
    return (callable, delay, unit) -> {
      var task = new ScheduledTask<>(callable, Duration.of(delay, unit.toChronoUnit()));
      if (begun) {
        // Never inside this method, even if there is nothing to wait for: Failsafe cancels the
        // attempt before as soon as it returns, and would take the new one for it. Also when the
        // pause was ended by closing the client: the attempt that follows finds out by itself.
        var unused =
            waits.pause(task.delay()).whenCompleteAsync((nothing, failure) -> task.run(), threads);
      } else {
        begun = true;
        task.run();
      }
      return task;
    };
  }

  @Override
  public <V> CompletionStage<V> arrival(CompletableFuture<V> future) {
    return future;
  }

  @Override
  public <V> CompletionStage<V> asking(Supplier<V> question) {
    try {
      return CompletableFuture.supplyAsync(question, executor);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public CompletionStage<Response> sending(Call call) {
    var answer = new CompletableFuture<Response>();
    call.enqueue(
        new Callback() {
          @Override
          public void onResponse(Call sent, Response response) {
            if (!answer.complete(response)) {
              response.close();
            }
          }

          @Override
          public void onFailure(Call sent, IOException failure) {
            answer.completeExceptionally(failure);
          }
        });
    return answer;
  }

  /** A pool's thread may carry a flag that was meant for someone else. */
  @Override
  public boolean interrupted() {
    return false;
  }
}

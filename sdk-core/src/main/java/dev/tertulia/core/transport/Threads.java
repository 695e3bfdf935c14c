package dev.tertulia.core.transport;

import dev.tertulia.core.CallReport;
import dev.tertulia.core.ClientClosedException;
import dev.tertulia.core.Download;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A transport's threads: daemons, named, gone after seconds without work. Virtual ones for workers
 * where there are any.
 */
final class Threads {
  private final ExecutorService sockets = pool("tertulia-http-");
  private final @Nullable ExecutorService ownWorkers;
  private final Executor workers;

  Threads(@Nullable Executor given) {
    if (given == null) {
      ownWorkers = workersOfOurOwn();
      workers = ownWorkers;
    } else {
      ownWorkers = null;
      workers = given;
    }
  }

  ExecutorService sockets() {
    return sockets;
  }

  Executor workers() {
    return workers;
  }

  private static ExecutorService workersOfOurOwn() {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException e) {
      return pool("tertulia-worker-");
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ExecutorService pool(String name) {
    var number = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        5,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          var thread = new Thread(task, name + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  <T> CompletableFuture<T> async(Supplier<T> work) {
    var result = new CompletableFuture<T>();
    var task =
        new FutureTask<@Nullable Void>(
            () -> {
              try {
                T value = work.get();
                if (!result.complete(value) && value instanceof Download unwanted) {
                  // Cancelled in the meantime: nobody else can give its connection back.
                  unwanted.close();
                }
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            },
            null);
    var unused =
        result.whenComplete(
            (value, failure) -> {
              if (result.isCancelled()) {
                task.cancel(true);
              }
            });
    try {
      workers.execute(task);
    } catch (RejectedExecutionException e) {
      // Closed in the meantime, or the given executor is full: either way nothing has been sent.
      result.completeExceptionally(new ClientClosedException(CallReport.unsent("")));
    }
    return result;
  }

  /**
   * The socket threads are left to run out: they carry calls to their end that were closed
   * half-way.
   */
  void close() {
    if (ownWorkers != null) {
      ownWorkers.shutdown();
    }
  }
}

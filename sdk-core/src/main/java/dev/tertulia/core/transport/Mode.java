package dev.tertulia.core.transport;

import dev.failsafe.spi.Scheduler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Response;

/**
 * What differs between a call that holds its thread and one that does not. The steps of a call are
 * written once, as stages: a blocking mode hands back stages that are already complete, so all of
 * them run on the caller's thread.
 */
interface Mode {

  /** Runs attempts, and waits between them. */
  Scheduler scheduler();

  /** The stage of something others will complete. */
  <V> CompletionStage<V> arrival(CompletableFuture<V> future);

  /** The stage of something that may block. */
  <V> CompletionStage<V> asking(Supplier<V> question);

  /** The stage of an answer's headers. */
  CompletionStage<Response> sending(Call call);

  /** Whether this thread has been asked to stop. */
  boolean interrupted();
}

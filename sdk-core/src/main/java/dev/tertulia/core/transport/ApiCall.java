package dev.tertulia.core.transport;

import dev.tertulia.core.SdkException;
import java.util.concurrent.CompletableFuture;

/**
 * One prepared call: what the methods of a wire interface return. Immutable, and can be executed
 * again and again; each execution is a new call to the service.
 */
public interface ApiCall<T> {

  /**
   * Makes the call on this thread.
   *
   * @throws SdkException if it fails
   */
  T execute(CallScope scope);

  /**
   * Makes the call without holding a thread while it waits. The future fails with an {@link
   * SdkException}; cancelling it cancels the request.
   */
  CompletableFuture<T> executeAsync(CallScope scope);
}

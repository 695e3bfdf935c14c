package dev.tertulia.core.auth;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Holds up the end of the program while a new pair is under way: threads of ours are daemons, and a
 * pair that arrives nowhere is a grant lost.
 */
final class Landing implements AutoCloseable {
  private final CompletableFuture<Boolean> landed = new CompletableFuture<>();
  private final Thread hook = new Thread(this::hold, "tertulia-oauth-landing");
  private boolean announced;

  /** Whether there is still time: false once the program has begun to end. */
  boolean announce() {
    if (announced) {
      return true;
    }
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      announced = true;
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private void hold() {
    try {
      var unused = landed.get(Flight.LATEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // Longer than a request may take, and what follows it.
    }
  }

  @Override
  public void close() {
    landed.complete(true);
    if (announced) {
      try {
        var unused = Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The program is ending, and the hook has just been let go.
      }
    }
  }
}

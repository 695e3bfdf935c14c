package dev.tertulia.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sees what calls do, for metrics and tracing.
 *
 * <p>Called on the thread that makes the call, outside any lock; it must return quickly. What it
 * throws is logged and dropped. New events get methods that do nothing by default, and new facts
 * get components, so that adding one breaks nobody. For Micrometer there is {@code
 * core.metrics.CallMetrics}.
 */
public interface CallListener {

  /** A request is about to leave. */
  default void attempting(Attempting event) {}

  /**
   * The service refused for its rate what {@link Limits} had let through: somebody else uses the
   * same quota, or the service counts in another way than we know. Told before the same request is
   * over; what is counted together with it now waits.
   */
  default void limited(Limited event) {}

  /** A request is over: it was answered, or it failed. For a download: its headers have arrived. */
  default void attempted(Attempted event) {}

  /** A request did not succeed, and another one follows. */
  default void repeating(Repeating event) {}

  /** The call is over. For a download: its headers have arrived. */
  default void finished(Finished event) {}

  /**
   * A request is about to leave.
   *
   * @param operation the operation's id
   * @param resource what the token opens; empty where an account has only one
   * @param attempt 1 for the first
   * @param bucket what {@link Limits} count it under: the account as its credentials provider names
   *     it, and what is counted together there; empty where nothing is counted
   * @param waited how long it has waited for its turn
   */
  record Attempting(
      String operation, String resource, int attempt, String bucket, Duration waited) {}

  /**
   * A request was refused for its rate (429) although there seemed to be room.
   *
   * @param operation the operation's id
   * @param resource what the token opened
   * @param attempt 1 for the first
   * @param bucket what it was counted under
   * @param level how that bucket stood, by our own count, until this answer
   * @param pause how long nobody is let through there
   */
  record Limited(
      String operation,
      String resource,
      int attempt,
      String bucket,
      Limits.Level level,
      Duration pause) {}

  /**
   * A request is over.
   *
   * @param operation the operation's id
   * @param resource what the token opened
   * @param attempt 1 for the first
   * @param took from its leaving to the end of its answer
   * @param status the HTTP status; 0 if no answer arrived whole
   * @param failure why it failed; null if it did not
   */
  record Attempted(
      String operation,
      String resource,
      int attempt,
      Duration took,
      int status,
      @Nullable SdkException failure) {}

  /**
   * Another request follows.
   *
   * @param operation the operation's id
   * @param attempt the one that failed
   * @param reason the failure; its message is safe to log
   * @param pause how long until the next one, apart from waiting for a permit
   */
  record Repeating(String operation, int attempt, SdkException reason, Duration pause) {}

  /**
   * The call is over.
   *
   * @param operation the operation's id
   * @param resource what the token opened
   * @param attempts how many requests were tried
   * @param took from the call to its end
   * @param answer what came with the answer; null if the call failed
   * @param failure why it failed; null if it did not
   */
  record Finished(
      String operation,
      String resource,
      int attempts,
      Duration took,
      @Nullable ResponseInfo answer,
      @Nullable SdkException failure) {}
}

package dev.tertulia.core;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What every failure can tell of its call.
 *
 * @param operation the operation's id
 * @param attempts how many requests left or tried to leave; zero if none was tried
 * @param outcome what became of it at the service
 * @param traceId the service's own id of the exchange, for its support; null if it gave none
 * @param safety what a second arrival of the operation would do; null where that is not known
 */
public record CallReport(
    String operation,
    int attempts,
    Outcome outcome,
    @Nullable String traceId,
    @Nullable Safety safety)
    implements Serializable {

  /** Of an operation of which nobody says what a second arrival would do. */
  public CallReport(String operation, int attempts, Outcome outcome, @Nullable String traceId) {
    this(operation, attempts, outcome, traceId, null);
  }

  /** Of a call that ended before any request was tried. */
  public static CallReport unsent(String operation) {
    return new CallReport(operation, 0, Outcome.NOT_SENT, null);
  }
}

package dev.tertulia.core.transport;

import dev.tertulia.core.CallInterruptedException;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.ClientClosedException;
import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a call has come, how much it may still take, and the errors that follow from that alone.
 */
final class Course {
  /** Less is not worth an attempt: it would turn a clear failure into an unclear one. */
  static final Duration LEAST = Duration.ofMillis(250);

  private final String operation;
  private final Resilience patience;
  private final Timekeeper time;
  private final long startedAt;
  private int attempts;
  private boolean mayHaveArrived;
  private @Nullable SdkException last;

  Course(String operation, Resilience patience, Timekeeper time) {
    this.operation = operation;
    this.patience = patience;
    this.time = time;
    this.startedAt = time.ticks();
  }

  /** Counts one more attempt. */
  int begin() {
    return ++attempts;
  }

  int attempts() {
    return attempts;
  }

  boolean spent() {
    return attempts >= patience.attempts();
  }

  /**
   * Whether an attempt so far may have been processed: then no later refusal can say that nothing
   * happened.
   */
  boolean mayHaveArrived() {
    return mayHaveArrived;
  }

  void failed(Happening happening, SdkException failure) {
    mayHaveArrived |= happening.outcome() == Outcome.UNKNOWN;
    last = failure;
  }

  Duration took() {
    return Duration.ofNanos(time.ticks() - startedAt);
  }

  Duration left() {
    return patience.deadline().minus(took());
  }

  /** How long the next attempt may take; null if there is no time for one. */
  @Nullable Duration limit() {
    Duration left = left();
    Duration least = attempts == 0 ? Duration.ofNanos(1) : LEAST;
    if (left.compareTo(least) < 0) {
      return null;
    }
    return left.compareTo(patience.attemptTimeout()) < 0 ? left : patience.attemptTimeout();
  }

  private CallReport report() {
    return new CallReport(
        operation, attempts, mayHaveArrived ? Outcome.UNKNOWN : Outcome.NOT_SENT, null);
  }

  CallInterruptedException interrupted(@Nullable Throwable cause) {
    return new CallInterruptedException(report(), cause);
  }

  ClientClosedException closed() {
    return new ClientClosedException(report());
  }

  /** What an earlier attempt came to says more than that there is no time for another. */
  SdkException tooLate(Instant retryableAt) {
    return last != null
        ? last
        : new NotAdmittedException(
            report(), "no room before the deadline, but at " + retryableAt, retryableAt);
  }

  CredentialsException withoutToken(Throwable cause) {
    return cause instanceof CredentialsException known
        ? new CredentialsException(
            report(), known.state(), Objects.toString(known.getMessage()), known)
        : new CredentialsException(
            report(),
            CredentialsException.State.MISSING,
            "the credentials provider failed: " + cause.getClass().getName(),
            cause);
  }
}

package dev.tertulia.core.transport;

import dev.tertulia.core.CallInterruptedException;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.ClientClosedException;
import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.SdkException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one call has gone so far: its attempts, its time, and what may have become of it. Makes the
 * failures that end a call between two answers, so that each of them tells the truth about the
 * attempts before it.
 */
final class Course {
  /**
   * Less time than this is not worth an attempt: it would turn a clear failure into an unclear one.
   */
  private static final Duration LEAST = Duration.ofMillis(250);

  private final Engine engine;
  private final String operation;
  private final Duration deadline;
  private final Duration least;
  private final long startedAt;
  private int attempts;
  private boolean mayHaveArrived;
  private @Nullable SdkException last;

  Course(Engine engine, String operation, Duration deadline) {
    this.engine = engine;
    this.operation = operation;
    this.deadline = deadline;
    // Whoever asks for a very short deadline shall have it, as long as most of it is left.
    this.least = shorter(LEAST, deadline.dividedBy(4));
    this.startedAt = engine.time().ticks();
  }

  int attempts() {
    return attempts;
  }

  boolean mayHaveArrived() {
    return mayHaveArrived;
  }

  void attempting() {
    attempts++;
  }

  void failed(Happening happening, SdkException failure) {
    mayHaveArrived |= happening.outcome() == Outcome.UNKNOWN;
    last = failure;
  }

  Duration took() {
    return Duration.ofNanos(engine.time().ticks() - startedAt);
  }

  Duration left() {
    return deadline.minus(took());
  }

  /** How long there may still be waited before an attempt. */
  Duration room() {
    return left().minus(least);
  }

  /** What an earlier attempt came to says more than that there is no time for another. */
  SdkException tooLate(Instant retryableAt) {
    return last != null
        ? last
        : new NotAdmittedException(
            report(), "no room before the deadline, but at " + retryableAt, retryableAt);
  }

  SdkException closed() {
    return new ClientClosedException(report());
  }

  CallInterruptedException interrupted(@Nullable Throwable cause) {
    return new CallInterruptedException(report(), cause);
  }

  SdkException withoutToken(Throwable cause) {
    if (cause instanceof CredentialsException known) {
      return new CredentialsException(
          report(), known.state(), Objects.toString(known.getMessage()), known);
    }
    return new CredentialsException(
        report(),
        CredentialsException.State.MISSING,
        "the credentials provider failed: " + cause.getClass().getName(),
        cause);
  }

  private CallReport report() {
    Outcome stands = last == null ? Outcome.NOT_SENT : last.outcome();
    return new CallReport(
        operation,
        attempts,
        mayHaveArrived && stands != Outcome.ACCEPTED ? Outcome.UNKNOWN : stands,
        null);
  }

  static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}

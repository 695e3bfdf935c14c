package dev.tertulia.core.transport;

import dev.tertulia.core.CallInterruptedException;
import dev.tertulia.core.CallListener.Attempted;
import dev.tertulia.core.CallListener.Attempting;
import dev.tertulia.core.CallListener.Limited;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.ClientClosedException;
import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Limits;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.OperationInfo;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Permit;
import dev.tertulia.core.Quota;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.TransportException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CancellationException;
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
  private final OperationInfo operation;
  private final String resource;
  private final Resilience patience;
  private final Duration least;
  private final long startedAt;
  private String bucket = "";
  private long askedAt;
  private Duration waited = Duration.ZERO;
  private long leftAt;
  private int attempts;
  private int paid;
  private boolean mayHaveArrived;
  private @Nullable SdkException last;

  Course(Engine engine, OperationInfo operation, CallScope scope) {
    this.engine = engine;
    this.operation = operation;
    this.resource = scope.resource();
    this.patience = scope.resilience();
    // Whoever asks for a very short deadline shall have it, as long as most of it is left.
    this.least = shorter(LEAST, patience.deadline().dividedBy(4));
    this.startedAt = engine.time().ticks();
  }

  int attempts() {
    return attempts;
  }

  boolean mayHaveArrived() {
    return mayHaveArrived;
  }

  /** Waits for its turn from now on. */
  void asking(String counted) {
    bucket = counted;
    askedAt = engine.time().ticks();
  }

  /** It is its turn. */
  void admitted() {
    waited = since(askedAt);
  }

  /** The next request leaves now. */
  Attempting attempting() {
    leftAt = engine.time().ticks();
    attempts++;
    return new Attempting(operation.id(), resource, attempts, bucket, waited);
  }

  /** The limiter let that request through, and the service did not. */
  void limited(Permit permit, @Nullable Quota quota, @Nullable Duration pause) {
    Limits.Level before = engine.limits().level(bucket);
    permit.refused(quota, pause);
    if (before != null && pause != null) {
      engine
          .listeners()
          .limited(new Limited(operation.id(), resource, attempts, bucket, before, pause));
    }
  }

  /** That request is over. */
  Attempted attempted(Answer<?> answer) {
    return new Attempted(
        operation.id(), resource, attempts, since(leftAt), answer.status(), answer.failure());
  }

  void failed(Happening happening, SdkException failure) {
    mayHaveArrived |= happening.outcome() == Outcome.UNKNOWN;
    last = failure;
  }

  boolean spent() {
    return attempts >= patience.attempts();
  }

  /** Whether there is time and budget for one more attempt after that pause. */
  boolean affords(Duration pause) {
    if (pause.compareTo(room()) > 0) {
      return false;
    }
    boolean late =
        last instanceof TransportException broken
            && broken.kind() == TransportException.Kind.TIMEOUT;
    int price = late ? RetryBudget.TIMEOUT : RetryBudget.FAILURE;
    boolean affordable = engine.budget().take(patience.lane(), price);
    paid += affordable ? price : 0;
    return affordable;
  }

  void succeeded() {
    engine.budget().succeeded(patience.lane(), paid);
  }

  Duration took() {
    return since(startedAt);
  }

  private Duration since(long ticks) {
    return Duration.ofNanos(engine.time().ticks() - ticks);
  }

  Duration left() {
    return patience.deadline().minus(took());
  }

  /** How long there may still be waited before an attempt. */
  Duration room() {
    return left().minus(least);
  }

  /** What follows from having no permit; null if it is nothing we know. */
  @Nullable SdkException notAdmitted(Throwable cause) {
    if (cause instanceof Limits.NotYet notYet) {
      return tooLate(notYet.at());
    }
    if (cause instanceof ClientClosedException) {
      return closed();
    }
    return cause instanceof CancellationException || cause instanceof InterruptedException
        ? interrupted(cause)
        : null;
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
    if (cause instanceof NotAdmittedException later) {
      return new NotAdmittedException(
          report(), Objects.toString(later.getMessage()), later.retryableAt(), later);
    }
    if (cause instanceof InvalidRequestException wrong) {
      return new CredentialsException(
          report(),
          CredentialsException.State.MISSING,
          Objects.toString(wrong.getMessage()),
          wrong);
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
        operation.id(),
        attempts,
        mayHaveArrived && stands != Outcome.ACCEPTED ? Outcome.UNKNOWN : stands,
        null,
        operation.safety());
  }

  static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}

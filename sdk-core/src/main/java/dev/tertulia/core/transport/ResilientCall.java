package dev.tertulia.core.transport;

import dev.failsafe.Failsafe;
import dev.tertulia.core.CallListener;
import dev.tertulia.core.Permit;
import dev.tertulia.core.Quota;
import dev.tertulia.core.ResponseInfo;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.auth.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The seam: deadline, repeat, permit, token, send, decode, in this order. Nothing else repeats,
 * waits, asks for permits or translates errors.
 *
 * <p>One execution of one call. Its fields change only between stages, which follow one another.
 */
final class ResilientCall<T> {
  private final Engine engine;
  private final PreparedCall<T> call;
  private final CallScope scope;
  private final Mode mode;
  private final Course course;
  private boolean onceMoreUsed;
  private boolean refusedForRate;
  private @Nullable Secret replacement;
  private volatile Runnable stop = () -> {};
  private volatile boolean cancelled;

  ResilientCall(Engine engine, PreparedCall<T> call, CallScope scope, Mode mode) {
    this.engine = engine;
    this.call = call;
    this.scope = scope;
    this.mode = mode;
    this.course = new Course(engine, call.operation(), scope);
  }

  CompletableFuture<T> start() {
    var result = new CompletableFuture<T>();
    var unused =
        Failsafe.with(Verdict.LOOP)
            .with(mode.scheduler())
            .<Verdict<T>>getStageAsync(this::attempt)
            .whenComplete((verdict, failure) -> finish(result, verdict, failure));
    return result;
  }

  /** Stops whatever is going on; what was sent may still arrive. */
  void cancel() {
    cancelled = true;
    stop.run();
  }

  private void stopWith(Runnable how) {
    stop = how;
    if (cancelled) {
      how.run();
    }
  }

  private boolean stopping() {
    return cancelled || mode.interrupted();
  }

  /** Whether nothing more is to be tried, because someone said so. */
  private @Nullable SdkException over(@Nullable Throwable cause) {
    if (engine.waits().closed()) {
      return course.closed();
    }
    return stopping() ? course.interrupted(cause) : null;
  }

  private CompletionStage<Verdict<T>> attempt() {
    SdkException over = over(null);
    if (over != null) {
      return end(over);
    }
    String bucket = engine.bucket(call, scope);
    course.asking(bucket);
    CompletableFuture<Permit> turn =
        engine.acquire(call, scope, bucket, course.room(), refusedForRate);
    stopWith(() -> turn.cancel(false));
    return mode.arrival(turn)
        .handle((permit, failure) -> permit == null ? notAdmitted(failure) : admitted(permit))
        .thenCompose(stage -> stage);
  }

  private CompletionStage<Verdict<T>> admitted(Permit permit) {
    course.admitted();
    return mode.asking(this::token)
        .handle(
            (token, failure) -> {
              if (failure != null) {
                permit.unused();
                return end(withoutToken(failure));
              }
              return send(permit, token);
            })
        .thenCompose(stage -> stage);
  }

  private @Nullable Secret token() {
    if (call.proof() != PreparedCall.Proof.TOKEN) {
      return null;
    }
    Secret own = replacement != null ? replacement : scope.token();
    return own != null ? own : engine.credentials().tokenFor(scope.resource(), course.room());
  }

  private CompletionStage<Verdict<T>> send(Permit permit, @Nullable Secret token) {
    // Fetching the token may have taken long.
    SdkException over = over(null);
    if (over == null && course.room().isNegative()) {
      over = course.tooLate(engine.time().now());
    }
    if (over != null) {
      permit.unused();
      return end(over);
    }
    Attempt attempt;
    try {
      Duration limit = Course.shorter(scope.resilience().attemptTimeout(), course.left());
      attempt = new Attempt(engine.newCall(call, scope, token), limit);
    } catch (RuntimeException e) {
      permit.unused();
      throw e;
    }
    engine.listeners().attempting(course.attempting());
    stopWith(attempt::cancel);
    attempt.begin();
    return mode.sending(attempt.call())
        .handle((response, failure) -> settle(attempt, permit, token, response, failure))
        .thenCompose(answer -> verdict(answer, token));
  }

  private Answer<T> settle(
      Attempt attempt,
      Permit permit,
      @Nullable Secret token,
      @Nullable Response response,
      @Nullable Throwable failure) {
    var exchange = new Exchange<>(engine, call, course.attempts(), course.mayHaveArrived());
    try {
      if (response == null) {
        return exchange.unanswered(attempt, cause(failure));
      }
      if (AnswerReader.streams(call.type())) {
        response = engine.redirects().follow(response, attempt);
        if (response.isSuccessful()) {
          attempt.end();
        }
      }
      Answer<T> answer = exchange.answered(response, token);
      Quota quota = engine.learnable(call, answer.quota());
      if (answer.happening() == Happening.RATE_LIMITED) {
        course.limited(permit, quota, answer.asked());
      } else {
        permit.completed(quota);
      }
      return answer;
    } catch (IOException e) {
      return exchange.unanswered(attempt, e);
    } finally {
      attempt.end();
      if (attempt.left()) {
        permit.lost();
      } else {
        permit.unused();
      }
    }
  }

  /** Whether another attempt follows, and when: the only place where a request is sent again. */
  private CompletionStage<Verdict<T>> verdict(Answer<T> answer, @Nullable Secret used) {
    engine.listeners().attempted(course.attempted(answer));
    Happening happening = answer.happening();
    SdkException failure = answer.failure();
    if (happening == null || failure == null) {
      return end(answer);
    }
    if (answer.status() == 404 && call.goneIsDone() && course.mayHaveArrived()) {
      return end(answer.done());
    }
    course.failed(happening, failure);
    SdkException over = answer.status() == 0 ? over(failure) : null;
    if (over != null) {
      return end(over);
    }
    refusedForRate = happening == Happening.RATE_LIMITED;
    return switch (course.spent() ? Again.NO : call.rules().again(happening)) {
      case NO -> end(answer);
      // A host that counts nothing has no limiter of ours to wait for.
      case THROUGH_LIMITER -> call.signed() ? afterPause(answer) : again(answer, Duration.ZERO);
      case OTHER_TOKEN -> otherToken(answer, used);
      case REPEAT -> afterPause(answer);
      case ONCE_MORE -> {
        boolean first = !onceMoreUsed;
        onceMoreUsed = true;
        yield first ? afterPause(answer) : end(answer);
      }
    };
  }

  private CompletionStage<Verdict<T>> afterPause(Answer<T> answer) {
    Duration pause =
        Backoff.pause(
            course.attempts(), scope.resilience(), answer.asked(), engine.random().getAsDouble());
    return course.affords(pause) ? again(answer, pause) : end(answer);
  }

  private CompletionStage<Verdict<T>> otherToken(Answer<T> answer, @Nullable Secret used) {
    if (replacement != null || scope.token() != null || used == null) {
      return end(answer);
    }
    return mode.asking(() -> engine.credentials().replacing(scope.resource(), used, course.room()))
        .handle(
            (other, failure) -> {
              if (failure != null) {
                return end(withoutToken(failure));
              }
              replacement = other.orElse(null);
              return replacement == null ? end(answer) : again(answer, Duration.ZERO);
            })
        .thenCompose(stage -> stage);
  }

  private CompletionStage<Verdict<T>> notAdmitted(@Nullable Throwable failure) {
    Throwable cause = cause(failure);
    SdkException known = course.notAdmitted(cause);
    return known == null ? CompletableFuture.failedFuture(cause) : end(known);
  }

  private SdkException withoutToken(@Nullable Throwable failure) {
    Throwable cause = cause(failure);
    SdkException over = over(cause);
    return over == null ? course.withoutToken(cause) : over;
  }

  private CompletionStage<Verdict<T>> again(Answer<T> answer, Duration pause) {
    engine
        .listeners()
        .repeating(
            new CallListener.Repeating(
                call.id(), course.attempts(), Objects.requireNonNull(answer.failure()), pause));
    return CompletableFuture.completedFuture(new Verdict<>(answer, pause));
  }

  private CompletionStage<Verdict<T>> end(SdkException failure) {
    return end(Answer.failed(Happening.REFUSED_FOR_GOOD, failure));
  }

  private CompletionStage<Verdict<T>> end(Answer<T> answer) {
    return CompletableFuture.completedFuture(new Verdict<>(answer, null));
  }

  private void finish(
      CompletableFuture<T> result, @Nullable Verdict<T> verdict, @Nullable Throwable failure) {
    if (verdict == null) {
      result.completeExceptionally(cause(failure));
      return;
    }
    Answer<T> answer = verdict.answer();
    SdkException refused = answer.failure();
    int attempts = course.attempts();
    ResponseInfo info =
        refused != null
            ? null
            : new ResponseInfo(
                call.id(), answer.status(), answer.traceId(), answer.quota(), attempts);
    var event =
        new CallListener.Finished(
            call.id(), scope.resource(), attempts, course.took(), info, refused);
    engine.listeners().finished(event);
    if (info == null) {
      result.completeExceptionally(refused);
    } else {
      course.succeeded();
      engine.listeners().tell(scope.onAnswer(), info);
      result.complete(answer.value());
    }
  }

  private static Throwable cause(@Nullable Throwable failure) {
    if (failure instanceof CompletionException && failure.getCause() != null) {
      return failure.getCause();
    }
    return failure == null ? new IllegalStateException("neither an answer nor a failure") : failure;
  }
}

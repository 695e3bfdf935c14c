package dev.tertulia.core.transport;

import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an attempt.
 *
 * @param answer what the call came to, if nothing follows
 * @param pause until the next attempt; null if none follows
 */
record Verdict<T>(Answer<T> answer, @Nullable Duration pause) {

  /** Obeys verdicts; whether and when to go on is decided where they are made. */
  static final RetryPolicy<Verdict<?>> LOOP =
      RetryPolicy.<Verdict<?>>builder()
          .withMaxAttempts(-1)
          .handleIf((verdict, failure) -> failure == null && verdict.pause() != null)
          .withDelayFn(context -> Objects.requireNonNull(context.getLastResult().pause()))
          .build();
}

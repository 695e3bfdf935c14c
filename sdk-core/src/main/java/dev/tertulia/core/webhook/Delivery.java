package dev.tertulia.core.webhook;

import dev.tertulia.core.webhook.InboxEntry.Source;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an event came to its handler.
 *
 * <p>A handler may see the same event again: the program can die after the handler's work and
 * before that is written down. Whoever does something that must not happen twice stores the {@link
 * #idempotencyKey} in the same transaction, or hands it to a service that knows such keys, and does
 * nothing if it is there already.
 *
 * @param idempotencyKey names the event: the same at every attempt and after every restart
 * @param attempt 1 for the first
 * @param type the service's word for what happened
 * @param receivedAt when it came
 * @param timestamp when it happened, as the service says; null if it does not
 * @param source who brought it
 */
public record Delivery(
    String idempotencyKey,
    int attempt,
    String type,
    Instant receivedAt,
    @Nullable Instant timestamp,
    Source source) {
  private static final Duration PUNCTUAL = Duration.ofMinutes(5);

  /** Whether it came more than five minutes after it happened: a repetition, usually. */
  public boolean late() {
    return timestamp != null && timestamp.plus(PUNCTUAL).isBefore(receivedAt);
  }

  /** Whether it says that it happens more than five minutes after it came: a clock is wrong. */
  public boolean future() {
    return timestamp != null && timestamp.minus(PUNCTUAL).isAfter(receivedAt);
  }

  /** Whether no webhook brought it, but somebody who looked. */
  public boolean reconciled() {
    return source == Source.RECONCILE;
  }

  static Delivery of(InboxEntry entry) {
    return new Delivery(
        entry.key(),
        entry.attempts(),
        entry.arrival().type(),
        entry.receivedAt(),
        entry.arrival().timestamp(),
        entry.source());
  }
}

package dev.tertulia.core.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event in an inbox, and how far it has come. Immutable; each method answers a changed copy,
 * which {@link WebhookInbox#settle} makes true.
 *
 * @param arrival the event
 * @param receivedAt when it came
 * @param source who brought it
 * @param state how far it has come
 * @param attempts how many times its handling was begun
 * @param dueAt while WAITING: not to be handled before
 * @param problem why the last attempt failed, or why it is not handled; null if nothing is wrong.
 *     It can quote your handler's exception, so it is as personal as that
 */
public record InboxEntry(
    Arrival arrival,
    Instant receivedAt,
    Source source,
    State state,
    int attempts,
    Instant dueAt,
    @Nullable String problem) {
  private static final int LONGEST_PROBLEM = 500;

  /** Keeps problems short. */
  public InboxEntry {
    if (problem != null && problem.length() > LONGEST_PROBLEM) {
      problem = problem.substring(0, LONGEST_PROBLEM);
    }
  }

  /** Who brought an event. */
  public enum Source {
    /** The service, by itself. */
    WEBHOOK,
    /** A look at the service that found what no webhook had brought. */
    RECONCILE,
    /** Somebody who asks regularly instead of getting webhooks. */
    POLL
  }

  /** How far an event has come. */
  public enum State {
    /** It is to be handled, now or later. */
    WAITING,
    /** It was handled. Only what it is known by is kept. */
    DONE,
    /** Its handler failed too often, or said that it never will succeed. */
    PARKED,
    /** It could not be read. */
    ODD,
    /** It was older than the inbox remembers, so it may have been handled before. */
    QUARANTINED
  }

  /** A new one, not to be handled before that. */
  public static InboxEntry waiting(
      Arrival arrival, Source source, Instant receivedAt, Instant dueAt) {
    return new InboxEntry(arrival, receivedAt, source, State.WAITING, 0, dueAt, null);
  }

  /** A new one that is kept, but not handled unless somebody replays it. */
  public static InboxEntry aside(
      Arrival arrival, Source source, Instant receivedAt, State state, String problem) {
    return new InboxEntry(arrival, receivedAt, source, state, 0, receivedAt, problem);
  }

  /** What it is known by: stable over attempts and restarts. */
  public String key() {
    return arrival.key();
  }

  /** When it happened; when it came, if the service does not say. Orders events of one key. */
  public Instant happenedAt() {
    return arrival.timestamp() == null ? receivedAt : arrival.timestamp();
  }

  /** How long it was under way; negative if it is dated in the future. */
  public Duration age() {
    return Duration.between(happenedAt(), receivedAt);
  }

  /** One attempt more. */
  public InboxEntry begun() {
    return new InboxEntry(arrival, receivedAt, source, state, attempts + 1, dueAt, problem);
  }

  /** Handled. */
  public InboxEntry done() {
    return new InboxEntry(arrival, receivedAt, source, State.DONE, attempts, dueAt, null);
  }

  /** Failed, to be tried again. */
  public InboxEntry again(Instant at, String why) {
    return new InboxEntry(arrival, receivedAt, source, State.WAITING, attempts, at, why);
  }

  /** Not tried again unless somebody replays it. */
  public InboxEntry parked(String why) {
    return new InboxEntry(arrival, receivedAt, source, State.PARKED, attempts, dueAt, why);
  }

  /** To be tried anew, from the first attempt on. */
  public InboxEntry replayed() {
    return new InboxEntry(arrival, receivedAt, source, State.WAITING, 0, receivedAt, problem);
  }

  /** Neither the event nor the problem, which may be personal. */
  @Override
  public String toString() {
    return "InboxEntry[" + arrival.type() + ", " + state + ", attempts=" + attempts + "]";
  }
}

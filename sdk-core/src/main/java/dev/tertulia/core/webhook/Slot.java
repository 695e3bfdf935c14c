package dev.tertulia.core.webhook;

import dev.tertulia.core.webhook.InboxEntry.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** An event that is not over yet, without its content. Guarded by its inbox. */
final class Slot {
  private static final WebhookRequest LEFT_IN_THE_LOG = new WebhookRequest(new byte[0], Map.of());

  /** In the order they came. */
  final long order;

  final List<Fingerprint> ids;
  final List<Fingerprint> aliases;

  /** How long its record is. */
  final int bytes;

  /** Done when it is durable. */
  volatile CompletableFuture<EventLog.Place> place = new CompletableFuture<>();

  InboxEntry entry;
  boolean claimed;

  /** While it waits: when it is due, by the {@link Backlog}'s clock. */
  Instant due = Instant.MIN;

  Slot(long order, InboxEntry entry, int bytes) {
    this.order = order;
    this.ids = entry.arrival().ids().stream().map(Fingerprint::of).toList();
    this.aliases = entry.arrival().aliases().stream().map(Fingerprint::of).toList();
    this.entry = without(entry);
    this.bytes = bytes;
  }

  Fingerprint id() {
    return ids.get(0);
  }

  boolean is(State state) {
    return entry.state() == state;
  }

  /** Whether it came without ever being meant for a handler. */
  boolean isAside() {
    return is(State.ODD) || is(State.QUARANTINED);
  }

  /** Events that share it wait for each other; one without an order key has one of its own. */
  Object orderKey() {
    String key = entry.arrival().orderKey();
    return key.isEmpty() ? this : key;
  }

  /** Whether it is durable. */
  boolean isStored() {
    return place.isDone() && !place.isCompletedExceptionally();
  }

  /** Whether its record is the one that stands there. */
  boolean stands(EventLog.Place there) {
    return isStored() && place.join().equals(there);
  }

  void apply(InboxRecord.Change change) {
    entry =
        new InboxEntry(
            entry.arrival(),
            entry.receivedAt(),
            entry.source(),
            change.state(),
            change.attempts(),
            change.dueAt(),
            change.problem());
  }

  void become(InboxEntry next) {
    entry = without(next);
  }

  InboxRecord change() {
    return is(State.DONE)
        ? new InboxRecord.Known(ids, aliases, entry.receivedAt())
        : new InboxRecord.Change(
            id(), entry.state(), entry.attempts(), entry.dueAt(), entry.problem());
  }

  /** Bodies stay in the log: there can be many, and each can be large. */
  private static InboxEntry without(InboxEntry entry) {
    return with(entry, LEFT_IN_THE_LOG);
  }

  /** As it stands, with its content from the log. */
  InboxEntry whole() throws IOException {
    while (true) {
      CompletableFuture<EventLog.Place> where = place;
      try {
        if (RecordBytes.read(where.join().read()) instanceof InboxRecord.Whole whole) {
          return with(whole.entry().arrival().content());
        }
        throw new IOException("something else stands where the event was");
      } catch (IOException | UncheckedIOException e) {
        // Unless it moved in the meantime.
        if (place == where) {
          throw e instanceof IOException failure ? failure : new IOException(e);
        }
      }
    }
  }

  /** As it stands, with that content. */
  InboxEntry with(WebhookRequest content) {
    return with(entry, content);
  }

  private static InboxEntry with(InboxEntry entry, WebhookRequest content) {
    Arrival arrival = entry.arrival();
    return new InboxEntry(
        new Arrival(
            content,
            arrival.ids(),
            arrival.aliases(),
            arrival.type(),
            arrival.orderKey(),
            arrival.timestamp()),
        entry.receivedAt(),
        entry.source(),
        entry.state(),
        entry.attempts(),
        entry.dueAt(),
        entry.problem());
  }
}

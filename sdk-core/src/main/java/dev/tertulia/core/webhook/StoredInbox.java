package dev.tertulia.core.webhook;

import dev.tertulia.core.CallInterruptedException;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.webhook.InboxEntry.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An inbox: a log that is true, and memory that knows what the log says.
 *
 * <p>What changes is decided and given to the log under one lock, so the log has it in the order it
 * was decided in; nobody holds the lock while waiting for the disk.
 */
final class StoredInbox implements WebhookInbox {
  private static final Logger LOG = LoggerFactory.getLogger("dev.tertulia.webhook");

  private final InboxLimits limits;
  private final Timekeeper time;
  private final EventLog log;
  private final Contents contents;
  private final Backlog backlog;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** On their way to the disk. */
  private int underway;

  private boolean closed;

  StoredInbox(InboxLimits limits, Timekeeper time, EventLog log, Contents contents) {
    this.limits = limits;
    this.time = time;
    this.log = log;
    this.contents = contents;
    this.backlog = new Backlog(time);
    contents.slots().filter(slot -> slot.is(State.WAITING)).forEach(backlog::add);
  }

  @Override
  public int store(List<InboxEntry> entries) {
    List<byte[]> bytes =
        entries.stream().map(each -> RecordBytes.write(new InboxRecord.Whole(each))).toList();
    var known = new ArrayList<Slot>();
    var fresh = new ArrayList<Slot>();
    var waits = new ArrayList<CompletableFuture<?>>();
    CompletableFuture<?> stored;
    synchronized (this) {
      requireOpen();
      contents.expire(time.now(), limits.retention());
      var records = new ArrayList<byte[]>();
      for (int i = 0; i < entries.size(); i++) {
        Arrival arrival = entries.get(i).arrival();
        Slot same = contents.find(arrival);
        if (same != null) {
          known.add(same);
        } else if (!contents.remembers(arrival, time.now().minus(limits.retention()))) {
          fresh.add(contents.add(entries.get(i), bytes.get(i).length));
          records.add(bytes.get(i));
        }
      }
      boolean full = backlog.size() + underway + fresh.size() > limits.capacity();
      if (!fresh.isEmpty() && (full || contents.holdsTooMuchAside(fresh, limits.capacity()))) {
        fresh.forEach(contents::remove);
        throw new IllegalStateException("the inbox is full");
      }
      stored = begin(fresh, records);
      // Not earlier: one that is known may be one of the fresh ones.
      known.forEach(slot -> waits.add(slot.place));
    }
    if (!fresh.isEmpty()) {
      // Not under the lock, and also if we have stopped waiting by then.
      waits.add(stored.thenRun(() -> listeners.forEach(Runnable::run)));
    }
    await(CompletableFuture.allOf(waits.toArray(new CompletableFuture<?>[0])));
    return fresh.size();
  }

  /** Its futures are done when the events are durable and known to be. */
  private CompletableFuture<?> begin(List<Slot> fresh, List<byte[]> records) {
    underway += fresh.size();
    CompletableFuture<List<EventLog.Place>> written = log.append(records, false);
    CompletableFuture<List<EventLog.Place>> stored =
        written.whenComplete(
            (places, failure) -> {
              synchronized (this) {
                underway -= fresh.size();
                for (Slot slot : fresh) {
                  if (failure != null) {
                    contents.remove(slot);
                  } else if (slot.is(State.WAITING)) {
                    backlog.add(slot);
                  }
                }
              }
            });
    for (int i = 0; i < fresh.size(); i++) {
      int index = i;
      fresh.get(i).place = stored.thenApply(places -> places.get(index));
    }
    return stored;
  }

  @Override
  public synchronized boolean knows(String id) {
    return contents.knows(Fingerprint.of(id), time.now().minus(limits.retention()));
  }

  @Override
  public Optional<InboxEntry> claim(Instant now) {
    while (true) {
      Slot slot;
      InboxEntry before;
      CompletableFuture<?> written;
      synchronized (this) {
        slot = closed ? null : backlog.claim(now);
        if (slot == null) {
          return Optional.empty();
        }
        before = slot.entry;
        slot.claimed = true;
        slot.become(before.begun());
        written = log.append(List.of(RecordBytes.write(slot.change())), false);
      }
      try {
        await(written);
      } catch (RuntimeException e) {
        end(slot, before);
        throw e;
      }
      try {
        return Optional.of(slot.whole());
      } catch (IOException e) {
        LOG.error("an event cannot be read from the disk any more and is parked", e);
        settle(slot.entry.parked("its bytes cannot be read: " + e.getMessage()));
      }
    }
  }

  @Override
  public void settle(InboxEntry entry) {
    await(settled(entry));
  }

  private synchronized CompletableFuture<?> settled(InboxEntry entry) {
    Slot slot = contents.get(entry.key());
    if (slot == null || !slot.claimed) {
      throw new IllegalStateException("not claimed");
    }
    end(slot, entry);
    return write(slot);
  }

  /** Gives up a claim; the queue goes on. */
  private synchronized void end(Slot slot, InboxEntry outcome) {
    slot.claimed = false;
    slot.become(outcome);
    backlog.release(slot, slot.is(State.WAITING));
    if (slot.is(State.DONE)) {
      contents.finish(slot);
    }
  }

  private CompletableFuture<?> write(Slot slot) {
    return log.append(List.of(RecordBytes.write(slot.change())), true);
  }

  @Override
  public synchronized Optional<Instant> nextDue() {
    return backlog.nextDue();
  }

  @Override
  public void onArrival(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public void forget(Runnable listener) {
    listeners.remove(listener);
  }

  @Override
  public List<InboxEntry> list(State state, int limit) {
    List<Slot> wanted;
    synchronized (this) {
      wanted = contents.in(state).limit(limit).toList();
    }
    var entries = new ArrayList<InboxEntry>();
    for (Slot slot : wanted) {
      try {
        entries.add(slot.whole());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the inbox", e);
      }
    }
    return entries;
  }

  @Override
  public synchronized int count(State state) {
    return state == State.DONE ? contents.finished() : contents.count(state);
  }

  @Override
  public boolean replay(String key) {
    CompletableFuture<?> written;
    synchronized (this) {
      Slot slot = contents.get(key);
      if (slot == null || slot.claimed || !slot.isStored()) {
        return false;
      }
      requireOpen();
      if (slot.is(State.WAITING)) {
        backlog.remove(slot);
      }
      slot.become(slot.entry.replayed());
      backlog.add(slot);
      written = write(slot);
    }
    await(written);
    listeners.forEach(Runnable::run);
    return true;
  }

  @Override
  public boolean discard(String key) {
    CompletableFuture<?> written;
    synchronized (this) {
      Slot slot = contents.get(key);
      if (slot == null || slot.is(State.WAITING) || !slot.isStored()) {
        return false;
      }
      requireOpen();
      slot.become(slot.entry.done());
      contents.finish(slot);
      written = write(slot);
    }
    await(written);
    return true;
  }

  @Override
  public Duration retention() {
    return limits.retention();
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    log.close();
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the inbox is closed");
    }
  }

  /** On the machine's own clock, whatever the timekeeper says: this is about a real disk. */
  private void await(CompletableFuture<?> written) {
    try {
      var unused = written.get(limits.deadline().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(CallReport.unsent(""), e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the disk takes too long", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the inbox cannot be written", e.getCause());
    }
  }

  @Override
  public synchronized String toString() {
    return "WebhookInbox[" + backlog.size() + " waiting]";
  }
}

package dev.tertulia.examples.customerjourney;

import dev.tertulia.core.webhook.InboxEntry;
import dev.tertulia.core.webhook.WebhookInbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An inbox whose writing is watched; whoever has claimed an event is at work until it is settled.
 */
record WatchedInbox(WebhookInbox real, Watch watch) implements WebhookInbox {

  @Override
  public int store(List<InboxEntry> entries) {
    watch.step();
    int fresh = real.store(entries);
    watch.step();
    return fresh;
  }

  @Override
  public boolean knows(String id) {
    return real.knows(id);
  }

  @Override
  public Optional<InboxEntry> claim(Instant now) {
    watch.begins();
    Optional<InboxEntry> claimed = Optional.empty();
    try {
      claimed = real.claim(now);
    } finally {
      if (claimed.isEmpty()) {
        watch.ends();
      }
    }
    claimed.ifPresent(entry -> watch.step());
    return claimed;
  }

  @Override
  public void settle(InboxEntry entry) {
    try {
      watch.step();
      real.settle(entry);
      watch.step();
    } finally {
      watch.ends();
    }
  }

  @Override
  public Optional<Instant> nextDue() {
    return real.nextDue();
  }

  @Override
  public void onArrival(Runnable listener) {
    real.onArrival(listener);
  }

  @Override
  public void forget(Runnable listener) {
    real.forget(listener);
  }

  @Override
  public List<InboxEntry> list(InboxEntry.State state, int limit) {
    return real.list(state, limit);
  }

  @Override
  public int count(InboxEntry.State state) {
    return real.count(state);
  }

  @Override
  public boolean replay(String key) {
    watch.step();
    boolean there = real.replay(key);
    watch.step();
    return there;
  }

  @Override
  public boolean discard(String key) {
    return real.discard(key);
  }

  @Override
  public Duration retention() {
    return real.retention();
  }

  @Override
  public void close() {
    real.close();
  }
}

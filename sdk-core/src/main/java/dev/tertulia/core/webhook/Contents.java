package dev.tertulia.core.webhook;

import dev.tertulia.core.webhook.InboxEntry.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All events of an inbox by what they are known by: those that are not over yet as slots, the
 * others as fingerprints. Guarded by its inbox.
 */
final class Contents {
  private static final Logger LOG = LoggerFactory.getLogger("dev.tertulia.webhook");

  private static final Duration BETWEEN_EXPIRIES = Duration.ofHours(1);

  private final Set<Slot> slots = new LinkedHashSet<>();
  private final Map<Fingerprint, Slot> byId = new HashMap<>();
  private final Map<Fingerprint, Set<Slot>> byAlias = new HashMap<>();
  private final KnownIds ids = new KnownIds();
  private final KnownIds aliases = new KnownIds();
  private @Nullable Instant expiredAt;
  private long orders;
  private long slotBytes;

  Stream<Slot> slots() {
    return slots.stream();
  }

  /** How many are durable and in that state. */
  int count(State state) {
    return (int) slots.stream().filter(slot -> slot.is(state) && slot.isStored()).count();
  }

  /** Those that are durable and in that state, oldest first. */
  Stream<Slot> in(State state) {
    return slots.stream()
        .filter(slot -> slot.is(state) && slot.isStored())
        .sorted(Comparator.comparing(slot -> slot.entry.receivedAt()));
  }

  /**
   * Whether these, which are in it already, bring more that nobody will handle than there is room
   * for: whoever can have odd events delivered must fill neither the disk nor the room of others.
   */
  boolean holdsTooMuchAside(List<Slot> fresh, int capacity) {
    return fresh.stream().anyMatch(Slot::isAside)
        && slots.stream().filter(Slot::isAside).count() > capacity;
  }

  /** Takes in what a log says, in its order. */
  void read(Segment.Found found) {
    InboxRecord record = found.record();
    if (record instanceof InboxRecord.Whole whole) {
      Slot before = get(whole.entry().key());
      if (before != null) {
        remove(before);
      }
      Slot slot = add(whole.entry(), found.place().length());
      slot.place = CompletableFuture.completedFuture(found.place());
    } else if (record instanceof InboxRecord.Change change) {
      Slot slot = byId.get(change.id());
      if (slot == null) {
        LOG.warn("the inbox holds news of an event it does not know");
      } else {
        slot.apply(change);
      }
    } else if (record instanceof InboxRecord.Known known) {
      Slot slot = known.ids().isEmpty() ? null : byId.get(known.ids().get(0));
      if (slot != null) {
        remove(slot);
      }
      remember(known);
    }
  }

  private void remember(InboxRecord.Known known) {
    known.ids().forEach(id -> ids.add(id, known.receivedAt()));
    known.aliases().forEach(alias -> aliases.add(alias, known.receivedAt()));
  }

  @Nullable Slot get(String key) {
    return byId.get(Fingerprint.of(key));
  }

  @Nullable Slot get(Fingerprint id) {
    return byId.get(id);
  }

  /** The one that is not over yet and that this one repeats; null if there is none. */
  @Nullable Slot find(Arrival arrival) {
    for (String id : arrival.ids()) {
      Fingerprint print = Fingerprint.of(id);
      Slot slot = byId.get(print);
      if (slot != null) {
        return slot;
      }
      Set<Slot> about = byAlias.get(print);
      if (about != null) {
        return about.iterator().next();
      }
    }
    for (String alias : arrival.aliases()) {
      Slot slot = byId.get(Fingerprint.of(alias));
      if (slot != null) {
        return slot;
      }
    }
    return null;
  }

  /** Whether it repeats one that is over and came since then. */
  boolean remembers(Arrival arrival, Instant since) {
    return arrival.ids().stream()
            .map(Fingerprint::of)
            .anyMatch(id -> ids.contains(id, since) || aliases.contains(id, since))
        || arrival.aliases().stream()
            .map(Fingerprint::of)
            .anyMatch(alias -> ids.contains(alias, since));
  }

  boolean knows(Fingerprint id, Instant since) {
    return byId.containsKey(id)
        || byAlias.containsKey(id)
        || ids.contains(id, since)
        || aliases.contains(id, since);
  }

  Slot add(InboxEntry entry, int bytes) {
    var slot = new Slot(orders++, entry, bytes);
    slots.add(slot);
    slotBytes += bytes;
    slot.ids.forEach(id -> byId.put(id, slot));
    slot.aliases.forEach(
        alias -> byAlias.computeIfAbsent(alias, each -> new LinkedHashSet<>()).add(slot));
    return slot;
  }

  /** As if it had never come. */
  void remove(Slot slot) {
    slots.remove(slot);
    slotBytes -= slot.bytes;
    slot.ids.forEach(id -> byId.remove(id, slot));
    for (Fingerprint alias : slot.aliases) {
      Set<Slot> about = byAlias.get(alias);
      if (about != null && about.remove(slot) && about.isEmpty()) {
        byAlias.remove(alias);
      }
    }
  }

  /** It is over. */
  void finish(Slot slot) {
    remove(slot);
    remember(new InboxRecord.Known(slot.ids, slot.aliases, slot.entry.receivedAt()));
  }

  /** Forgets now and then what is over and came longer ago than that. */
  void expire(Instant now, Duration retention) {
    if (expiredAt == null || expiredAt.plus(BETWEEN_EXPIRIES).isBefore(now)) {
      expiredAt = now;
      ids.expire(now.minus(retention));
      aliases.expire(now.minus(retention));
    }
  }

  int finished() {
    return ids.size();
  }

  /** How long a log must be at least that tells all of this. */
  long bytes() {
    int known = 64;
    return slotBytes + (long) known * ids.size();
  }

  /** Whether that is news to nobody, and still of use. */
  boolean remembers(InboxRecord.Known known, Instant since) {
    return known.ids().stream().anyMatch(id -> ids.contains(id, since));
  }
}

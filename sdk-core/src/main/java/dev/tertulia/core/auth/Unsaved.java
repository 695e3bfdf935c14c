package dev.tertulia.core.auth;

import dev.tertulia.core.auth.Ledger.Seen;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A new pair that the store did not take: kept in memory, and in the store of last resort, until it
 * does.
 */
final class Unsaved {
  private static final Logger LOG = LoggerFactory.getLogger("dev.tertulia.auth");
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final OAuthCredentials shop;
  private final String resource;
  private boolean replayed;
  private Round.@Nullable Saving saving;
  private long arrivedAt;
  private int tries;
  private boolean alarmed;

  Unsaved(OAuthCredentials shop, String resource) {
    this.shop = shop;
    this.resource = resource;
  }

  synchronized Round.@Nullable Saving saving() {
    return saving;
  }

  synchronized long arrivedAt() {
    return saving == null ? shop.time().ticks() : arrivedAt;
  }

  void keep(Round.Saving pair, long arrived, Grant kept, Throwable cause) {
    synchronized (this) {
      tries++;
      if (pair.equals(saving)) {
        return;
      }
      saving = pair;
      arrivedAt = arrived;
    }
    Ledger last = shop.lastResort();
    boolean safe = last != null && put(last, pair, arrived);
    LOG.error(
        "a new token pair is {} only: the token store failed: {}",
        safe ? "in the store of last resort" : "in memory",
        cause.getClass().getName());
    shop.tellUnsaved(resource, kept, "the token store failed: " + cause.getClass().getName());
  }

  private boolean put(Ledger last, Round.Saving pair, long arrived) {
    Duration age = Duration.ofNanos(shop.time().ticks() - arrived);
    Grant.Ticket ticket = pair.asked().grant().ticket();
    try {
      var unused =
          last.update(
              resource,
              (before, now) ->
                  before.withOrphan(
                      new Grant.Orphan(ticket, new Grant.Held(pair.pair(), now.minus(age), 0))));
      return true;
    } catch (RuntimeException | Error e) {
      LOG.error("the store of last resort failed: {}", e.getClass().getName());
      return false;
    }
  }

  /** Tries again after a while; one alarm at a time. */
  void later(Runnable again) {
    Duration pause;
    synchronized (this) {
      if (alarmed) {
        return;
      }
      alarmed = true;
      pause = Duration.ofSeconds(1L << Math.min(tries - 1, 10));
    }
    var unused =
        shop.time()
            .schedule(
                pause.compareTo(LONGEST) < 0 ? pause : LONGEST,
                () -> {
                  synchronized (this) {
                    alarmed = false;
                  }
                  again.run();
                });
  }

  /** The store has taken what there was. */
  void saved() {
    Round.Saving done;
    synchronized (this) {
      done = saving;
      saving = null;
      tries = 0;
    }
    Ledger last = shop.lastResort();
    if (done != null && last != null) {
      drop(last, done.pair());
    }
  }

  private void drop(Ledger last, TokenPair pair) {
    try {
      var unused = last.update(resource, (before, now) -> before.withoutOrphan(pair));
    } catch (RuntimeException | Error e) {
      // Found again at the next start, and then known to be stored already.
      LOG.warn("the store of last resort failed: {}", e.getClass().getName());
    }
  }

  /** Puts into the store what an earlier life of this program could not. */
  void replay() {
    Ledger last = shop.lastResort();
    if (last == null || replayed) {
      return;
    }
    Seen kept;
    try {
      kept = last.update(resource, (before, now) -> before);
    } catch (RuntimeException | Error e) {
      // What is there stays there; a store that works must not wait for one that does not.
      LOG.warn("the store of last resort failed: {}", e.getClass().getName());
      return;
    }
    for (Grant.Orphan orphan : kept.grant().orphans()) {
      Instant obtained = orphan.held().obtainedAt();
      Duration age = Duration.between(obtained, kept.now());
      TokenPair pair = orphan.held().pair();
      var unused =
          shop.ledger()
              .update(
                  resource, (before, now) -> before.saved(orphan.ticket(), pair, age, false, now));
      drop(last, pair);
    }
    replayed = true;
  }
}

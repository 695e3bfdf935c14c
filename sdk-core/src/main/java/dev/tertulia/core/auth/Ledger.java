package dev.tertulia.core.auth;

import dev.tertulia.core.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A token store that speaks of grants: names the keys, opens and seals, reads and writes. */
final class Ledger {
  private static final Logger LOG = LoggerFactory.getLogger("dev.tertulia.auth");

  private final TokenStore store;
  private final @Nullable TokenCipher cipher;
  private final String identity;
  private final Timekeeper time;

  Ledger(TokenStore store, @Nullable TokenCipher cipher, String identity, Timekeeper time) {
    this.store = store;
    this.cipher = cipher;
    this.identity = identity;
    this.time = time;
  }

  /** How a grant changes. Pure; may be called more than once. */
  @FunctionalInterface
  interface Change {
    Grant apply(Grant before, Instant now);
  }

  /**
   * A grant as it stood in the store.
   *
   * @param now by the store's clock
   * @param ticks by ours, not later than that: so no token seems to live longer than it does
   */
  record Seen(Grant grant, Instant now, long ticks) {
    /** What the store's clock shows later, whatever anybody does to the clock of this machine. */
    Instant nowAt(long later) {
      return now.plus(ago(later));
    }

    Duration ago(long later) {
      return Duration.ofNanos(later - ticks);
    }
  }

  Seen update(String resource, Change change) {
    String key = identity + "/" + resource;
    long ticks = time.ticks();
    var seen = new Seen[1];
    String stored =
        store.update(
            key,
            (entry, now) -> {
              Grant before = read(entry, key);
              Grant after = change.apply(before, now);
              seen[0] = new Seen(after, now, ticks);
              return after.equals(before) ? entry : write(after, key);
            });
    if (cipher != null && isPlain(stored)) {
      seal(key);
    }
    return Objects.requireNonNull(seen[0], "the token store did not call the change");
  }

  /**
   * Seals what was stored before sealing was switched on; left for another time while somebody is
   * at work on it, who may know of no seal, or if the store does not take it.
   */
  private void seal(String key) {
    try {
      var unused =
          store.update(
              key,
              (entry, now) -> {
                if (!isPlain(entry)) {
                  return entry;
                }
                Grant grant = read(entry, key);
                return grant.lease() == null ? write(grant, key) : entry;
              });
    } catch (RuntimeException | Error e) {
      LOG.warn("an entry could not be sealed: {}", e.getClass().getName());
    }
  }

  private static boolean isPlain(@Nullable String entry) {
    return entry != null && entry.startsWith("{");
  }

  private Grant read(@Nullable String entry, String key) {
    if (entry == null) {
      return Grant.ABSENT;
    }
    if (isPlain(entry)) {
      return GrantText.read(entry);
    }
    if (cipher == null) {
      throw GrantText.unreadable("one that is sealed");
    }
    return GrantText.read(cipher.open(entry, key));
  }

  private @Nullable String write(Grant grant, String key) {
    if (grant.equals(Grant.ABSENT)) {
      return null;
    }
    String text = GrantText.write(grant);
    return cipher == null ? text : cipher.seal(text, key);
  }
}

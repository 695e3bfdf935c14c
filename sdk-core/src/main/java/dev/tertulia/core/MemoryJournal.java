package dev.tertulia.core;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Forgets everything with the program. */
final class MemoryJournal implements Journal {
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final Set<String> claimed = ConcurrentHashMap.newKeySet();

  @Override
  public Optional<Claim> claim(String key) {
    return claimed.add(key) ? Optional.of(new Held(key)) : Optional.empty();
  }

  @Override
  public int forget(Instant before) {
    int forgotten = 0;
    for (String key : List.copyOf(entries.keySet())) {
      if (claimed.add(key)) {
        Entry entry = entries.get(key);
        if (entry != null && entry.settled() && entry.until().isBefore(before)) {
          entries.remove(key);
          forgotten++;
        }
        claimed.remove(key);
      }
    }
    return forgotten;
  }

  @Override
  public void close() {
    claimed.clear();
  }

  @Override
  public String toString() {
    return "Journal[in memory, " + entries.size() + " keys]";
  }

  private final class Held implements Claim {
    private final String key;
    private boolean closed;

    Held(String key) {
      this.key = key;
    }

    @Override
    public Optional<Entry> entry() {
      return Optional.ofNullable(entries.get(key));
    }

    @Override
    public void write(Entry entry) {
      if (closed) {
        throw new IllegalStateException("the claim is closed");
      }
      entries.put(key, entry);
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        claimed.remove(key);
      }
    }
  }
}

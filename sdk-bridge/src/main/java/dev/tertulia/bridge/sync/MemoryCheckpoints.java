package dev.tertulia.bridge.sync;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Checkpoints by name. */
final class MemoryCheckpoints implements CheckpointStore {
  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final Set<String> claimed = new HashSet<>();

  @Override
  public synchronized Optional<Claim> claim(String name) {
    return claimed.add(name) ? Optional.of(new Held(name)) : Optional.empty();
  }

  private synchronized void release(String name) {
    claimed.remove(name);
  }

  private final class Held implements Claim {
    private final String name;
    private final AtomicBoolean closed = new AtomicBoolean();

    Held(String name) {
      this.name = name;
    }

    @Override
    public Optional<String> read() {
      return Optional.ofNullable(texts.get(name));
    }

    @Override
    public void save(String text) {
      texts.put(name, text);
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        release(name);
      }
    }
  }
}

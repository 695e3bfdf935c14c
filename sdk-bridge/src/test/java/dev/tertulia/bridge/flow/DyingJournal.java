package dev.tertulia.bridge.flow;

import dev.tertulia.core.Journal;
import java.time.Instant;
import java.util.Optional;

/** A journal whose program dies when it writes, before anything is written. */
final class DyingJournal implements Journal {
  private final Journal real;
  boolean dies;

  DyingJournal(Journal real) {
    this.real = real;
  }

  @Override
  public Optional<Claim> claim(String key) {
    return real.claim(key).map(Dying::new);
  }

  @Override
  public int forget(Instant before) {
    return real.forget(before);
  }

  @Override
  public void close() {
    real.close();
  }

  private final class Dying implements Claim {
    private final Claim claim;

    Dying(Claim claim) {
      this.claim = claim;
    }

    @Override
    public Optional<Entry> entry() {
      return claim.entry();
    }

    @Override
    public void write(Entry entry) {
      if (dies) {
        throw new Error("killed");
      }
      claim.write(entry);
    }

    @Override
    public void close() {
      claim.close();
    }
  }
}

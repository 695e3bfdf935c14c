package dev.tertulia.examples.customerjourney;

import dev.tertulia.core.Journal;
import java.time.Instant;
import java.util.Optional;

/** A journal whose writing is watched. */
record WatchedJournal(Journal real, Watch watch) implements Journal {

  @Override
  public Optional<Claim> claim(String key) {
    return real.claim(key).map(claim -> new WatchedClaim(claim, watch));
  }

  @Override
  public int forget(Instant before) {
    return real.forget(before);
  }

  @Override
  public void close() {
    real.close();
  }

  private record WatchedClaim(Claim real, Watch watch) implements Claim {

    @Override
    public Optional<Entry> entry() {
      return real.entry();
    }

    @Override
    public void write(Entry entry) {
      watch.step();
      real.write(entry);
      watch.step();
    }

    @Override
    public void close() {
      real.close();
    }
  }
}

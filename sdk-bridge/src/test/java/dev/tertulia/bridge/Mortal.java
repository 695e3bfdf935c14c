package dev.tertulia.bridge;

import dev.tertulia.core.Journal;
import java.time.Instant;
import java.util.Optional;

/** A journal whose program is killed at a chosen write, before or after it is on the disk. */
public final class Mortal implements Journal {
  private final Journal journal = Journal.inMemory();
  private int writes;
  private int deadly = Integer.MAX_VALUE;
  private boolean before;

  /** Stands for the program being killed: nobody catches it, nothing is written down. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Dies at a write to come.
   *
   * @param write 1 for the next
   * @param beforeIt whether nothing of it is written
   */
  public void diesAt(int write, boolean beforeIt) {
    deadly = writes + write;
    before = beforeIt;
  }

  /** How many there were. */
  public int writes() {
    return writes;
  }

  @Override
  public Optional<Claim> claim(String key) {
    return journal.claim(key).map(Watched::new);
  }

  @Override
  public int forget(Instant moment) {
    return journal.forget(moment);
  }

  @Override
  public void close() {
    journal.close();
  }

  private final class Watched implements Claim {
    private final Claim claim;

    Watched(Claim claim) {
      this.claim = claim;
    }

    @Override
    public Optional<Entry> entry() {
      return claim.entry();
    }

    @Override
    public void write(Entry entry) {
      boolean last = ++writes == deadly;
      if (last && before) {
        throw new Killed();
      }
      claim.write(entry);
      if (last) {
        throw new Killed();
      }
    }

    @Override
    public void close() {
      claim.close();
    }
  }
}

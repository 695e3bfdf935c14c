package dev.tertulia.conversations;

import dev.tertulia.core.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A journal whose program can die before and after each step. */
final class Dying implements Journal {
  private final Journal real;
  private final Fuse fuse;
  private final List<Claim> held = new ArrayList<>();
  private int failing = Integer.MAX_VALUE;
  private int writes;
  private Runnable meanwhile = () -> {};

  /** Not an exception that anyone would handle. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  Dying(Journal real, Fuse fuse) {
    this.real = real;
    this.fuse = fuse;
  }

  /** That write fails as on a full disk. */
  Dying failingAtWrite(int number) {
    failing = number;
    return this;
  }

  /** Something happens while it writes. */
  Dying meanwhile(Runnable happening) {
    meanwhile = happening;
    return this;
  }

  /** What the operating system does when a program has died. */
  void released() {
    held.forEach(Claim::close);
  }

  @Override
  public Optional<Claim> claim(String key) {
    fuse.point();
    Optional<Claim> claim = real.claim(key);
    claim.ifPresent(held::add);
    return claim.map(Mortal::new);
  }

  @Override
  public int forget(Instant before) {
    return real.forget(before);
  }

  @Override
  public void close() {
    real.close();
  }

  private final class Mortal implements Claim {
    private final Claim claim;

    Mortal(Claim claim) {
      this.claim = claim;
    }

    @Override
    public Optional<Entry> entry() {
      return claim.entry();
    }

    @Override
    public void write(Entry entry) {
      fuse.point();
      if (++writes == failing) {
        throw new UncheckedIOException(new IOException("no space left"));
      }
      claim.write(entry);
      meanwhile.run();
      fuse.point();
    }

    @Override
    public void close() {
      if (!fuse.burnt()) {
        claim.close();
      }
    }
  }
}

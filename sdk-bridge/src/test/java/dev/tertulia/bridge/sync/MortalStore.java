package dev.tertulia.bridge.sync;

import java.util.Optional;

/** A store whose program can die before and after each save. */
final class MortalStore implements CheckpointStore {
  private final CheckpointStore real;
  Fuse fuse = Fuse.none();

  MortalStore(CheckpointStore real) {
    this.real = real;
  }

  @Override
  public Optional<Claim> claim(String name) {
    fuse.point();
    return real.claim(name).map(Mortal::new);
  }

  private final class Mortal implements Claim {
    private final Claim claim;

    Mortal(Claim claim) {
      this.claim = claim;
    }

    @Override
    public Optional<String> read() {
      return claim.read();
    }

    @Override
    public void save(String text) {
      fuse.point();
      claim.save(text);
      fuse.point();
    }

    /** The operating system does that for the dead. */
    @Override
    public void close() {
      claim.close();
    }
  }
}

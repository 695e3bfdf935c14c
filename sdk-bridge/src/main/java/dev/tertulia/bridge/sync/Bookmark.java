package dev.tertulia.bridge.sync;

import dev.tertulia.bridge.sync.SyncStoppedException.Reason;
import dev.tertulia.core.InvalidRequestException;
import java.time.Duration;
import java.util.Optional;

/**
 * A run's hold on its checkpoint. Locks can fail between machines, and leases run out; so each run
 * takes a number, and stops when it finds anything but its own last words.
 */
final class Bookmark implements AutoCloseable {
  private final CheckpointStore.Claim claim;
  private final String name;
  private Checkpoint now;
  private String text = "";

  private Bookmark(CheckpointStore.Claim claim, String name, Checkpoint now) {
    this.claim = claim;
    this.name = name;
    this.now = now;
  }

  static Bookmark take(CheckpointStore store, String name, Duration length) {
    CheckpointStore.Claim claim =
        store
            .claim(name)
            .orElseThrow(
                () ->
                    new SyncStoppedException(
                        Reason.OTHER_WRITER, name, "another run holds the checkpoint", null));
    boolean taken = false;
    try {
      var bookmark = new Bookmark(claim, name, Checkpoint.none(name, length));
      Checkpoint before = bookmark.stored().orElse(bookmark.now);
      bookmark.write(before.epoch(before.epoch() + 1));
      taken = true;
      return bookmark;
    } finally {
      if (!taken) {
        claim.close();
      }
    }
  }

  Checkpoint now() {
    return now;
  }

  void save(Checkpoint next) {
    if (!text.equals(claim.read().orElse(""))) {
      stored();
      throw new SyncStoppedException(
          Reason.OTHER_WRITER, name, "another run has taken the checkpoint over", null);
    }
    write(next);
  }

  private void write(Checkpoint next) {
    String line = CheckpointText.write(next);
    claim.save(line);
    text = line;
    now = next;
  }

  private Optional<Checkpoint> stored() {
    return claim.read().map(this::read);
  }

  private Checkpoint read(String text) {
    try {
      return CheckpointText.read(text, name);
    } catch (InvalidRequestException e) {
      throw new SyncStoppedException(
          Reason.UNREADABLE_CHECKPOINT, name, "cannot go on from its " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    claim.close();
  }
}

package dev.tertulia.bridge.sync;

import dev.tertulia.bridge.sync.SyncStoppedException.Reason;
import dev.tertulia.core.InvalidRequestException;
import java.time.Duration;
import java.util.Optional;

/**
 * A run's hold on its checkpoint. Locks can fail between machines, and leases run out; so each run
 * takes a number, and stops when it finds another's in its place.
 */
final class Bookmark implements AutoCloseable {
  private final CheckpointStore.Claim claim;
  private final String name;
  private Checkpoint now;

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
    try {
      var bookmark = new Bookmark(claim, name, Checkpoint.none(name, length));
      Checkpoint before = bookmark.stored().orElse(bookmark.now);
      bookmark.now = before.epoch(before.epoch() + 1);
      claim.save(CheckpointText.write(bookmark.now));
      return bookmark;
    } catch (RuntimeException e) {
      claim.close();
      throw e;
    }
  }

  Checkpoint now() {
    return now;
  }

  void save(Checkpoint next) {
    long found = stored().map(Checkpoint::epoch).orElse(0L);
    if (found != now.epoch()) {
      throw new SyncStoppedException(
          Reason.OTHER_WRITER, name, "another run has taken the checkpoint over", null);
    }
    claim.save(CheckpointText.write(next));
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

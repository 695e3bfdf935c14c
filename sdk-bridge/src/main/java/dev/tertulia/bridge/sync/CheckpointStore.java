package dev.tertulia.bridge.sync;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a {@link Sync} remembers how far it has come. Safe for use by several threads.
 *
 * <p>To implement it on a store of your own: one row for each name, holding the latest text, and a
 * lock or a lease on it. A store whose leases can run out needs nothing more: a sync looks before
 * each save whether another writer has come in between.
 */
public interface CheckpointStore {

  /**
   * Takes a sync's checkpoint for this run alone; empty while another run holds it. Never waits.
   *
   * @param name the sync's
   */
  Optional<Claim> claim(String name);

  /** A store that dies with the program. */
  static CheckpointStore inMemory() {
    return new MemoryCheckpoints();
  }

  /**
   * A file for one sync. Each checkpoint replaces the one before as a whole, and is on the disk
   * when {@link Claim#save} returns. A second file beside it, ending in {@code .lock}, keeps other
   * programs out. Both are readable by their owner only, where the file system knows owners. It
   * must be a local file system, or one whose locks work between machines.
   *
   * <p>To have everything read again, delete the file.
   */
  static CheckpointStore inFile(Path file) {
    return new FileCheckpoints(file);
  }

  /** The right to write a checkpoint. */
  interface Claim extends AutoCloseable {

    /** The text saved last; empty if there never was one. */
    Optional<String> read();

    /**
     * Replaces the text. When it returns, the text is durable; killed before that, the old or the
     * new one stands there, whole.
     */
    void save(String text);

    /** Lets the next run in. Never throws; safe to call twice. */
    @Override
    void close();
  }
}

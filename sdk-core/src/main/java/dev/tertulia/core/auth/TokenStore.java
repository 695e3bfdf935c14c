package dev.tertulia.core.auth;

import dev.tertulia.core.Timekeeper;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where grants are kept: a text for each key, changed atomically by one verb. Whoever shares a
 * store, in however many programs, shares the grants in it. Safe for use by several threads.
 *
 * <p>A store need not know what it keeps. The text holds single-use refresh tokens unless a {@link
 * TokenCipher} has sealed it, so it belongs where only this program can read.
 *
 * <p>To implement it on a store of your own: a table of two columns and a lock on the row, or a
 * compare-and-set that is repeated until it holds. Run {@code TokenStoreContract} of sdk-testing on
 * it: it says all of this in tests.
 */
public interface TokenStore {

  /**
   * Reads the entry of a key, changes it and keeps the result, as if nobody else were at that key
   * meanwhile. <b>Durable before it returns</b>: a program killed at any later moment, or a machine
   * that loses its power, still finds it.
   *
   * <p>A change that answers the text it was given needs no writing. One that throws changes
   * nothing, and what it throws comes out of here as it is.
   *
   * @param key up to 500 characters; not secret, but it can name a customer's account
   * @param change may be called more than once, the last call counts
   * @return what is stored now; null for nothing
   * @throws RuntimeException any, if the store fails. The change may be stored even so: whoever
   *     catches it asks again
   */
  @Nullable String update(String key, Change change);

  /** What becomes of an entry. A pure function: it must not block, wait, or use a store. */
  @FunctionalInterface
  interface Change {

    /**
     * The new text of an entry.
     *
     * @param entry what is stored; null for nothing
     * @param now by the store's own clock, the same one for everybody who shares it. It may be set,
     *     but two programs never see two of them
     * @return what to store; null for nothing
     */
    @Nullable String apply(@Nullable String entry, Instant now);
  }

  /** A store that dies with the program: for tests, and where tokens are had again at no cost. */
  static TokenStore inMemory() {
    return inMemory(Timekeeper.system());
  }

  /** The same on another clock, for tests. */
  static TokenStore inMemory(Timekeeper time) {
    return new MemoryTokenStore(time);
  }

  /**
   * A store in a folder of this machine, one small file for each key. Several programs, and several
   * stores of one program, may use one folder at the same time.
   *
   * <p>The folder is made if it is not there, readable by its owner only, and refused if others can
   * read it, where the file system knows owners. Files are named by the SHA-256 of the key. It must
   * be a local file system, or one whose locks work between machines with clocks that agree. {@link
   * #update} holds up an interrupted thread as long as any other, which is milliseconds.
   *
   * @throws dev.tertulia.core.InvalidRequestException if others can read the folder
   * @throws java.io.UncheckedIOException if it cannot be made or written
   */
  static TokenStore inFolder(Path folder) {
    return inFolder(folder, Timekeeper.system());
  }

  /** The same on another clock, for tests. */
  static TokenStore inFolder(Path folder, Timekeeper time) {
    return FolderTokenStore.open(folder, time);
  }
}

package dev.tertulia.core;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was begun and how it ended, so that a program that is killed and started again
 * does nothing twice. Safe for use by several threads.
 *
 * <p>Whoever is about to do something claims its key, looks what stands there, writes an intent,
 * does it, and writes how it ended:
 *
 * <pre>{@code
 * try (Journal.Claim claim = journal.claim("invoice-4711").orElseThrow()) {
 *   if (claim.entry().isEmpty()) {
 *     claim.write(intent);
 *     claim.write(intent.done(pay(), time.now()));
 *   }
 * }
 * }</pre>
 *
 * <p>It stores what is written and a key it can find again, nothing else: an {@link Entry} holds a
 * fingerprint, times and a note, and whoever writes notes keeps what is personal out of them.
 *
 * <p>To implement it on a store of your own: one row for each key, holding the latest entry.
 */
public interface Journal extends AutoCloseable {

  /**
   * Takes a key for this caller alone; empty while another holds it, in whatever thread, client or
   * program works with the same journal. Never waits for the other.
   *
   * <p>A claim ends when it is closed, or with the program that held it. A store that cannot see a
   * program die lets claims run out instead; it then keeps each one at least until {@link
   * Entry#until()} of the intent written under it.
   */
  Optional<Claim> claim(String key);

  /**
   * Forgets what was done or refused before that moment, so that the journal does not grow for
   * ever; a forgotten key counts as never used. What is unresolved stays.
   *
   * @return how many keys
   */
  int forget(Instant before);

  /** Ends all claims and lets go of what the journal holds open. */
  @Override
  void close();

  /** A journal that dies with the program: for tests, and where only repeats within it matter. */
  static Journal inMemory() {
    return new MemoryJournal();
  }

  /**
   * A journal in a folder of this machine, one small file for each key. It survives the program
   * being killed at any point: each entry is on the disk before {@link Claim#write} returns.
   *
   * <p>Several programs may use one folder at the same time. Within one program make one journal
   * for it, share it, and leave its files alone. The folder and its files are readable by their
   * owner only, where the file system knows owners. Files are named by the SHA-256 of the key; the
   * key is not stored. It must be a local file system, or one whose locks work between machines.
   *
   * @throws InvalidRequestException if this program has the folder open as a journal already
   * @throws java.io.UncheckedIOException if the folder cannot be made or written
   */
  static Journal inFolder(Path folder) {
    return FolderJournal.open(folder);
  }

  /**
   * The SHA-256 of a text, in hexadecimal digits: recognises it without storing it. Mix in what
   * others cannot guess, or they find a short text by trying.
   */
  static String fingerprint(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A key that nobody else can work with until this is closed. Belongs to one thread. */
  interface Claim extends AutoCloseable {

    /** What was written last; empty if nothing was. */
    Optional<Entry> entry();

    /**
     * Puts that in the place of what stands there. Durable when it returns: a program killed at any
     * later moment, or a machine that loses its power, still finds it. Killed before that, either
     * entry may stand there, whole.
     *
     * @throws IllegalStateException if the claim is closed, or has run out
     */
    void write(Entry entry);

    /** Lets the next one at the key. Never throws; safe to call twice. */
    @Override
    void close();
  }

  /** How far something has come. */
  enum State {
    /** It was begun. Whoever finds this while holding the claim knows that its writer died. */
    INTENT,
    /** It happened. */
    DONE,
    /** It did not happen, and may be begun again. */
    REFUSED,
    /** It was begun, and whoever did it never learnt whether it happened. */
    DOUBTFUL
  }

  /**
   * What stands under a key.
   *
   * @param state how far it has come
   * @param fingerprint of what is to be done: tells another use of the same key
   * @param begunAt when it was begun
   * @param until the last moment at which it can have been under way: a promise of who writes an
   *     intent, knowledge in the other states
   * @param note the result of what is done, or what is known of what is doubtful; null for none
   */
  record Entry(
      State state, String fingerprint, Instant begunAt, Instant until, @Nullable String note) {

    /** Something begun now, that will not be under way any longer than that. */
    public static Entry intent(String fingerprint, Instant begunAt, Instant until) {
      return new Entry(State.INTENT, fingerprint, begunAt, until, null);
    }

    /** The same, done, with its result. */
    public Entry done(String result, Instant at) {
      return new Entry(State.DONE, fingerprint, begunAt, at, result);
    }

    /** The same, certain not to have happened. */
    public Entry refused(Instant at) {
      return new Entry(State.REFUSED, fingerprint, begunAt, at, null);
    }

    /** The same, ended without an answer. */
    public Entry doubtful(String known, Instant at) {
      return new Entry(State.DOUBTFUL, fingerprint, begunAt, at, known);
    }

    /** Whether nobody needs to look into it any more. */
    public boolean settled() {
      return state == State.DONE || state == State.REFUSED;
    }

    @Override
    public String toString() {
      return "Entry[" + state + ", begunAt=" + begunAt + ", until=" + until + "]";
    }
  }
}

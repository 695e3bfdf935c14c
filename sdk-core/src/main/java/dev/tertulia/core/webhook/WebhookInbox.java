package dev.tertulia.core.webhook;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Timekeeper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where events wait for their handlers: stored before they are acknowledged, handled afterwards,
 * remembered so that none is handled again. The only way to handlers. Safe for use by several
 * threads.
 *
 * <p>A {@link WebhookReceiver} puts events in, a {@link WebhookDispatcher} takes them out, and you
 * look after what was set aside:
 *
 * <pre>{@code
 * for (InboxEntry parked : inbox.list(InboxEntry.State.PARKED, 100)) {
 *   inbox.replay(parked.key());
 * }
 * }</pre>
 *
 * <p>To implement it on a store of your own: a table with the columns of {@link InboxEntry}, each
 * id unique, and claims that run out if their owner dies.
 */
public interface WebhookInbox extends AutoCloseable {

  /**
   * Stores those that did not come before, as {@link Arrival} tells. When it returns, they are as
   * safe as this inbox makes them, and so are those that were there before.
   *
   * @return how many were new
   * @throws RuntimeException if that cannot be promised: it is full, closed, broken or too slow.
   *     Some may be stored nevertheless; storing them again does no harm
   */
  int store(List<InboxEntry> entries);

  /** Whether an event that is stored or remembered has that id or alias. */
  boolean knows(String id);

  /**
   * Takes the next one to be handled, for this caller alone, and counts the attempt: WAITING, due,
   * and no other event of its order key claimed or waiting to be tried again. Among the events of
   * an order key it is the one that happened first. The claim ends with {@link #settle}, or with
   * the program.
   *
   * @throws RuntimeException if the attempt cannot be written down; then nothing is claimed
   */
  Optional<InboxEntry> claim(Instant now);

  /**
   * Writes down how a claimed one ended: {@link InboxEntry#done}, {@link InboxEntry#again} or
   * {@link InboxEntry#parked}. Durable when it returns.
   *
   * @throws RuntimeException if it cannot be written down. Until the program ends it counts all the
   *     same
   */
  void settle(InboxEntry entry);

  /** When the next one becomes due that nobody has claimed; empty if none waits. */
  Optional<Instant> nextDue();

  /** Calls that, quickly, whenever there may be something to claim earlier than it was known. */
  void onArrival(Runnable listener);

  /** Calls that no more. */
  void forget(Runnable listener);

  /** The oldest of those in a state, with their content; none for DONE, whose content is gone. */
  List<InboxEntry> list(InboxEntry.State state, int limit);

  /** How many are in a state; for DONE, how many ids are remembered. */
  int count(InboxEntry.State state);

  /**
   * Lets one that is set aside be handled after all, from its first attempt on; also one that waits
   * for its next attempt, at once.
   *
   * @return whether there is such a one
   */
  boolean replay(String key);

  /**
   * Gives up one that is set aside: its content goes, what it is known by stays remembered.
   *
   * @return whether there is such a one
   */
  boolean discard(String key);

  /** How long ids are remembered. */
  Duration retention();

  /** Takes nothing more, and lets go of what it holds open. Safe to call twice. */
  @Override
  void close();

  /** An inbox that dies with the program, for tests. */
  static WebhookInbox inMemory() {
    return inMemory(InboxLimits.standard(), Timekeeper.system());
  }

  /** The same within those limits, on that clock. */
  static WebhookInbox inMemory(InboxLimits limits, Timekeeper time) {
    return new StoredInbox(limits, time, EventLog.inMemory(), new Contents());
  }

  /**
   * An inbox in a folder of this machine, with the standard limits; see {@link #inFolder(Path,
   * InboxLimits, Timekeeper)}.
   */
  static WebhookInbox inFolder(Path folder) {
    return inFolder(folder, InboxLimits.standard(), Timekeeper.system());
  }

  /**
   * An inbox in a folder of this machine. What was stored survives the program being killed at any
   * point and the machine losing its power, as far as the disk keeps what it says it has written.
   *
   * <p>One program at a time, on a local file system. The folder and its files are readable by
   * their owner only, where the file system knows owners; they hold the events as they came.
   *
   * @throws InvalidRequestException if this program or another one has it open
   *     <p>What a dying program or machine left half written was acknowledged to nobody, and is cut
   *     off. Anything else that cannot be read was promised to be kept: then nothing is opened, and
   *     the message names the file; see {@link #salvage}.
   * @throws java.io.UncheckedIOException if it cannot be read or written, or is damaged
   */
  static WebhookInbox inFolder(Path folder, InboxLimits limits, Timekeeper time) {
    return FolderInbox.open(folder, limits, time);
  }

  /**
   * Makes a damaged inbox usable again: what can be read stays, what cannot is set aside in files
   * beside it that end in {@code .damaged}. Events may be lost with it, and others come back that
   * were handled already, so ask the service for what happened meanwhile ({@link
   * WebhookReceiver#offer}). Does nothing to a sound one.
   *
   * @return how many bytes were set aside
   * @throws InvalidRequestException if this program or another one has it open
   * @throws java.io.UncheckedIOException if it cannot be read or written
   */
  static long salvage(Path folder) {
    return Salvage.of(folder);
  }
}

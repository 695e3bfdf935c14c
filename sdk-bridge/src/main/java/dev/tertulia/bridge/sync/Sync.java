package dev.tertulia.bridge.sync;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Paged;
import dev.tertulia.core.Timekeeper;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A description of what is carried from where to where: pages of a source, the rows that are
 * wanted, what becomes of each, batches, a sink.
 *
 * <p>{@link #run} does it, on the caller's thread. A run that is stopped at any point, even by the
 * end of its program, is gone on with by the next: a checkpoint is written after the batch, never
 * before. So each row reaches the sink at least once, and a few twice; see {@link Sink}. Rows that
 * were deleted at the source stay in the sink.
 *
 * <p>Read with a client in the batch lane, {@code client.with(Resilience.batch())}, and people's
 * clicks go first.
 *
 * <p>Immutable; two runs on one checkpoint never work at the same time.
 *
 * <pre>{@code
 * Report report =
 *     Sync.named("conversations-to-newsletter")
 *         .reading(client.conversations().search(ConversationQuery.all()))
 *         .keeping(conversation -> conversation.email() != null)
 *         .mapping(conversation -> Subscriber.of(conversation.email()))
 *         .writing(500, Sink.allOf(newsletter::addAll))
 *         .rememberingIn(CheckpointStore.inFile(Path.of("sync.json")))
 *         .run(); // stopped half way? run it again: it goes on from there
 * }</pre>
 */
public final class Sync<S, T> {
  private final String name;
  private final Source<S> source;
  private final Predicate<? super S> keep;
  private final Function<? super S, ? extends @Nullable T> map;
  private final @Nullable Writing<T> writing;
  private final SyncOptions options;

  private record Writing<T>(int batchSize, Sink<T> sink) {}

  private Sync(
      String name,
      Source<S> source,
      Predicate<? super S> keep,
      Function<? super S, ? extends @Nullable T> map,
      @Nullable Writing<T> writing,
      SyncOptions options) {
    this.name = name;
    this.source = source;
    this.keep = keep;
    this.map = map;
    this.writing = writing;
    this.options = options;
  }

  /** The beginning of a description: a name, which its checkpoint and its dead letters bear. */
  public static Named named(String name) {
    if (name.isBlank() || name.length() > 200) {
      throw new InvalidRequestException("Sync.named", "1 to 200 characters", "" + name.length());
    }
    return new Named(name);
  }

  /** A sync that knows its name only. */
  public static final class Named {
    private final String name;

    private Named(String name) {
      this.name = name;
    }

    /** Reads a list from its beginning to its end, as {@link Source#list} says. */
    public <S> Sync<S, S> reading(Paged<S> list) {
      return reading(Source.list(list));
    }

    /** Reads a source. */
    public <S> Sync<S, S> reading(Source<S> source) {
      return new Sync<>(
          name, source, row -> true, Function.identity(), null, SyncOptions.standard());
    }
  }

  /**
   * Only those rows; with several conditions, those that meet all. A row the condition throws at is
   * treated like one that cannot be mapped.
   */
  public Sync<S, T> keeping(Predicate<? super S> condition) {
    Predicate<? super S> before = keep;
    return new Sync<>(
        name, source, row -> before.test(row) && condition.test(row), map, writing, options);
  }

  /**
   * Makes of each row what the sink takes; say it before {@link #writing}. A row at which it
   * throws, or of which it makes null, is put aside; a failure to reach a service it calls, or an
   * {@link java.io.UncheckedIOException}, stops the sync.
   */
  public <U> Sync<S, U> mapping(Function<? super T, ? extends @Nullable U> then) {
    if (writing != null) {
      throw new InvalidRequestException("Sync.mapping", "a place before writing", "one after it");
    }
    Function<? super S, ? extends @Nullable T> before = map;
    return new Sync<>(
        name, source, keep, row -> then.apply(present(before.apply(row))), null, options);
  }

  /** Writes to that sink, at most so many rows at once, from 1 to 10,000. */
  public Sync<S, T> writing(int batchSize, Sink<T> sink) {
    if (batchSize < 1 || batchSize > 10_000) {
      throw new InvalidRequestException("Sync.writing.batchSize", "1 to 10,000", "" + batchSize);
    }
    return new Sync<>(name, source, keep, map, new Writing<>(batchSize, sink), options);
  }

  /** Keeps its checkpoint there; without it, a run of this description forgets with the program. */
  public Sync<S, T> rememberingIn(CheckpointStore store) {
    return with(options.store(store));
  }

  /**
   * Puts aside what cannot be mapped or written, and goes on, as long as it is no more than 1 % of
   * a window and no more than 1000 rows; ten are always allowed. Without it such a row stops the
   * sync.
   */
  public Sync<S, T> deadLetters(DeadLetters letters) {
    return with(options.deadLetters(letters));
  }

  /**
   * Tolerates another number of rows that cannot be mapped or written.
   *
   * @param share of a window's rows, from 0 to 1; ten are always allowed
   * @param most in a window, whatever its size
   */
  public Sync<S, T> tolerating(double share, int most) {
    return with(options.tolerance(new Tolerance(share, most)));
  }

  /** Tells of progress, proofs and refused rows. */
  public Sync<S, T> listener(SyncListener listener) {
    return with(options.listener(listener));
  }

  /** Takes the time from there. */
  public Sync<S, T> timekeeper(Timekeeper time) {
    return with(options.time(time));
  }

  private Sync<S, T> with(SyncOptions others) {
    return new Sync<>(name, source, keep, map, writing, others);
  }

  /**
   * Reads what is to be read, and writes it.
   *
   * @throws SyncStoppedException if going on would lose rows, or another run is at work
   * @throws dev.tertulia.core.PagingException if the source goes round in circles, or loses rows
   * @throws RuntimeException whatever else the source or the sink throws; the next run goes on from
   *     there
   */
  public Report run() {
    writing();
    return SyncRun.of(this);
  }

  String name() {
    return name;
  }

  Source<S> source() {
    return source;
  }

  SyncOptions options() {
    return options;
  }

  boolean keeps(S row) {
    return keep.test(row);
  }

  T map(S row) {
    return present(map.apply(row));
  }

  private static <V> V present(@Nullable V value) {
    if (value == null) {
      throw new IllegalArgumentException("the mapping made null of it");
    }
    return value;
  }

  int batchSize() {
    return writing().batchSize;
  }

  List<Refused> write(List<T> rows) {
    return writing().sink.write(rows);
  }

  private Writing<T> writing() {
    if (writing == null) {
      throw new InvalidRequestException("Sync.run", "a sink, by writing(…)", "none");
    }
    return writing;
  }

  @Override
  public String toString() {
    return "Sync[" + name + "]";
  }
}

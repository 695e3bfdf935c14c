package dev.tertulia.bridge.sync;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Paged;
import dev.tertulia.core.Quota;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link Sync} reads from: a list, or a list for each stretch of time. Immutable, if what
 * it is made of is.
 *
 * <pre>{@code
 * Source.windows(
 *         launch,
 *         window -> messages.export(ExportQuery.all().from(window.from()).until(window.until())),
 *         Message::dateAdded,
 *         Message::id)
 *     .oldestFirst()
 *     .quota(client::quota)
 * }</pre>
 */
public final class Source<S> {
  private final Function<Window, Paged<S>> read;
  private final Function<? super S, ? extends @Nullable Instant> at;
  private final Function<? super S, ? extends @Nullable String> id;
  private final @Nullable Windows windows;
  private final Options options;

  /**
   * How a range of time is divided.
   *
   * @param since where it begins
   * @param first how long the first window is
   * @param settle how long rows may take to show up
   * @param lookback how much is read again in the next run
   */
  record Windows(Instant since, Duration first, Duration settle, Duration lookback) {}

  private record Options(
      boolean oldestFirst,
      @Nullable Duration cursorsLive,
      Function<Window, ? extends @Nullable Long> expected,
      Supplier<? extends @Nullable Quota> quota) {}

  private Source(
      Function<Window, Paged<S>> read,
      Function<? super S, ? extends @Nullable Instant> at,
      Function<? super S, ? extends @Nullable String> id,
      @Nullable Windows windows,
      Options options) {
    this.read = read;
    this.at = at;
    this.id = id;
    this.windows = windows;
    this.options = options;
  }

  /**
   * A list that is read from its beginning to its end by each run. A run that was stopped is gone
   * on with at the list's own cursor; if the service refuses that, the list is read from its
   * beginning.
   */
  public static <S> Source<S> list(Paged<S> list) {
    return new Source<>(
        window -> list,
        row -> null,
        row -> {
          Object identity = list.identity(row);
          return identity == null ? null : identity.toString();
        },
        null,
        new Options(false, null, window -> null, () -> null));
  }

  /**
   * A list for each stretch of time, so that each run reads only what is new, and a finished
   * stretch can be proven. The newest two minutes are left for later, and each run reads the last
   * ten minutes of the one before again: rows may show up late. The first window is an hour long;
   * then a window is as long as 50 to 200 pages reach.
   *
   * @param since where the range begins; it ends now
   * @param read the rows of a window; it is asked for a second more at either end, because services
   *     differ in whether they include their ends, and what lies outside is dropped
   * @param at the sort value, by which the service chooses too. A row without one belongs to every
   *     window it shows up in. Take the time of the last change to get edited rows again.
   * @param id what tells two rows apart; a row without one is never taken for a repetition
   */
  public static <S> Source<S> windows(
      Instant since,
      Function<Window, Paged<S>> read,
      Function<? super S, ? extends @Nullable Instant> at,
      Function<? super S, ? extends @Nullable String> id) {
    var windows =
        new Windows(since, Duration.ofHours(1), Duration.ofMinutes(2), Duration.ofMinutes(10));
    return new Source<>(
        read, at, id, windows, new Options(false, null, window -> null, () -> null));
  }

  /**
   * The rows of a window come sorted, the least sort value first. Then a window whose cursor has
   * died is gone on with at the last row, instead of being read from its beginning. A list made of
   * several walks is not sorted. A window whose rows come otherwise is reported as suspect.
   */
  public Source<S> oldestFirst() {
    return with(new Options(true, options.cursorsLive, options.expected, options.quota));
  }

  /** A cursor older than that is not tried. Without it every cursor is, and may be refused. */
  public Source<S> cursorsLive(Duration lifetime) {
    return with(new Options(options.oldestFirst, lifetime, options.expected, options.quota));
  }

  /**
   * How many rows a window holds, where the service can tell (null where not); asked when it has
   * been read. Another number than was read makes the window suspect.
   */
  public Source<S> expecting(Function<Window, ? extends @Nullable Long> rows) {
    return with(new Options(options.oldestFirst, options.cursorsLive, rows, options.quota));
  }

  /** What is left of the quota, such as {@code client::quota}, for foretelling the end. */
  public Source<S> quota(Supplier<? extends @Nullable Quota> left) {
    return with(new Options(options.oldestFirst, options.cursorsLive, options.expected, left));
  }

  private Source<S> with(Options others) {
    return new Source<>(read, at, id, windows, others);
  }

  /** The same, beginning with windows that long. */
  public Source<S> firstWindow(Duration length) {
    Windows old = divided("firstWindow");
    if (length.isNegative() || length.isZero()) {
      throw new InvalidRequestException("Source.firstWindow", "some time", "none");
    }
    return divided(new Windows(old.since, length, old.settle, old.lookback));
  }

  /** The same, leaving the newest so much for later. */
  public Source<S> settle(Duration age) {
    Windows old = divided("settle");
    return divided(new Windows(old.since, old.first, notNegative("settle", age), old.lookback));
  }

  /** The same, reading so much of the run before again. */
  public Source<S> lookback(Duration back) {
    Windows old = divided("lookback");
    return divided(new Windows(old.since, old.first, old.settle, notNegative("lookback", back)));
  }

  private Windows divided(String where) {
    if (windows == null) {
      throw new InvalidRequestException("Source." + where, "a source of windows", "a list");
    }
    return windows;
  }

  private Source<S> divided(Windows others) {
    return new Source<>(read, at, id, others, options);
  }

  private static Duration notNegative(String where, Duration duration) {
    if (duration.isNegative()) {
      throw new InvalidRequestException("Source." + where, "no negative time", "one");
    }
    return duration;
  }

  Paged<S> read(Window window) {
    return read.apply(window);
  }

  @Nullable Instant at(S row) {
    return at.apply(row);
  }

  @Nullable String id(S row) {
    return id.apply(row);
  }

  @Nullable Windows windows() {
    return windows;
  }

  boolean sorted() {
    return options.oldestFirst;
  }

  @Nullable Duration cursorsLive() {
    return options.cursorsLive;
  }

  @Nullable Long expected(Window window) {
    return options.expected.apply(window);
  }

  @Nullable Quota quota() {
    return options.quota.get();
  }
}

package dev.tertulia.bridge.sync;

import dev.tertulia.bridge.sync.SyncStoppedException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run: takes the checkpoint, finishes what an earlier run left, and reads what is new.
 *
 * <p>A pass covers the time from the beginning to a fixed moment, window by window; what is closed
 * already is left out, apart from the last minutes, which each pass reads again.
 */
final class SyncRun<S, T> {
  private static final int FEW_PAGES = 50;
  private static final int MANY_PAGES = 200;
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(10_000);

  private final Sync<S, T> sync;
  private final SyncOptions options;
  private final Source<S> source;
  private final Bookmark bookmark;
  private final Pace pace;
  private final List<Proof> proofs = new ArrayList<>();
  private Counts counts = Counts.NONE;

  private SyncRun(Sync<S, T> sync, Bookmark bookmark) {
    this.sync = sync;
    this.options = sync.options();
    this.source = sync.source();
    this.bookmark = bookmark;
    this.pace = new Pace(options.time());
  }

  static <S, T> Report of(Sync<S, T> sync) {
    Source.Windows windows = sync.source().windows();
    Duration first = windows == null ? Duration.ZERO : windows.first();
    try (var bookmark = Bookmark.take(sync.options().store(), sync.name(), first)) {
      return new SyncRun<>(sync, bookmark).run(windows);
    }
  }

  private Report run(Source.@Nullable Windows windows) {
    Reading left = bookmark.now().reading();
    if (left != null && left.window().equals(Window.ALL) != (windows == null)) {
      // The description has changed from a list to windows, or back.
      bookmark.save(bookmark.now().reading(null));
      left = null;
    }
    if (windows == null) {
      read(left == null ? Reading.begin(Window.ALL, Window.ALL) : left, null);
    } else {
      boolean unfinished = bookmark.now().until() != null;
      if (unfinished) {
        finish(windows);
      }
      begin(windows);
      finish(windows);
    }
    return new Report(
        pace.rows(), counts.kept(), counts.written(), counts.refused(), proofs, pace.took());
  }

  private void begin(Source.Windows windows) {
    Instant end = options.time().now().minus(windows.settle());
    Closed closed = bookmark.now().closed();
    Closed stays =
        closed.end().map(last -> closed.reopened(windows.lookback(), last)).orElse(closed);
    bookmark.save(
        bookmark.now().pass(stays, end.isBefore(windows.since()) ? windows.since() : end));
  }

  private void finish(Source.Windows windows) {
    Instant until = bookmark.now().until();
    var span = new Window(windows.since(), until == null ? windows.since() : until);
    pace.from(done(span, null));
    Reading left = bookmark.now().reading();
    if (left != null) {
      read(left, span);
    }
    Optional<Window> gap = bookmark.now().closed().gap(span);
    while (gap.isPresent()) {
      Window open = gap.get();
      Instant end = open.from().plus(bookmark.now().length());
      var window = new Window(open.from(), end.isBefore(open.until()) ? end : open.until());
      read(Reading.begin(window, window.widened(WindowWalk.MARGIN)), span);
      gap = bookmark.now().closed().gap(span);
    }
    bookmark.save(bookmark.now().passed());
  }

  private void read(Reading from, @Nullable Window span) {
    long requests = pace.requests();
    var walk = new WindowWalk<>(sync.name(), source, from, options.time());
    var batches = new Batches<>(sync, from);
    Reading settled = from;
    try {
      for (PageRead<S> page = walk.next(); page != null; page = walk.next()) {
        pace.page(page.rows().size());
        batches.take(page);
        stopIfTooManyAreRefused(batches, page.after());
        settled = settle(batches, settled, span);
      }
      batches.flush();
      stopIfTooManyAreRefused(batches, settled);
      settled = settle(batches, settled, span);
    } finally {
      counts = counts.plus(batches.ever());
    }
    boolean whole = from.cursor() == null;
    close(settled, whole ? pace.requests() - requests : -1);
  }

  private Reading settle(Batches<S, T> batches, Reading before, @Nullable Window span) {
    Reading now = batches.settled();
    if (now == null) {
      return before;
    }
    keep(batches);
    if (now.cursor() != null) {
      bookmark.save(bookmark.now().reading(now));
    }
    Double share = span == null ? null : done(span, now);
    options.tell(l -> l.progressed(pace.progress(now.window(), share, source.quota())));
    return now;
  }

  private void keep(Batches<S, T> batches) {
    List<DeadLetter> letters = batches.letters();
    if (!letters.isEmpty() && options.deadLetters() != null) {
      options.deadLetters().keep(letters);
    }
  }

  private void stopIfTooManyAreRefused(Batches<S, T> batches, Reading at) {
    long rows = at.tally().rows();
    if (options.tolerated().allows(batches.refused(), rows)) {
      return;
    }
    keep(batches);
    bookmark.save(bookmark.now().reading(null));
    throw new SyncStoppedException(
        Reason.TOO_MANY_REFUSED,
        sync.name(),
        batches.refused() + " of " + rows + " rows of " + at.window() + " refused",
        batches.cause());
  }

  private void close(Reading end, long requests) {
    Window window = end.window();
    Tally tally = end.tally();
    Long expected = source.expected(window);
    var suspicions = new ArrayList<String>();
    if (expected != null && expected != tally.distinct()) {
      suspicions.add("the source says " + expected + " rows, and gave " + tally.distinct());
    }
    if (source.sorted() && !end.sorted()) {
      suspicions.add("the rows did not come oldest first");
    }
    var proof =
        new Proof(
            window,
            expected,
            tally.rows(),
            tally.distinct(),
            tally.oldest(),
            tally.newest(),
            tally.hexHash(),
            suspicions);
    Checkpoint now = bookmark.now();
    bookmark.save(
        window.equals(Window.ALL) ? now.reading(null) : now.closed(window, next(window, requests)));
    proofs.add(proof);
    options.tell(listener -> listener.closed(proof));
  }

  /** A window that was cut short, or read in several runs, says nothing about the next. */
  private Duration next(Window window, long requests) {
    Duration length = bookmark.now().length();
    if (requests < 0 || !window.length().equals(length)) {
      return length;
    }
    if (requests < FEW_PAGES) {
      return length.compareTo(LONGEST) < 0 ? length.multipliedBy(2) : length;
    }
    return requests > MANY_PAGES && length.compareTo(SHORTEST) > 0 ? length.dividedBy(2) : length;
  }

  /** The share of the range that is read. */
  private double done(Window span, @Nullable Reading now) {
    Duration closed = bookmark.now().closed().within(span);
    Instant last = now == null ? null : now.last();
    if (now != null && last != null) {
      closed = closed.plus(Duration.between(now.window().from(), last));
    }
    double whole = span.length().toMillis();
    return whole == 0 ? 1 : Math.min(1, closed.toMillis() / whole);
  }
}

package dev.tertulia.bridge.sync;

import dev.tertulia.core.Cursor;
import dev.tertulia.core.Page;
import dev.tertulia.core.Paged;
import dev.tertulia.core.PagingException;
import dev.tertulia.core.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a window from wherever it stands to its end.
 *
 * <p>The list's cursor leads on while it lives. When it is dead, a sorted window goes on at the
 * last sort value, dropping what was given there; any other begins again. Neither is done twice
 * without having brought anything new.
 */
final class WindowWalk<S> {
  /** Nobody has said whether a service includes the moments it is asked for. */
  static final Duration MARGIN = Duration.ofSeconds(1);

  /** A list that goes on for ever and says nothing new. */
  private static final int LONGEST_SILENCE = 1000;

  private static final int REMEMBERED = 100_000;

  private final String name;
  private final Source<S> source;
  private final Timekeeper time;
  private final Map<String, @Nullable Instant> seen = new Recent();

  /** What stands in the sink already, if the window was gone on with at its last row. */
  private @Nullable Reading before;

  private Reading front;
  private final Set<String> edge;
  private Iterator<Page<S>> pages;
  private boolean begunAgain;
  private boolean anew;
  private boolean stuck;
  private int silence;

  WindowWalk(String name, Source<S> source, Reading from, Timekeeper time) {
    this.name = name;
    this.source = source;
    this.time = time;
    this.front = from;
    this.edge = new HashSet<>(from.edge());
    Cursor cursor = from.cursor();
    Paged<S> list = source.read(from.asked());
    pages = (cursor == null ? list : list.startingAt(cursor)).pages().iterator();
    if (cursor != null && tooOld(from)) {
      goOnWithoutCursor();
    }
  }

  private boolean tooOld(Reading from) {
    Duration lifetime = source.cursorsLive();
    Instant given = from.cursorAt();
    return lifetime != null
        && given != null
        && Duration.between(given, time.now()).compareTo(lifetime) > 0;
  }

  /** The next page; null at the end of the window. */
  @Nullable PageRead<S> next() {
    if (!pages.hasNext()) {
      return null;
    }
    Page<S> page;
    try {
      page = pages.next();
    } catch (RuntimeException e) {
      if (front.cursor() == null || !Fault.ofTheCursor(e) || !canGoOn(e)) {
        throw e;
      }
      goOnWithoutCursor();
      page = pages.next();
    }
    return taken(page);
  }

  /** A list that cannot be walked further says so, and would say it again after another walk. */
  private boolean canGoOn(RuntimeException e) {
    return resumable()
        ? !stuck
        : !begunAgain && !(e instanceof PagingException && source.windows() == null);
  }

  private boolean resumable() {
    return source.sorted() && front.sorted() && front.last() != null;
  }

  private void goOnWithoutCursor() {
    Instant last = front.last();
    if (resumable() && last != null) {
      front = front.asking(new Window(last, front.window().until()).widened(MARGIN));
      before = front;
      stuck = true;
    } else {
      front = Reading.begin(front.window(), front.window().widened(MARGIN));
      before = null;
      edge.clear();
      begunAgain = true;
      anew = true;
    }
    seen.clear();
    pages = source.read(front.asked()).pages().iterator();
  }

  private PageRead<S> taken(Page<S> page) {
    List<S> rows = new ArrayList<>();
    boolean news = false;
    boolean repeats = false;
    boolean sorted = front.sorted();
    Tally tally = front.tally();
    for (S row : page.items()) {
      Instant at = source.at(row);
      String id = source.id(row);
      if (before != null && before.passed(at, id)) {
        continue;
      }
      boolean known = id != null && seen.containsKey(id);
      boolean counts = at == null || front.window().contains(at);
      if (known && Objects.equals(seen.get(id), at)) {
        repeats = true;
        tally = counts ? tally.repeated(at) : tally;
        continue;
      }
      news = true;
      if (id != null) {
        seen.put(id, at);
      }
      if (!counts) {
        continue;
      }
      sorted &= rises(tally.newest(), at);
      mark(tally.newest(), at, id);
      tally = known ? tally.repeated(at) : tally.plus(id, at);
      rows.add(row);
    }
    if (repeats && !news) {
      throw stopped("a page brings nothing new");
    }
    silence = news ? 0 : silence + 1;
    if (silence > LONGEST_SILENCE) {
      throw stopped(LONGEST_SILENCE + " pages bring nothing new");
    }
    stuck &= rows.isEmpty();
    front =
        new Reading(
            front.window(),
            front.asked(),
            page.next(),
            time.now(),
            sorted,
            edge,
            tally,
            Counts.NONE);
    boolean first = anew;
    anew = false;
    return new PageRead<>(rows, front, first);
  }

  private static boolean rises(@Nullable Instant last, @Nullable Instant at) {
    return at == null || last == null || !at.isBefore(last);
  }

  private void mark(@Nullable Instant last, @Nullable Instant at, @Nullable String id) {
    if (at == null || id == null || !rises(last, at)) {
      return;
    }
    if (!at.equals(last)) {
      edge.clear();
    }
    edge.add(id);
  }

  private PagingException stopped(String words) {
    return new PagingException("sync " + name, words + " in " + front.window(), front.cursor());
  }

  /** Enough to notice repetitions, however many rows a window holds. */
  private static final class Recent extends LinkedHashMap<String, @Nullable Instant> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, @Nullable Instant> eldest) {
      return size() > REMEMBERED;
    }
  }
}

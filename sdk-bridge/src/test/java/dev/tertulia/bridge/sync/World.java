package dev.tertulia.bridge.sync;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.ApiFailure;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.Cursor;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Page;
import dev.tertulia.core.Paged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * A service with rows and cursors that die, in virtual time: each request takes a tenth of a
 * second.
 */
final class World {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant NOW = Instant.parse("2026-01-08T00:00:00Z");
  private static final Comparator<Row> ORDER = Comparator.comparing(Row::at).thenComparing(Row::id);

  final ManualTimekeeper time = ManualTimekeeper.startingAt(NOW);
  final Map<String, Row> rows = new HashMap<>();
  private final NavigableSet<Row> sorted = new TreeSet<>(ORDER);
  private final Map<String, Row> cursors = new HashMap<>();
  private final Map<String, Instant> given = new HashMap<>();
  final Random random;
  int pageSize = 20;
  int requests;
  long rowsGiven;
  Duration cursorsLive = Duration.ofDays(1000);
  double cursorsDie;
  IntPredicate cursorDiesAt = request -> false;
  Runnable beforeEachRequest = () -> {};
  Fuse fuse = Fuse.none();

  World(long seed) {
    random = new Random(seed);
  }

  static World with(int count) {
    var world = new World(7);
    Duration apart = Duration.between(START, NOW.minus(Duration.ofHours(1))).dividedBy(count);
    for (int i = 0; i < count; i++) {
      world.put("row-" + i, START.plus(apart.multipliedBy(i)));
    }
    return world;
  }

  void put(String id, Instant at) {
    put(new Row(id, at, 1, "text of " + id));
  }

  void put(Row row) {
    remove(row.id());
    rows.put(row.id(), row);
    sorted.add(row);
  }

  void remove(String id) {
    Row old = rows.remove(id);
    if (old != null) {
      sorted.remove(old);
    }
  }

  Row any() {
    var ids = new ArrayList<>(new TreeSet<>(rows.keySet()));
    return rows.get(ids.get(random.nextInt(ids.size())));
  }

  Source<Row> source() {
    return Source.windows(START, this::in, Row::at, Row::id);
  }

  Paged<Row> all() {
    return in(new Window(Instant.EPOCH, NOW.plus(Duration.ofDays(1000))));
  }

  /** Sorted by time and id; a cursor is good for the window it was given for, until it dies. */
  Paged<Row> in(Window window) {
    return Paged.of(cursor -> page(window, cursor), row -> List.of(row.id(), row.at()));
  }

  private Page<Row> page(Window window, Cursor cursor) {
    fuse.point();
    requests++;
    time.advance(Duration.ofMillis(100));
    beforeEachRequest.run();
    Row from = cursor == null ? new Row("", window.from(), 0, "") : living(cursor, window);
    List<Row> page = new ArrayList<>();
    for (Row row : sorted.tailSet(from, false)) {
      if (row.at().isAfter(window.until()) || page.size() > pageSize) {
        break;
      }
      page.add(row);
    }
    boolean more = page.size() > pageSize;
    page = more ? page.subList(0, pageSize) : page;
    rowsGiven += page.size();
    Cursor next = more ? cursor(page.get(pageSize - 1), window) : null;
    fuse.point();
    return new Page<>(page, next);
  }

  private Cursor cursor(Row last, Window window) {
    String text = window + "#" + requests;
    cursors.put(text, last);
    given.put(text, time.now());
    return new Cursor(text);
  }

  private Row living(Cursor cursor, Window window) {
    Row last = cursors.get(cursor.value());
    if (last == null || !cursor.value().startsWith(window + "#")) {
      throw refusal("Invalid cursor");
    }
    boolean tooOld =
        Duration.between(given.get(cursor.value()), time.now()).compareTo(cursorsLive) > 0;
    if (tooOld || cursorDiesAt.test(requests) || random.nextDouble() < cursorsDie) {
      cursors.remove(cursor.value());
      throw refusal("Cursor has expired");
    }
    return last;
  }

  static ApiException refusal(String words) {
    return ApiException.of(
        new CallReport("list", 1, Outcome.REFUSED, null),
        new ApiFailure(400, words, "", null, null));
  }
}

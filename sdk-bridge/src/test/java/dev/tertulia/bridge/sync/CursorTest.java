package dev.tertulia.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.BadRequestException;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.Cursor;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Page;
import dev.tertulia.core.Paged;
import dev.tertulia.core.TransportException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cursors that expire, are refused, or belong to another query. */
class CursorTest {
  private final World world = World.with(2000);
  private final Replica replica = new Replica();
  private final CheckpointStore store = CheckpointStore.inMemory();

  private Source<Row> oneWindow() {
    return world.source().firstWindow(Duration.ofDays(30)).lookback(Duration.ZERO);
  }

  private Sync<Row, Row> sync(Source<Row> source) {
    return Sync.named("rows")
        .reading(source)
        .writing(20, replica)
        .rememberingIn(store)
        .timekeeper(world.time);
  }

  private void stopAfter(int requests, Source<Row> source) {
    world.beforeEachRequest =
        () -> {
          if (world.requests > requests) {
            throw new TransportException(
                new CallReport("list", 1, Outcome.UNKNOWN, null),
                TransportException.Kind.DROPPED,
                "the line is cut",
                null);
          }
        };
    assertThatThrownBy(sync(source)::run).isInstanceOf(TransportException.class);
    world.beforeEachRequest = () -> {};
  }

  @Test
  @DisplayName(
      "cursors that die at random lose nothing, write nothing twice, and cost less than 5 %")
  void cursorsThatDieAtRandom() {
    int requests = 0;
    for (int seed = 1; seed <= 30; seed++) {
      World fickle = World.with(5000);
      fickle.random.setSeed(seed);
      fickle.cursorsDie = 0.04;
      var copy = new Replica();

      Report report =
          Sync.named("rows")
              .reading(fickle.source().firstWindow(Duration.ofDays(30)).oldestFirst())
              .writing(50, copy)
              .timekeeper(fickle.time)
              .run();

      assertThat(copy.rows).as("seed %s", seed).isEqualTo(fickle.rows);
      assertThat(copy.written).as("seed %s", seed).isEqualTo(5000);
      assertThat(report.windows().get(0).distinct()).isEqualTo(5000);
      requests += fickle.requests;
    }
    // One request in twenty-five is refused; what follows it brings one row again.
    assertThat(requests).isBetween(30 * 251, (int) (30 * 250 * 1.05));
  }

  @Test
  @DisplayName("a cursor refused in the next run: the window goes on at its last row")
  void refusedInTheNextRun() {
    stopAfter(60, oneWindow().oldestFirst());
    world.cursorsLive = Duration.ofMinutes(2);
    world.time.advance(Duration.ofHours(3));
    int before = world.requests;

    sync(oneWindow().oldestFirst()).run();

    assertThat(replica.rows).isEqualTo(world.rows);
    assertThat(replica.written).isEqualTo(2000);
    assertThat(world.requests - before).isEqualTo(1 + 41 + 1);
  }

  @Test
  @DisplayName("a cursor older than cursors live is not even tried")
  void tooOldToBeTried() {
    var source = oneWindow().oldestFirst().cursorsLive(Duration.ofMinutes(2));
    stopAfter(60, source);
    world.time.advance(Duration.ofHours(3));
    int before = world.requests;

    sync(source).run();

    assertThat(replica.rows).isEqualTo(world.rows);
    assertThat(world.requests - before).isEqualTo(41 + 1);
  }

  @Test
  @DisplayName(
      "a dead cursor of a window that is not sorted: the window is read from its beginning")
  void notSorted() {
    stopAfter(60, oneWindow());
    world.cursorsLive = Duration.ofMinutes(2);
    world.time.advance(Duration.ofHours(3));
    int before = world.requests;

    Report report = sync(oneWindow()).run();

    assertThat(replica.rows).isEqualTo(world.rows);
    assertThat(world.requests - before).isEqualTo(1 + 100 + 1);
    assertThat(report.windows().get(0).distinct()).isEqualTo(2000);
  }

  @Test
  @DisplayName("a cursor from another query: the window goes on at its last row")
  void fromAnotherQuery() {
    stopAfter(60, oneWindow().oldestFirst());
    var elsewhere =
        Source.windows(
                World.START,
                w -> world.in(new Window(w.from(), w.until().plusSeconds(1))),
                Row::at,
                Row::id)
            .oldestFirst();

    sync(elsewhere).run();

    assertThat(replica.rows).isEqualTo(world.rows);
    assertThat(replica.written).isEqualTo(2000);
  }

  @Test
  @DisplayName("a service that refuses every cursor ends the run, and does not go round")
  void everyCursorRefused() {
    world.cursorsDie = 1;

    assertThatThrownBy(sync(oneWindow())::run).isInstanceOf(BadRequestException.class);
    assertThat(world.requests).isEqualTo(1 + 1 + 1 + 1);
    assertThatThrownBy(sync(Source.list(world.all()))::run).isInstanceOf(BadRequestException.class);
  }

  /** A page can be walked past even then, as long as it brings something new. */
  @Test
  @DisplayName("a sorted window whose every cursor is refused creeps on from row to row")
  void everyCursorOfASortedWindowRefused() {
    world.cursorsDie = 1;

    sync(oneWindow().oldestFirst()).run();

    assertThat(replica.rows).isEqualTo(world.rows);
    assertThat(replica.written).isEqualTo(2000);
  }

  @Test
  @DisplayName("a query that is refused without a cursor is no dead cursor")
  void aRefusedQuery() {
    Paged<Row> refused =
        Paged.of(
            cursor -> {
              world.requests++;
              throw World.refusal("no such filter");
            },
            Row::id);

    assertThatThrownBy(sync(Source.list(refused))::run).isInstanceOf(BadRequestException.class);
    assertThat(world.requests).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "rows that do not come oldest first, as promised, are found suspect and none is lost")
  void disorder() {
    List<Row> rows = List.copyOf(world.rows.values());
    Paged<Row> mixed =
        Paged.of(
            cursor -> {
              int from = cursor == null ? 0 : Integer.parseInt(cursor.value());
              if (from == 1000 && world.requests++ == 0) {
                throw World.refusal("Cursor has expired");
              }
              int to = from + 100;
              return new Page<>(rows.subList(from, to), to == 2000 ? null : new Cursor("" + to));
            },
            Row::id);

    Report report =
        sync(Source.windows(World.START, window -> mixed, Row::at, Row::id)
                .firstWindow(Duration.ofDays(30))
                .oldestFirst())
            .run();

    assertThat(replica.rows).isEqualTo(world.rows);
    assertThat(report.windows().get(0).suspicions())
        .containsExactly("the rows did not come oldest first");
  }
}

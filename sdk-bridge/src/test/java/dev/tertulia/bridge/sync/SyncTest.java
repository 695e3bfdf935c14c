package dev.tertulia.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Quota;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyncTest {
  private final World world = World.with(500);
  private final Replica replica = new Replica();

  private Sync<Row, Row> windows() {
    return Sync.named("rows")
        .reading(world.source().oldestFirst())
        .writing(50, replica)
        .timekeeper(world.time);
  }

  @Test
  void wantedRowsAreMappedAndWrittenInFullBatches() {
    List<List<String>> batches = new ArrayList<>();

    Report report =
        Sync.named("even")
            .reading(world.all())
            .keeping(row -> row.id().endsWith("0") || row.id().endsWith("5"))
            .keeping(row -> row.id().endsWith("0"))
            .mapping(Row::id)
            .mapping(id -> id + "!")
            .writing(17, Sink.<String>allOf(batches::add))
            .timekeeper(world.time)
            .run();

    assertThat(batches).extracting(List::size).containsExactly(17, 17, 16);
    assertThat(batches.get(0)).startsWith("row-0!", "row-10!");
    assertThat(report.read()).isEqualTo(500);
    assertThat(report.kept()).isEqualTo(50);
    assertThat(report.written()).isEqualTo(50);
    assertThat(report.refused()).isZero();
    assertThat(report.took()).isEqualTo(Duration.ofMillis(2500));
    assertThat(report.windows()).extracting(Proof::window).containsExactly(Window.ALL);
  }

  @Test
  void windowsTogetherHoldEveryRowOnce() {
    Report report = windows().run();

    assertThat(replica.rows).isEqualTo(world.rows);
    assertThat(replica.written).isEqualTo(500);
    assertThat(report.windows().stream().mapToLong(Proof::distinct).sum()).isEqualTo(500);
    assertThat(report.windows().get(0).window().from()).isEqualTo(World.START);
    assertThat(report.windows().get(report.windows().size() - 1).window().until())
        .isEqualTo(World.NOW.minus(Duration.ofMinutes(2)));
    assertThat(report.suspects()).isEmpty();
  }

  @Test
  void windowsGrowWhileTheyHoldFewPagesAndShrinkWhenTheyHoldMany() {
    world.pageSize = 1;
    world.put("late", World.NOW.minus(Duration.ofMinutes(30)));

    List<Long> hours =
        windows().run().windows().stream().map(proof -> proof.window().length().toHours()).toList();

    // 500 rows in 167 hours: three requests an hour.
    assertThat(hours).startsWith(1L, 2L, 4L, 8L, 16L, 32L, 32L);

    for (int i = 0; i < 3000; i++) {
      world.put("dense-" + i, World.NOW.plus(Duration.ofSeconds(i)));
    }
    world.time.advance(Duration.ofDays(1));
    List<Long> denser = new ArrayList<>();
    CheckpointStore store = CheckpointStore.inMemory();
    var again = windows().rememberingIn(store);
    again.run().windows().forEach(proof -> denser.add(proof.window().length().toHours()));

    assertThat(denser).contains(32L);
    assertThat(denser.get(denser.size() - 1)).isLessThan(32L);
  }

  @Test
  void runsThatFindLittleDoNotMakeTheNextWindowsLong() {
    var sync = windows().rememberingIn(CheckpointStore.inMemory());
    Duration last = sync.run().windows().get(0).window().length();
    for (int run = 0; run < 12; run++) {
      world.time.advance(Duration.ofMinutes(5));
      last = sync.run().windows().get(0).window().length();
    }
    assertThat(last).isLessThan(Duration.ofMinutes(20));

    world.time.advance(Duration.ofDays(5000));
    assertThat(sync.run().windows().get(0).window().length()).isLessThan(Duration.ofDays(30));
  }

  @Test
  void theNextRunReadsOnlyWhatIsNewAndTheLastMinutes() {
    var sync = windows().rememberingIn(CheckpointStore.inMemory());
    sync.run();
    world.put("late", World.NOW.minus(Duration.ofMinutes(9)));
    world.put("too-late", World.NOW.minus(Duration.ofMinutes(20)));
    world.put("new", World.NOW.plus(Duration.ofMinutes(1)));
    world.time.advance(Duration.ofHours(1));

    Report report = sync.run();

    assertThat(report.read()).isEqualTo(2);
    assertThat(replica.rows).containsKeys("late", "new").doesNotContainKey("too-late");
  }

  @Test
  void theNewestMinutesAreLeftForLater() {
    world.put("fresh", World.NOW.minus(Duration.ofSeconds(119)));
    var sync = windows().rememberingIn(CheckpointStore.inMemory());

    sync.run();
    assertThat(replica.rows).doesNotContainKey("fresh");

    world.time.advance(Duration.ofMinutes(2));
    sync.run();
    assertThat(replica.rows).containsKey("fresh");
  }

  @Test
  void aBeginningSetEarlierFillsTheGapOnly() {
    CheckpointStore store = CheckpointStore.inMemory();
    var half = World.START.plus(Duration.ofDays(3));
    var source = Source.windows(half, world::in, Row::at, Row::id).lookback(Duration.ZERO);
    Sync.named("rows")
        .reading(source)
        .writing(50, replica)
        .rememberingIn(store)
        .timekeeper(world.time)
        .run();
    long afterHalf = replica.written;

    windows().rememberingIn(store).run();

    assertThat(replica.rows).isEqualTo(world.rows);
    assertThat(replica.written).isEqualTo(500);
    assertThat(afterHalf).isBetween(250L, 350L);
  }

  @Test
  void aListMayBecomeWindowsAndWindowsAList() {
    CheckpointStore store = CheckpointStore.inMemory();
    var list = Sync.named("rows").reading(world.all()).timekeeper(world.time);
    var dying = new Replica();
    dying.fuse = new Fuse(100);
    for (int turn = 0; turn < 2; turn++) {
      assertThatThrownBy(list.writing(20, dying).rememberingIn(store)::run)
          .isInstanceOf(Fuse.Killed.class);
      var first = new Replica();
      Sync.named("rows")
          .reading(Source.windows(World.START.minusSeconds(turn), world::in, Row::at, Row::id))
          .writing(20, first)
          .rememberingIn(store)
          .timekeeper(world.time)
          .run();
      if (turn == 0) {
        assertThat(first.rows).isEqualTo(world.rows);
      }
    }

    list.writing(20, replica).rememberingIn(store).run();
    assertThat(replica.rows).isEqualTo(world.rows);
  }

  @Test
  void progressTellsShareSpeedAndTheEnd() {
    List<SyncProgress> told = new ArrayList<>();

    windows()
        .listener(
            new SyncListener() {
              @Override
              public void progressed(SyncProgress event) {
                told.add(event);
              }
            })
        .run();

    assertThat(told).extracting(SyncProgress::share).isSorted();
    SyncProgress last = told.get(told.size() - 1);
    assertThat(last.share()).isGreaterThan(0.9);
    assertThat(last.rows()).isEqualTo(500);
    assertThat(last.rowsPerSecond()).isCloseTo(500 / (world.requests * 0.1), within(1e-6));
    assertThat(last.left()).isLessThan(told.get(told.size() / 2).left());
  }

  /** A tenth of a second for a request, but only one permit in ten seconds. */
  @Test
  void theEndIsForetoldFromTheQuota() {
    List<SyncProgress> told = new ArrayList<>();
    var slow =
        new Quota(1, 1, Duration.ofSeconds(10), 10, 3, Duration.ofHours(5), world.time.now());

    Sync.named("rows")
        .reading(world.source().oldestFirst().quota(() -> slow))
        .writing(50, replica)
        .timekeeper(world.time)
        .listener(
            new SyncListener() {
              @Override
              public void progressed(SyncProgress event) {
                told.add(event);
              }
            })
        .run();

    SyncProgress early = told.get(0);
    assertThat(early.left())
        .as("days, since a day has ten requests")
        .isGreaterThan(Duration.ofDays(1));
    SyncProgress last = told.get(told.size() - 1);
    assertThat(last.left()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
  }

  @Test
  void whatAListenerThrowsDoesNotDisturb() {
    windows()
        .listener(
            new SyncListener() {
              @Override
              public void closed(Proof event) {
                throw new IllegalStateException("a listener's bug");
              }
            })
        .run();

    assertThat(replica.rows).isEqualTo(world.rows);
  }

  @Test
  void aDescriptionThatCannotWorkIsRefused() {
    var reading = Sync.named("rows").reading(world.all());

    assertThatThrownBy(reading::run)
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("Sync.run: expected a sink, by writing(…), found none");
    assertThatThrownBy(() -> reading.writing(0, replica))
        .hasMessage("Sync.writing.batchSize: expected 1 to 10,000, found 0");
    assertThatThrownBy(() -> reading.writing(1, replica).mapping(Row::id))
        .hasMessage("Sync.mapping: expected a place before writing, found one after it");
    assertThatThrownBy(() -> reading.tolerating(1.5, 0))
        .hasMessage("Sync.tolerating.share: expected from 0 to 1, found 1.5");
    assertThatThrownBy(() -> Sync.named(" "))
        .hasMessage("Sync.named: expected 1 to 200 characters, found 1");
    assertThatThrownBy(() -> Source.list(world.all()).settle(Duration.ZERO))
        .hasMessage("Source.settle: expected a source of windows, found a list");
    assertThatThrownBy(() -> Source.windows(Window.ALL.from(), world::in, Row::at, Row::id))
        .hasMessage("Source.windows.since: expected 1970 or later, found an earlier year");
    assertThatThrownBy(() -> new Window(World.NOW, World.START))
        .hasMessage("Window: expected a beginning before the end, found the contrary");
  }
}

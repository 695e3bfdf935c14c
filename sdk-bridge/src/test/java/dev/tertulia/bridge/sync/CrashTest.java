package dev.tertulia.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Killed before and after each request, each row and batch of the sink, each dead letter and each
 * save.
 */
class CrashTest {
  private static final int ROWS = 400;
  private static final int PAGE = 20;

  @TempDir Path folder;

  /** What a window's place can be found with. */
  private enum Kind {
    SORTED,
    UNSORTED,
    LIST
  }

  /** A world, and a sync of it that can be killed again and again. */
  private static final class Trial {
    final World world = World.with(ROWS);
    final Replica replica = new Replica();
    final MortalStore store;
    final Kind kind;
    final int batch;
    final DeadLetters letters;
    final List<DeadLetter> dead = new ArrayList<>();

    Trial(Kind kind, int batch, CheckpointStore store, DeadLetters letters) {
      this.kind = kind;
      this.batch = batch;
      this.store = new MortalStore(store);
      this.letters = letters;
      world.pageSize = PAGE;
      replica.refuses = row -> row.id().endsWith("99");
    }

    Fuse burn(int deadly) {
      var fuse = new Fuse(deadly);
      world.fuse = fuse;
      replica.fuse = fuse;
      store.fuse = fuse;
      return fuse;
    }

    void run() {
      var source =
          switch (kind) {
            case SORTED -> world.source().oldestFirst().lookback(Duration.ZERO);
            case UNSORTED -> world.source().lookback(Duration.ZERO);
            case LIST -> Source.list(world.all());
          };
      Sync.named("rows")
          .reading(source.cursorsLive(Duration.ofDays(2000)))
          .writing(batch, replica)
          .rememberingIn(store)
          .deadLetters(this::keep)
          .timekeeper(world.time)
          .run();
    }

    private void keep(List<DeadLetter> more) {
      store.fuse.point();
      letters.keep(more);
      dead.addAll(more);
      store.fuse.point();
    }

    boolean dies(int point) {
      burn(point);
      try {
        run();
        return false;
      } catch (Fuse.Killed e) {
        return true;
      } finally {
        burn(Integer.MAX_VALUE);
      }
    }

    void assertComplete(String as) {
      Set<String> missing = new HashSet<>(world.rows.keySet());
      missing.removeAll(replica.rows.keySet());
      assertThat(new TreeSet<>(missing))
          .as(as)
          .containsExactly("row-199", "row-299", "row-399", "row-99");
      assertThat(dead)
          .as(as)
          .extracting(each -> each.row().at("id").asText())
          .containsOnly(missing.toArray(String[]::new));
    }
  }

  private static Trial trial(Kind kind, int batch) {
    return new Trial(kind, batch, CheckpointStore.inMemory(), letters -> {});
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "killed at any point, the next run completes the replica and reads at most two pages again")
  void killedAnywhere(Kind kind) {
    Trial calm = trial(kind, PAGE);
    Fuse count = calm.burn(Integer.MAX_VALUE);
    calm.run();
    calm.assertComplete("never killed");
    long again = 0;

    // A list whose last save is done is through: the next run begins it anew.
    int last = kind == Kind.LIST ? count.points() - 1 : count.points();
    for (int point = 1; point <= last; point++) {
      Trial trial = trial(kind, PAGE);
      assertThat(trial.dies(point)).as("point %s", point).isTrue();
      long before = trial.world.rowsGiven;
      trial.run();

      trial.assertComplete("killed at " + point);
      // A killed run is followed by a second pass over the seconds since: it gives no rows.
      long more = trial.world.rowsGiven - calm.world.rowsGiven;
      assertThat(more)
          .as("killed at %s after %s rows", point, before)
          .isLessThanOrEqualTo(2 * PAGE + 2);
      again += more;
    }

    assertThat(again / (double) count.points()).isLessThan(2 * PAGE);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName(
      "killed at any point, and the cursor dead by then: a sorted window reads a page again")
  void killedAndTheCursorDead(Kind kind) {
    Trial calm = trial(kind, PAGE);
    Fuse count = calm.burn(Integer.MAX_VALUE);
    calm.run();

    for (int point = 1; point <= count.points(); point += 3) {
      Trial trial = trial(kind, PAGE);
      trial.world.cursorsLive = Duration.ofMinutes(2);
      trial.dies(point);
      trial.world.time.advance(Duration.ofSeconds(121));
      trial.run();

      trial.assertComplete("killed at " + point);
      long more = trial.world.rowsGiven - calm.world.rowsGiven;
      int most = kind == Kind.SORTED ? 2 * PAGE + 2 : ROWS;
      assertThat(more).as("killed at %s", point).isLessThanOrEqualTo(most);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("batches that span pages lose nothing either")
  void batchesThatSpanPages(Kind kind) {
    for (int batch : new int[] {1, 7, 45, 1000}) {
      Trial calm = trial(kind, batch);
      Fuse count = calm.burn(Integer.MAX_VALUE);
      calm.run();
      for (int point = 1; point <= count.points(); point += 11) {
        Trial trial = trial(kind, batch);
        trial.dies(point);
        trial.run();

        trial.assertComplete("batch " + batch + " killed at " + point);
        assertThat(trial.world.rowsGiven - calm.world.rowsGiven)
            .isLessThanOrEqualTo(Math.min(batch, ROWS) + 2L * PAGE + 2);
      }
    }
  }

  @Test
  @DisplayName("killed again and again at random, on files")
  void killedAgainAndAgain() throws Exception {
    for (int seed = 1; seed <= 20; seed++) {
      var random = new Random(seed);
      Path file = Files.createDirectory(folder.resolve("seed-" + seed)).resolve("sync.json");
      Kind kind = Kind.values()[seed % 3];
      var trial =
          new Trial(
              kind,
              1 + random.nextInt(60),
              CheckpointStore.inFile(file),
              DeadLetters.inFile(file.resolveSibling("dead")));
      int deaths = 0;
      while (trial.dies(1 + random.nextInt(400))) {
        deaths++;
        trial.world.time.advance(Duration.ofSeconds(random.nextInt(200)));
      }

      trial.assertComplete("seed " + seed);
      assertThat(deaths).as("seed %s", seed).isPositive();
      assertThat(DeadLetters.read(file.resolveSibling("dead"))).isEqualTo(trial.dead);
    }
  }
}

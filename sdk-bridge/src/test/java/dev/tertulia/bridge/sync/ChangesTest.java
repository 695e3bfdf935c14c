package dev.tertulia.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rows that are inserted, edited and deleted while they are read. */
class ChangesTest {

  private static void change(World world, Set<String> deleted) {
    for (int i = 0; i < 3; i++) {
      switch (world.random.nextInt(3)) {
        case 0 -> world.put("new-" + world.requests + "-" + i, world.time.now());
        case 1 -> world.put(world.any().edited(world.time.now()));
        default -> {
          String id = world.any().id();
          world.remove(id);
          deleted.add(id);
        }
      }
    }
  }

  @Test
  @DisplayName("read by the time of the last change, the replica is right after the next run")
  void byTheTimeOfTheLastChange() {
    for (int seed = 1; seed <= 25; seed++) {
      World world = World.with(1000);
      world.random.setSeed(seed);
      world.cursorsDie = 0.03;
      Set<String> deleted = new HashSet<>();
      var replica = new Replica();
      var sync =
          Sync.named("rows")
              .reading(world.source().oldestFirst())
              .writing(30, replica)
              .rememberingIn(CheckpointStore.inMemory())
              .timekeeper(world.time);

      world.beforeEachRequest = () -> change(world, deleted);
      sync.run();
      world.beforeEachRequest = () -> {};
      world.time.advance(Duration.ofMinutes(3));
      sync.run();

      assertThat(replica.rows).as("seed %s", seed).containsAllEntriesOf(world.rows);
      Set<String> more = new HashSet<>(replica.rows.keySet());
      more.removeAll(world.rows.keySet());
      assertThat(deleted).as("what is more was deleted, seed %s", seed).containsAll(more);
    }
  }

  @Test
  @DisplayName("a row edited while its window is read comes again, and counts once")
  void editedWithinTheWindow() {
    World world = World.with(200);
    Row early = world.rows.get("row-0");
    world.beforeEachRequest =
        () -> {
          if (world.requests == 3) {
            world.put(early.edited(World.NOW.minus(Duration.ofMinutes(5))));
          }
        };
    var replica = new Replica();

    Report report =
        Sync.named("rows")
            .reading(world.source().firstWindow(Duration.ofDays(30)).oldestFirst())
            .writing(20, replica)
            .timekeeper(world.time)
            .run();

    assertThat(replica.rows).isEqualTo(world.rows);
    Proof proof = report.windows().get(0);
    assertThat(proof.rows()).isEqualTo(201);
    assertThat(proof.distinct()).isEqualTo(200);
    assertThat(proof.newest()).isEqualTo(World.NOW.minus(Duration.ofMinutes(5)));
  }
}

package dev.tertulia.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.bridge.sync.SyncStoppedException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several writers on one checkpoint. */
class WritersTest {
  private final World world = World.with(300);
  private final Replica replica = new Replica();

  @TempDir Path folder;

  private Sync<Row, Row> sync(CheckpointStore store) {
    return Sync.named("rows")
        .reading(world.source())
        .writing(20, replica)
        .rememberingIn(store)
        .timekeeper(world.time);
  }

  private static void assertFenced(Runnable run, String words) {
    assertThatThrownBy(run::run)
        .isInstanceOfSatisfying(
            SyncStoppedException.class,
            stopped -> assertThat(stopped.reason()).isEqualTo(Reason.OTHER_WRITER))
        .hasMessageContaining(words);
  }

  @Test
  @DisplayName("while one run works, another is refused, and the first is not disturbed")
  void refusedAtOnce() {
    Path file = folder.resolve("sync.json");
    CheckpointStore memory = CheckpointStore.inMemory();
    CheckpointStore onDisk = CheckpointStore.inFile(file);
    assertRefusedMeanwhile(memory, memory);
    assertRefusedMeanwhile(onDisk, onDisk);
    assertRefusedMeanwhile(onDisk, CheckpointStore.inFile(file));
  }

  private void assertRefusedMeanwhile(CheckpointStore first, CheckpointStore second) {
    world.beforeEachRequest =
        () -> {
          world.beforeEachRequest = () -> {};
          assertFenced(sync(second)::run, "another run holds the checkpoint");
        };
    sync(first).run();
    assertThat(replica.rows).isEqualTo(world.rows);
    world.time.advance(Duration.ofHours(1));
    sync(second).run();
    world.time.advance(Duration.ofHours(1));
  }

  @Test
  @DisplayName("a store that was refused within a program lets no other program in")
  void refusedTwice() throws Exception {
    Path file = folder.resolve("sync.json");
    try (CheckpointStore.Claim first = CheckpointStore.inFile(file).claim("rows").orElseThrow()) {
      assertThat(CheckpointStore.inFile(file).claim("rows")).isEmpty();

      Process other = SyncingProgram.start(folder);

      assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(other.exitValue()).isEqualTo(3);
      assertThat(first.read()).isEmpty();
    }
  }

  /** As after a lease has run out, or where locks do not work between machines. */
  @Test
  @DisplayName("a writer whose checkpoint was taken over is fenced and cannot move it back")
  void takenOver() throws IOException {
    Path file = folder.resolve("sync.json");
    Path theirs = folder.resolve("theirs.json");
    world.beforeEachRequest =
        () -> {
          if (world.requests == 5) {
            world.beforeEachRequest = () -> {};
            takeOver(file, theirs);
          }
        };

    assertFenced(
        sync(CheckpointStore.inFile(file))::run, "another run has taken the checkpoint over");

    assertThat(Files.readString(file)).isEqualTo(Files.readString(theirs));
    sync(CheckpointStore.inFile(file)).run();
    assertThat(replica.rows).isEqualTo(world.rows);
  }

  private static void takeOver(Path file, Path theirs) {
    try {
      Files.copy(file, theirs);
      Bookmark.take(CheckpointStore.inFile(theirs), "rows", Duration.ofHours(1)).close();
      Files.copy(theirs, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("programs, two at a time on one checkpoint and killed, complete the replica")
  void programsKilled() throws Exception {
    assertCompleteThoughKilled(4);
  }

  @Test
  @Tag("long")
  @DisplayName("programs killed a hundred times complete the replica")
  void programsKilledAHundredTimes() throws Exception {
    for (int life = 0; life < 10; life++) {
      assertCompleteThoughKilled(10);
    }
  }

  private void assertCompleteThoughKilled(int kills) throws Exception {
    Path place = Files.createTempDirectory(folder, "life");
    var random = new Random();
    int fenced = 0;
    for (int kill = 0; kill < kills; kill++) {
      Process one = SyncingProgram.start(place);
      Process other = SyncingProgram.start(place);
      int rows = SyncingProgram.ROWS * kill / kills + random.nextInt(SyncingProgram.ROWS / kills);
      while ((one.isAlive() || other.isAlive()) && !SyncingProgram.hasWritten(place, rows)) {
        one.waitFor(1, TimeUnit.MILLISECONDS);
      }
      one.destroyForcibly().waitFor();
      other.waitFor(random.nextInt(20), TimeUnit.MILLISECONDS);
      other.destroyForcibly().waitFor();
      fenced += one.exitValue() == 3 || other.exitValue() == 3 ? 1 : 0;
    }
    Process last = SyncingProgram.start(place);
    assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(last.exitValue()).isZero();

    // A line that was being written when its program died is no row that was taken.
    List<String> ids = SyncingProgram.written(place);
    assertThat(new HashSet<>(ids)).hasSize(SyncingProgram.ROWS);
    long more = ids.size() - SyncingProgram.ROWS;
    assertThat(more).isLessThanOrEqualTo(2L * (kills + 1) * SyncingProgram.BATCH * 2);
    System.out.println(
        "killed "
            + 2 * kills
            + " programs, "
            + fenced
            + " rounds fenced one, "
            + more
            + " rows twice");
  }

  @Test
  @DisplayName("a lock file that could not be opened is no other writer, once it can be")
  void lockFails(@TempDir Path folder) throws IOException {
    var store = CheckpointStore.inFile(folder.resolve("sync.json"));
    Path lock = folder.resolve("sync.json.lock");
    Files.createDirectory(lock);
    assertThatThrownBy(() -> store.claim("rows")).isInstanceOf(UncheckedIOException.class);

    Files.delete(lock);

    assertThat(store.claim("rows")).isPresent();
  }
}

package dev.tertulia.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.bridge.sync.SyncStoppedException.Reason;
import dev.tertulia.core.Cursor;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Journal;
import dev.tertulia.core.json.JsonValue;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint that is not what was written is refused, never guessed at. */
class CheckpointTextTest {
  private static final Window WINDOW = new Window(World.START, World.NOW);

  private final Checkpoint checkpoint =
      new Checkpoint(
          "rows",
          4,
          Closed.NOTHING.plus(WINDOW),
          World.NOW,
          Duration.ofHours(2),
          new Reading(
              WINDOW,
              WINDOW.widened(Duration.ofSeconds(1)),
              new Cursor("a \"cursor\" of theirs, ünd more"),
              World.NOW,
              true,
              Set.of("one", "other"),
              new Tally(30, 20, World.START, World.NOW, new BigInteger("ffee", 16)),
              new Counts(10, 9, 1)));

  @TempDir Path folder;

  private Sync<Row, Row> sync(Path file) {
    World world = World.with(100);
    return Sync.named("rows")
        .reading(world.source())
        .writing(20, new Replica())
        .rememberingIn(CheckpointStore.inFile(file))
        .timekeeper(world.time);
  }

  private static void assertRefused(String text, String words) {
    assertThatThrownBy(() -> CheckpointText.read(text, "rows"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(words);
  }

  @Test
  void whatIsWrittenIsRead() {
    var between = Checkpoint.none("rows", Duration.ofHours(1));

    assertThat(CheckpointText.read(CheckpointText.write(checkpoint), "rows")).isEqualTo(checkpoint);
    assertThat(CheckpointText.read(CheckpointText.write(between), "rows")).isEqualTo(between);
    var list = between.reading(Reading.begin(Window.ALL, Window.ALL));
    assertThat(CheckpointText.read(CheckpointText.write(list), "rows")).isEqualTo(list);
  }

  @Test
  @DisplayName("a checkpoint with any one byte changed is refused, and so is one cut anywhere")
  void corruptAtEachByte() throws IOException {
    Path file = folder.resolve("sync.json");
    sync(file).run();
    byte[] good = Files.readAllBytes(file);
    assertThat(good.length).isGreaterThan(200);

    for (int i = 0; i < good.length; i++) {
      for (int change : new int[] {1, 0x20, 0x80}) {
        byte[] bad = good.clone();
        bad[i] ^= (byte) change;
        Files.write(file, bad);
        assertUnreadable(file, "byte " + i + " changed");
      }
      Files.write(file, Arrays.copyOf(good, i));
      assertUnreadable(file, "cut at " + i);
    }

    Files.write(file, good);
    sync(file).run();
  }

  private void assertUnreadable(Path file, String as) throws IOException {
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(sync(file)::run)
        .as(as)
        .isInstanceOfSatisfying(
            SyncStoppedException.class,
            stopped -> assertThat(stopped.reason()).isEqualTo(Reason.UNREADABLE_CHECKPOINT));
    assertThat(Files.readAllBytes(file)).as("%s: left as it is", as).isEqualTo(before);
  }

  @Test
  @DisplayName(
      "a checkpoint of an older schema, of a newer one, of another sync, or no checkpoint at all: refused")
  void ofAnotherTime() {
    String text = CheckpointText.write(checkpoint);

    assertRefused(
        text.replace("\"schema\":1", "\"schema\":0"), "expected schema 1, found schema 0");
    assertRefused(
        text.replace("\"schema\":1", "\"schema\":2"),
        "expected schema 1, found schema 2, written by a newer version");
    assertRefused("{}\n", "a damaged or another text");
    assertRefused("", "a damaged or another text");
    assertThatThrownBy(() -> CheckpointText.read(text, "others"))
        .hasMessage("checkpoint: expected that of this sync, found that of rows");
  }

  @Test
  @DisplayName("a text with a right check sum and wrong content is refused too")
  void wrongContent() {
    String body = CheckpointText.write(checkpoint).split("\n")[1];
    for (String wrong :
        List.of(
            body.replace("\"epoch\":4", "\"epoch\":\"x\""),
            body.replace("PT2H", "two hours"),
            body.replace("\"hash\":\"0", "\"hash\":\"z"),
            body.replace("\"rows\":30,", ""),
            "[]",
            "no JSON")) {
      String head =
          "{\"tertulia\":\"checkpoint\",\"schema\":1,\"sha256\":\""
              + Journal.fingerprint(wrong)
              + "\"}";
      assertRefused(head + "\n" + wrong + "\n", "checkpoint: expected");
    }
  }

  @Test
  void itsFilesAreForTheirOwnerOnly() throws IOException {
    Path file = folder.resolve("sync.json");
    sync(file).run();
    DeadLetters.inFile(folder.resolve("dead"))
        .keep(
            List.of(new DeadLetter("rows", World.NOW, WINDOW, null, null, "", JsonValue.MISSING)));

    try (var files = Files.list(folder)) {
      for (Path each : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .as(each.getFileName().toString())
            .isEqualTo("rw-------");
      }
    }
    assertThat(folder.resolve("sync.json.next")).doesNotExist();
  }
}

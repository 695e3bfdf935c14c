package dev.tertulia.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.bridge.sync.SyncStoppedException.Reason;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.TransportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that cannot be mapped, or that the sink refuses. */
class PoisonTest {
  private final World world = World.with(10_000);
  private final Replica replica = new Replica();
  private final CheckpointStore store = CheckpointStore.inMemory();
  private final Path file;

  PoisonTest(@TempDir Path folder) {
    file = folder.resolve("dead.jsonl");
  }

  private static int number(Row row) {
    return Integer.parseInt(row.id().substring(4));
  }

  private Sync<Row, Row> sync(int mapFailsAtEach, int refusesEach) {
    world.pageSize = 100;
    replica.refuses = row -> number(row) % refusesEach == 7;
    return Sync.named("rows")
        .reading(
            world.source().firstWindow(Duration.ofDays(30)).lookback(Duration.ZERO).oldestFirst())
        .mapping(
            row -> {
              if (number(row) % mapFailsAtEach == 3) {
                throw new IllegalArgumentException("no street in " + row.id());
              }
              return row;
            })
        .writing(70, replica)
        .rememberingIn(store)
        .timekeeper(world.time);
  }

  @Test
  @DisplayName(
      "one in a thousand: all others land, every bad one is listed and can be played again")
  void oneInAThousand() {
    Report report = sync(2000, 2000).deadLetters(DeadLetters.inFile(file)).run();

    List<DeadLetter> dead = DeadLetters.read(file);
    assertThat(report.refused()).isEqualTo(10);
    assertThat(report.written()).isEqualTo(9990);
    assertThat(dead).hasSize(10);
    Set<String> bad = dead.stream().map(DeadLetter::id).collect(Collectors.toSet());
    assertThat(bad)
        .contains("row-3", "row-2003", "row-7", "row-8007")
        .doesNotContainAnyElementsOf(replica.rows.keySet());
    assertThat(replica.rows).hasSize(9990);

    DeadLetter first = dead.get(0);
    assertThat(first.id()).isEqualTo("row-3");
    assertThat(first.sortValue()).isEqualTo(world.rows.get("row-3").at());
    assertThat(first.reason()).isEqualTo("IllegalArgumentException: no street in row-3");
    assertThat(first.row().at("text").asText()).isEqualTo("text of row-3");
    assertThat(dead).extracting(DeadLetter::reason).contains("no room for it");
  }

  @Test
  @DisplayName(
      "more than one in a hundred: stopped, and the window is read anew when the mapping is right")
  void tooMany() {
    var broken = sync(50, 100_000).deadLetters(DeadLetters.inFile(file));

    assertThatThrownBy(broken::run)
        .isInstanceOfSatisfying(
            SyncStoppedException.class,
            stopped -> assertThat(stopped.reason()).isEqualTo(Reason.TOO_MANY_REFUSED))
        .hasMessageContaining("11 of 500 rows of")
        .hasCauseInstanceOf(IllegalArgumentException.class);

    sync(100_000, 100_000).deadLetters(DeadLetters.inFile(file)).run();
    assertThat(replica.rows).containsKey("row-53").hasSize(9998);
  }

  @Test
  @DisplayName("a disk that is full for a moment is no bad row: stopped, and all rows land later")
  void fullDisk() {
    var full = new AtomicBoolean(true);
    var saving =
        sync(100_000, 100_000)
            .deadLetters(DeadLetters.inFile(file))
            .keeping(
                row -> {
                  if (number(row) == 500 && full.getAndSet(false)) {
                    throw new UncheckedIOException(new IOException("no space left on the device"));
                  }
                  return true;
                });
    assertThatThrownBy(saving::run).isInstanceOf(UncheckedIOException.class);

    saving.run();

    assertThat(replica.rows).containsKey("row-500").hasSize(9998);
  }

  @Test
  @DisplayName("what is tolerated can be changed, and ten are always allowed")
  void tolerance() {
    sync(50, 100_000).deadLetters(DeadLetters.inFile(file)).tolerating(0.05, 1000).run();
    assertThat(replica.rows).hasSize(9799);

    assertThatThrownBy(
            sync(50, 100_000)
                    .rememberingIn(CheckpointStore.inMemory())
                    .deadLetters(DeadLetters.inFile(file))
                    .tolerating(0.05, 100)
                ::run)
        .hasMessageContaining("101 of");
    assertThat(Tolerance.STANDARD.allows(10, 12)).isTrue();
    assertThat(Tolerance.STANDARD.allows(11, 12)).isFalse();
    assertThat(Tolerance.STANDARD.allows(1000, 10_000_000)).isTrue();
    assertThat(Tolerance.STANDARD.allows(1001, 10_000_000)).isFalse();
  }

  @Test
  @DisplayName("when a window is begun again, the bad rows of before do not count twice")
  void begunAgain() {
    world.pageSize = 100;
    world.cursorDiesAt = request -> request == 90;
    replica.refuses = row -> number(row) % 125 == 7;

    Report report =
        Sync.named("rows")
            .reading(world.source().firstWindow(Duration.ofDays(30)))
            .writing(100, replica)
            .deadLetters(DeadLetters.inFile(file))
            .timekeeper(world.time)
            .run();

    assertThat(replica.rows).hasSize(10_000 - 80);
    assertThat(report.windows().get(0).distinct()).isEqualTo(10_000);
    assertThat(new HashSet<>(DeadLetters.read(file).stream().map(DeadLetter::id).toList()))
        .hasSize(80);
  }

  @Test
  @DisplayName("rows of a batch larger than the window count too")
  void aLargeBatch() {
    replica.refuses = row -> number(row) % 500 == 7;

    Report report =
        Sync.named("rows")
            .reading(world.source().firstWindow(Duration.ofDays(30)))
            .writing(10_000, replica)
            .deadLetters(DeadLetters.inFile(file))
            .timekeeper(world.time)
            .run();

    assertThat(report.refused()).isEqualTo(20);
  }

  @Test
  @DisplayName("without a place for them a bad row stops the sync")
  void withoutAPlace() {
    assertThatThrownBy(sync(2000, 2000)::run)
        .isInstanceOf(SyncStoppedException.class)
        .hasMessageContaining("2 of 100 rows")
        .hasRootCauseMessage("no street in row-3");
  }

  @Test
  @DisplayName("a line the dying program did not end is not read: its row comes again")
  void halfALine() throws IOException {
    sync(2000, 2000).deadLetters(DeadLetters.inFile(file)).run();
    Files.writeString(file, "{\"sync\":\"rows\",\"at", StandardOpenOption.APPEND);

    assertThat(DeadLetters.read(file)).hasSize(10);
  }

  @Test
  @DisplayName("a service that cannot be reached is no bad row")
  void aBadDay() {
    var sync =
        Sync.named("rows")
            .reading(world.all())
            .mapping(
                row -> {
                  throw new TransportException(
                      new CallReport("look-up", 1, Outcome.UNKNOWN, null),
                      TransportException.Kind.DROPPED,
                      "the line is cut",
                      null);
                })
            .writing(10, rows -> List.of())
            .deadLetters(DeadLetters.inFile(file));

    assertThatThrownBy(sync::run).isInstanceOf(TransportException.class);
    assertThat(DeadLetters.read(file)).isEmpty();
  }

  @Test
  @DisplayName("a sink of one row at a time refuses what the service finds fault with")
  void oneAtATime() {
    List<String> taken = new ArrayList<>();
    Sink<Row> sink =
        Sink.each(
            row -> {
              if (number(row) == 40) {
                throw World.refusal("no such street");
              }
              taken.add(row.id());
            });

    Report report =
        Sync.named("rows")
            .reading(world.all())
            .keeping(row -> number(row) < 50)
            .writing(10, sink)
            .deadLetters(DeadLetters.inFile(file))
            .run();

    assertThat(report.written()).isEqualTo(49);
    assertThat(taken).hasSize(49);
    assertThat(DeadLetters.read(file)).hasSize(1);
    assertThat(DeadLetters.read(file).get(0).reason())
        .isEqualTo("BadRequestException: list: 400 no such street");
  }

  @Test
  @DisplayName("a line that was cut by a crash makes room for the next")
  void aLineThatWasCut() throws IOException {
    Files.writeString(file, "{\"sync\":\"ro");
    sync(2000, 100_000).deadLetters(DeadLetters.inFile(file)).run();
    int before = DeadLetters.read(file).size();
    Files.writeString(file, "{\"sync\":\"rows\",\"at", StandardOpenOption.APPEND);

    sync(100_000, 2000)
        .rememberingIn(CheckpointStore.inMemory())
        .deadLetters(DeadLetters.inFile(file))
        .run();

    assertThat(before).isEqualTo(6);
    assertThat(DeadLetters.read(file)).hasSize(6 + 6);
  }
}

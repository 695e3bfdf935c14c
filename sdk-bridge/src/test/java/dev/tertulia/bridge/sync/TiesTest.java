package dev.tertulia.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.Cursor;
import dev.tertulia.core.Page;
import dev.tertulia.core.Paged;
import dev.tertulia.core.PagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten thousand rows with one timestamp. */
class TiesTest {
  private static final String CASES =
      """
      20,  start
      20,  middle
      20,  edge
      100, start
      100, middle
      100, edge
      500, start
      500, middle
      500, edge
      """;

  private final World world = World.with(1000);
  private final Replica replica = new Replica();

  /** The edge of a window, of the range, or the middle of both. */
  private void crowd(int pageSize, String where) {
    world.pageSize = pageSize;
    Instant moment =
        switch (where) {
          case "start" -> World.START;
          case "middle" -> World.START.plus(Duration.ofMinutes(5000));
          default -> World.START.plus(Duration.ofHours(1 + 2 + 4));
        };
    for (int i = 0; i < 10_000; i++) {
      world.put("tie-" + i, moment);
    }
  }

  @ParameterizedTest
  @CsvSource(textBlock = CASES)
  @DisplayName("with a cursor all come, once, also when the cursor dies among them")
  void withACursor(int pageSize, String where) {
    crowd(pageSize, where);
    int death = 5 + 5000 / pageSize;
    world.cursorDiesAt = request -> request == death;

    Report report =
        Sync.named("ties")
            .reading(world.source().oldestFirst())
            .writing(500, replica)
            .timekeeper(world.time)
            .run();

    assertThat(replica.rows).hasSize(11_000).isEqualTo(world.rows);
    assertThat(replica.written).isEqualTo(11_000);
    assertThat(report.windows().stream().mapToLong(Proof::distinct).sum()).isEqualTo(11_000);
  }

  /** A service that knows no cursor, only "from that moment on". */
  private Paged<Row> byTimeOnly(Window window, int pageSize) {
    return Paged.of(
        cursor -> {
          Instant from = cursor == null ? window.from() : Instant.parse(cursor.value());
          var page =
              world.rows.values().stream()
                  .filter(row -> !row.at().isBefore(from) && row.at().isBefore(window.until()))
                  .sorted(Comparator.comparing(Row::at).thenComparing(Row::id))
                  .limit(pageSize)
                  .toList();
          boolean more = page.size() == pageSize;
          return new Page<>(page, more ? new Cursor("" + page.get(pageSize - 1).at()) : null);
        },
        Row::id);
  }

  @ParameterizedTest
  @CsvSource(textBlock = CASES)
  @DisplayName("without a cursor they are stopped at, never passed over")
  void withoutACursor(int pageSize, String where) {
    crowd(pageSize, where);
    var sync =
        Sync.named("ties")
            .reading(
                Source.windows(World.START, w -> byTimeOnly(w, pageSize), Row::at, Row::id)
                    .oldestFirst())
            .writing(500, replica)
            .rememberingIn(CheckpointStore.inMemory())
            .timekeeper(world.time);

    assertThatThrownBy(sync::run).isInstanceOf(PagingException.class);
    assertThatThrownBy(sync::run).as("again").isInstanceOf(PagingException.class);

    assertThat(replica.rows).hasSizeLessThan(11_000);
  }
}

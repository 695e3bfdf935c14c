package dev.tertulia.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.Cursor;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Page;
import dev.tertulia.core.Paged;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A history so long that nobody can hold it; rows are made when they are asked for. */
class MillionRowsTest {
  private final ManualTimekeeper time = ManualTimekeeper.startingAt(World.NOW);
  private int requests;
  private long taken;

  private static Instant at(long number, long rows) {
    long span = Duration.between(World.START, World.NOW.minusSeconds(600)).toNanos();
    return World.START.plusNanos((long) ((double) span / rows * number));
  }

  /** A page of 500 a tenth of a second. */
  private Paged<Row> history(Window window, long rows) {
    return Paged.of(
        cursor -> {
          requests++;
          time.advance(Duration.ofMillis(100));
          long from = cursor == null ? first(window.from(), rows) : Long.parseLong(cursor.value());
          var page = new ArrayList<Row>();
          while (page.size() < 500 && from < rows && !at(from, rows).isAfter(window.until())) {
            page.add(new Row("message-" + from, at(from, rows), 1, "the text of " + from));
            from++;
          }
          boolean more = from < rows && !at(from, rows).isAfter(window.until());
          return new Page<>(page, more ? new Cursor("" + from) : null);
        },
        Row::id);
  }

  private static long first(Instant from, long rows) {
    long low = 0;
    long high = rows;
    while (low < high) {
      long middle = (low + high) / 2;
      if (at(middle, rows).isBefore(from)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Report carry(long rows) {
    return Sync.named("history")
        .reading(
            Source.windows(World.START, window -> history(window, rows), Row::at, Row::id)
                .oldestFirst())
        .writing(500, Sink.allOf(batch -> taken += batch.size()))
        .timekeeper(time)
        .run();
  }

  @Test
  @DisplayName("fifty thousand rows")
  void aShortSlice() {
    Report report = carry(50_000);

    assertThat(taken).isEqualTo(50_000);
    assertThat(report.suspects()).isEmpty();
    assertThat(requests).isLessThanOrEqualTo(100 + 2 * report.windows().size());
  }

  @Test
  @Tag("long")
  @DisplayName("a million rows in 64 MB: few requests more than pages")
  void aMillion() throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                MillionRowsTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    System.out.print(printed);

    assertThat(program.waitFor()).isZero();
    assertThat(printed).startsWith("1000000 rows, simulated");
  }

  public static void main(String[] args) {
    var test = new MillionRowsTest();
    Report report = test.carry(1_000_000);
    System.gc();
    long live = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    System.out.printf(
        "%d rows, simulated: %d requests, %d windows, %d s of virtual time, heap %d MB after, at"
            + " most %d MB%n",
        report.windows().stream().mapToLong(Proof::distinct).sum(),
        test.requests,
        report.windows().size(),
        report.took().toSeconds(),
        live >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
    if (test.taken != 1_000_000 || test.requests > 2020 || report.took().toSeconds() > 215) {
      System.exit(1);
    }
  }
}

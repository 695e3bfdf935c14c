package dev.tertulia.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.Cursor;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Page;
import dev.tertulia.core.Paged;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  @DisplayName("a million rows: few requests more than pages, and a heap that does not grow")
  void aMillion() {
    System.gc();
    List<MemoryPoolMXBean> heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    heap.forEach(MemoryPoolMXBean::resetPeakUsage);

    Report report = carry(1_000_000);

    System.gc();
    long live =
        heap.stream()
            .mapToLong(
                pool -> pool.getCollectionUsage() == null ? 0 : pool.getCollectionUsage().getUsed())
            .sum();
    System.out.printf(
        "a million rows, simulated: %d requests, %d windows, %d s of virtual time, %d MB live after,"
            + " -Xmx%d MB%n",
        requests,
        report.windows().size(),
        report.took().toSeconds(),
        live >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
    assertThat(taken).isEqualTo(1_000_000);
    assertThat(report.windows().stream().mapToLong(Proof::distinct).sum()).isEqualTo(1_000_000);
    assertThat(requests).isLessThanOrEqualTo(2100);
  }
}

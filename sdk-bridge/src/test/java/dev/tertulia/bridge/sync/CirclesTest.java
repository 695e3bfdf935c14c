package dev.tertulia.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.Cursor;
import dev.tertulia.core.Page;
import dev.tertulia.core.Paged;
import dev.tertulia.core.PagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lists that go round in circles. */
class CirclesTest {
  private final Replica replica = new Replica();
  private int requests;

  private static List<Row> rows(int... numbers) {
    var rows = new ArrayList<Row>();
    for (int each : numbers) {
      rows.add(new Row("r" + each, World.START.plusSeconds(each), 1, ""));
    }
    return rows;
  }

  /** A list whose n-th request is answered with that. */
  private Paged<Row> answering(IntFunction<Page<Row>> answer) {
    return Paged.of(cursor -> answer.apply(++requests), row -> List.of(row.id(), row.at()));
  }

  private void assertStops(Paged<Row> list, String words) {
    for (var source :
        List.of(
            Source.list(list),
            Source.windows(World.START, window -> list, Row::at, Row::id),
            Source.windows(World.START, window -> list, Row::at, Row::id).oldestFirst())) {
      requests = 0;
      var sync = Sync.named("circle").reading(source).writing(2, replica);
      assertThatThrownBy(sync::run).isInstanceOf(PagingException.class).hasMessageContaining(words);
      assertThat(requests).isLessThan(1100);
    }
  }

  @Test
  @DisplayName("the next cursor equal to the last: stopped")
  void aCursorThatLeadsToItself() {
    assertStops(
        Paged.of(
            cursor -> {
              requests++;
              return new Page<>(cursor == null ? rows(1, 2) : rows(3, 4), new Cursor("same"));
            },
            Row::id),
        "the next page is one that has been given already");
  }

  @Test
  @DisplayName("a page that repeats, each time with a new cursor: stopped")
  void aPageThatRepeats() {
    assertStops(answering(n -> new Page<>(rows(1, 2), new Cursor("c" + n))), "bring nothing new");
  }

  @Test
  @DisplayName("two pages by turns, each time with a new cursor: stopped at once")
  void twoPagesByTurns() {
    assertStops(
        answering(n -> new Page<>(rows(n % 2, 2 + n % 2), new Cursor("c" + n))),
        "a page brings nothing new");
    assertThat(requests).isEqualTo(3);
  }

  @Test
  @DisplayName("an empty page with a next cursor is not the end; a thousand of them are enough")
  void emptyPages() {
    Paged<Row> sparse =
        answering(
            n ->
                new Page<>(
                    n % 10 == 0 ? rows(n) : List.of(), n == 100 ? null : new Cursor("c" + n)));
    Report report = Sync.named("sparse").reading(sparse).writing(3, replica).run();
    assertThat(report.written()).isEqualTo(10);
    assertThat(requests).isEqualTo(100);

    assertStops(
        answering(n -> new Page<>(List.of(), new Cursor("c" + n))), "1000 pages bring nothing new");
  }
}

package dev.tertulia.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class PagedTest {
  private final List<String> fetched = new ArrayList<>();

  /** Three pages of two; each begins with the last item of the one before. */
  private final Paged<String> list = Paged.of(this::page, item -> item);

  private Page<String> page(Cursor cursor) {
    fetched.add(cursor == null ? "start" : cursor.value());
    int n = cursor == null ? 0 : Integer.parseInt(cursor.value());
    Cursor next = n == 2 ? null : new Cursor("" + (n + 1));
    return new Page<>(List.of("i" + n, "i" + (n + 1)), next);
  }

  @Test
  void allItemsComeOnceInOrder() {
    assertThat(list).containsExactly("i0", "i1", "i2", "i3");
    assertThat(fetched).containsExactly("start", "1", "2");
  }

  @Test
  void itTellsByWhatItTellsItemsApart() {
    assertThat(list.identity("i1")).isEqualTo("i1");
    assertThat(fetched).isEmpty();
  }

  @Test
  void nothingIsFetchedBeforeItIsAskedFor() {
    var stream = list.stream();
    var pages = list.pages().iterator();
    assertThat(fetched).isEmpty();

    assertThat(stream.limit(2).toList()).containsExactly("i0", "i1");
    assertThat(fetched).containsExactly("start");
    assertThat(pages.hasNext()).isTrue();
    assertThat(fetched).hasSize(1);
  }

  @Test
  void eachIterationBeginsAfresh() {
    assertThat(list.stream().count()).isEqualTo(list.stream().count());
    assertThat(fetched).filteredOn("start"::equals).hasSize(2);
  }

  @Test
  void aStoredPlaceIsGoneOnFrom() {
    Page<String> first = list.pages().iterator().next();

    assertThat(list.startingAt(first.next())).containsExactly("i1", "i2", "i3");
    assertThat(fetched).containsExactly("start", "1", "2");
  }

  @Test
  void anEmptyPageIsNotTheEnd() {
    Paged<String> sparse =
        Paged.of(
            c ->
                c == null
                    ? new Page<>(List.of(), new Cursor("1"))
                    : new Page<>(List.of("late"), null),
            item -> item);

    assertThat(sparse).containsExactly("late");
  }

  @Test
  void aPageThatLeadsToItselfEndsTheWalk() {
    Paged<String> loop = Paged.of(c -> new Page<>(List.of("x"), new Cursor("1")), item -> item);

    assertThatThrownBy(() -> loop.stream().toList())
        .isInstanceOfSatisfying(
            PagingException.class, e -> assertThat(e.lastCursor()).isEqualTo(new Cursor("1")));
  }

  @Test
  void pagesThatLeadInACircleEndTheWalk() {
    Paged<String> circle =
        Paged.of(
            c ->
                new Page<>(
                    List.of("x"), new Cursor(c == null || c.value().equals("b") ? "a" : "b")),
            item -> null);

    assertThatThrownBy(() -> circle.stream().count()).isInstanceOf(PagingException.class);
  }

  @Test
  void aFailedFetchCanBeTriedAgain() {
    var down = new boolean[] {true};
    Paged<String> shaky =
        Paged.of(
            c -> {
              if (down[0]) {
                throw new IllegalStateException("down");
              }
              return new Page<>(List.of("x"), null);
            },
            item -> item);
    var walk = shaky.iterator();

    assertThatThrownBy(walk::next).hasMessage("down");
    down[0] = false;

    assertThat(walk.next()).isEqualTo("x");
    assertThatThrownBy(walk::next).isInstanceOf(NoSuchElementException.class);
  }
}

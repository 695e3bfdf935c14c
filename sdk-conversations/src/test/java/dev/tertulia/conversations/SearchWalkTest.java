package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.conversations.ConversationQuery.Order;
import dev.tertulia.core.Cursor;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Page;
import dev.tertulia.core.Paged;
import dev.tertulia.core.PagingException;
import dev.tertulia.core.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Search pages, against a service that knows sort values only. */
class SearchWalkTest {

  /** The service: conversations and their sort values, in any order. */
  private final List<Conversation> stored = new ArrayList<>();

  private final List<Map<String, String>> asked = new ArrayList<>();
  private boolean inclusive;
  private int largestPage = Integer.MAX_VALUE;

  private void store(String id, long sort) {
    stored.removeIf(each -> id.equals(each.id()));
    stored.add(
        Json.standard()
            .read(Conversation.class, "{\"id\":\"" + id + "\",\"sort\":[" + sort + "]}"));
  }

  private List<Conversation> serve(Map<String, String> query) {
    asked.add(query);
    boolean ascending = query.get("sort").equals("asc");
    String after = query.get("startAfterDate");
    Comparator<Conversation> order =
        Comparator.<Conversation, Long>comparing(each -> each.sort().get(0))
            .thenComparing(Conversation::id);
    Stream<Conversation> found = stored.stream().sorted(ascending ? order : order.reversed());
    if (after != null) {
      long key = Long.parseLong(after);
      found =
          found.filter(
              each -> {
                long sort = each.sort().get(0);
                return (inclusive && sort == key) || (ascending ? sort > key : sort < key);
              });
    }
    return found.limit(Math.min(largestPage, Integer.parseInt(query.get("limit")))).toList();
  }

  private Paged<Conversation> search(int pageSize, Order order) {
    return new SearchWalk(ConversationQuery.all().pageSize(pageSize).order(order), this::serve)
        .paged();
  }

  private static List<String> ids(Paged<Conversation> paged) {
    return paged.stream().map(Conversation::id).toList();
  }

  @Test
  void losesAndRepeatsNothingWhateverTheTies() {
    long[] sorts = {1, 1, 1, 2, 3, 3, 4, 5, 5, 5, 5, 6};
    IntStream.range(0, sorts.length).forEach(i -> store("c" + (char) ('a' + i), sorts[i]));

    for (boolean edgeIncluded : new boolean[] {false, true}) {
      inclusive = edgeIncluded;
      for (int pageSize = 1; pageSize <= 13; pageSize++) {
        for (Order order : Order.values()) {
          assertThat(ids(search(pageSize, order)))
              .as("pages of %d, %s, edge included: %s", pageSize, order, edgeIncluded)
              .hasSize(12)
              .doesNotHaveDuplicates();
        }
      }
    }
  }

  @Test
  void seesAgainWhatMovesToTheEndWhileItReads() {
    store("a", 1);
    store("b", 2);
    store("c", 3);
    var seen = new ArrayList<String>();

    for (Conversation each : search(2, Order.OLDEST_FIRST)) {
      seen.add(each.id());
      if (seen.size() == 1) {
        store("a", 9);
        store("b", 10);
      }
    }

    assertThat(seen).containsExactly("a", "b", "c", "a", "b");
  }

  @Test
  void goesOnFromAStoredCursor() {
    for (int i = 0; i < 10; i++) {
      store("c" + i, 1 + i / 3);
    }
    var seen = new ArrayList<String>();
    Page<Conversation> first = search(4, Order.OLDEST_FIRST).pages().iterator().next();
    first.items().forEach(each -> seen.add(each.id()));

    var stored = new Cursor(first.next().value());
    search(4, Order.OLDEST_FIRST).startingAt(stored).forEach(each -> seen.add(each.id()));

    assertThat(seen).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void refusesACursorOfAnotherList() {
    assertThatThrownBy(
            () -> search(4, Order.OLDEST_FIRST).startingAt(new Cursor("m1")).iterator().next())
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void asksForMoreWhenAPageHoldsOneValueOnly() {
    for (int i = 0; i < 7; i++) {
      store("c" + i, 5);
    }
    store("d", 6);

    assertThat(ids(search(2, Order.OLDEST_FIRST))).hasSize(8).doesNotHaveDuplicates();
    assertThat(asked).anyMatch(query -> query.get("limit").equals("8"));
  }

  @Test
  void stopsLoudlyWhenTheServiceCutsPagesShort() {
    for (int i = 0; i < 250; i++) {
      store("c" + i, 5);
    }
    largestPage = 100;

    assertThatThrownBy(() -> ids(search(100, Order.OLDEST_FIRST)))
        .isInstanceOf(PagingException.class)
        .hasMessageContaining("going on would lose some");
  }

  @Test
  void stopsLoudlyWithoutTheKeyOfTheNextPage() {
    stored.add(Json.standard().read(Conversation.class, "{\"id\":\"a\"}"));

    var walk = new SearchWalk(ConversationQuery.all().pageSize(1), query -> stored);

    assertThatThrownBy(() -> walk.paged().iterator().next()).isInstanceOf(PagingException.class);
  }

  @Test
  void asksOnlyForThePagesThatAreRead() {
    for (int i = 0; i < 10; i++) {
      store("c" + i, i);
    }

    assertThat(search(5, Order.OLDEST_FIRST).stream().limit(5)).hasSize(5);

    assertThat(asked).hasSize(1);
  }
}

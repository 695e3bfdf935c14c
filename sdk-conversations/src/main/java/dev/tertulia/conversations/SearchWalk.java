package dev.tertulia.conversations;

import dev.tertulia.conversations.ConversationQuery.Order;
import dev.tertulia.core.BadRequestException;
import dev.tertulia.core.Cursor;
import dev.tertulia.core.Page;
import dev.tertulia.core.Paged;
import dev.tertulia.core.PagingException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a search. The service has no cursor: one asks for what comes after a sort value, of
 * which several conversations may share one. So each page begins one step before the last value,
 * and what was given at that edge is dropped by its id.
 */
final class SearchWalk {
  private static final String OPERATION = "search-conversation";

  /** Pages of this size were seen to be answered in full. */
  private static final int PROVEN = 100;

  private static final int LARGEST = 800;

  private final ConversationQuery query;
  private final Function<Map<String, String>, List<Conversation>> fetch;
  private final String list;
  private final boolean ascending;

  SearchWalk(ConversationQuery query, Function<Map<String, String>, List<Conversation>> fetch) {
    this.query = query;
    this.fetch = fetch;
    this.ascending = query.order() == Order.OLDEST_FIRST;
    this.list = "search-" + (ascending ? "asc" : "desc") + "-" + query.sortBy().wire;
  }

  Paged<Conversation> paged() {
    return Paged.of(this::page, SearchWalk::state);
  }

  /** A conversation that has moved on since it was given is news. */
  private static @Nullable Object state(Conversation each) {
    return each.id() == null ? null : List.of(each.id(), each.sort());
  }

  private Page<Conversation> page(@Nullable Cursor cursor) {
    Place place = cursor == null ? null : Place.of(cursor, List.of(list));
    Long mark = place == null ? null : place.mark();
    Set<String> edge = place == null ? Set.of() : place.edge();
    List<Conversation> found = fetch(mark, query.pageSize());
    if (found.size() < query.pageSize()) {
      return new Page<>(fresh(found, mark, edge), null);
    }
    long last = last(found, cursor);
    if (mark != null && !beyond(last, mark)) {
      found = beyondTies(mark, cursor);
      last = last(found, cursor);
      if (!beyond(last, mark)) {
        return new Page<>(fresh(found, mark, edge), null);
      }
    }
    var next = new Place(list, null, last, edgeOf(found, last, mark, edge), false);
    return new Page<>(fresh(found, mark, edge), next.cursor());
  }

  private boolean beyond(long sort, long mark) {
    return ascending ? sort > mark : sort < mark;
  }

  private static List<Conversation> fresh(
      List<Conversation> found, @Nullable Long mark, Set<String> edge) {
    return found.stream()
        .filter(
            each ->
                mark == null || each.id() == null || !near(each, mark) || !edge.contains(each.id()))
        .toList();
  }

  private static boolean near(Conversation each, long mark) {
    return each.sort().isEmpty() || Math.abs(each.sort().get(0) - mark) <= 1;
  }

  /**
   * A full page that ends where the one before ended says nothing new: more conversations share
   * that value than a page holds. A larger page gets past them, if the service gives one. What
   * still ends there is the end of the list.
   */
  private List<Conversation> beyondTies(long mark, @Nullable Cursor cursor) {
    for (int size = query.pageSize() * 2; size <= LARGEST; size *= 2) {
      List<Conversation> found;
      try {
        found = fetch(mark, size);
      } catch (BadRequestException e) {
        break;
      }
      if (looksCut(found.size(), size)) {
        break;
      }
      if (found.size() < size || beyond(last(found, cursor), mark)) {
        return found;
      }
    }
    throw new PagingException(
        OPERATION,
        "more conversations share one "
            + query.sortBy().wire
            + " than a page holds: going on would lose some; narrow the query",
        cursor);
  }

  /**
   * A round number of items, fewer than asked for, is rather a limit of the service's than the end
   * of the list.
   */
  private static boolean looksCut(int size, int asked) {
    return asked > PROVEN && size < asked && size % 50 == 0;
  }

  private List<Conversation> fetch(@Nullable Long mark, int size) {
    var parameters = new TreeMap<>(query.filters());
    parameters.put("sort", ascending ? "asc" : "desc");
    parameters.put("sortBy", query.sortBy().wire);
    parameters.put("limit", String.valueOf(size));
    if (mark != null) {
      parameters.put("startAfterDate", String.valueOf(ascending ? mark - 1 : mark + 1));
    }
    return fetch.apply(parameters);
  }

  /**
   * Ids at the new edge, and one step before it, since nobody has said whether the service includes
   * the value asked for.
   */
  private static Set<String> edgeOf(
      List<Conversation> found, long last, @Nullable Long mark, Set<String> edge) {
    Set<String> ids = new HashSet<>();
    for (Conversation each : found) {
      if (near(each, last) && each.id() != null) {
        ids.add(each.id());
      }
    }
    if (mark != null && Math.abs(mark - last) <= 1) {
      ids.addAll(edge);
    }
    return ids;
  }

  private static long last(List<Conversation> found, @Nullable Cursor cursor) {
    List<Long> sort = found.get(found.size() - 1).sort();
    if (sort.isEmpty()) {
      throw new PagingException(
          OPERATION,
          "a conversation came without its sort value: the next page is unknown",
          cursor);
    }
    return sort.get(0);
  }
}

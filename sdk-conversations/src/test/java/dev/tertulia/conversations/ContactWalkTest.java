package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.conversations.ContactQuery.Order;
import dev.tertulia.conversations.ContactQuery.SortBy;
import dev.tertulia.conversations.Wire.ContactsPage;
import dev.tertulia.core.Cursor;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Page;
import dev.tertulia.core.Paged;
import dev.tertulia.core.PagingException;
import dev.tertulia.core.json.Json;
import dev.tertulia.core.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages of contacts, against a service that knows keys of a time and an id. */
class ContactWalkTest {
  private static final Comparator<Contact> BY_KEY =
      Comparator.<Contact, Long>comparing(each -> each.searchAfter().at(0).asLong())
          .thenComparing(Contact::id);

  /** The service: contacts and their times, in any order. */
  private final List<Contact> stored = new ArrayList<>();

  private final List<JsonValue> asked = new ArrayList<>();
  private int largestPage = Integer.MAX_VALUE;

  private void store(String id, long at) {
    stored.removeIf(each -> id.equals(each.id()));
    stored.add(contact("{\"id\":\"" + id + "\",\"searchAfter\":[" + at + ",\"" + id + "\"]}"));
  }

  private static Contact contact(String json) {
    return Json.standard().read(Contact.class, json);
  }

  private ContactsPage serve(ContactQuery query, JsonValue after) {
    asked.add(after);
    var found = new ArrayList<>(stored);
    found.sort(query.order() == Order.OLDEST_FIRST ? BY_KEY : BY_KEY.reversed());
    List<Contact> page =
        found.stream()
            .dropWhile(each -> !after.isMissing() && !isAfter(query, each, after))
            .limit(Math.min(query.pageSize(), largestPage))
            .toList();
    return new ContactsPage(page, stored.size());
  }

  private static boolean isAfter(ContactQuery query, Contact each, JsonValue after) {
    var mark = contact(JsonValue.object("id", after.at(1), "searchAfter", after).json());
    int order = BY_KEY.compare(each, mark);
    return query.order() == Order.OLDEST_FIRST ? order > 0 : order < 0;
  }

  private Paged<Contact> search(ContactQuery query) {
    return new ContactWalk(query, after -> serve(query, after)).paged();
  }

  @Test
  void losesAndRepeatsNothingWhateverTheTies() {
    long[] times = {1, 1, 1, 2, 3, 3, 4, 5, 5, 5, 5, 6};
    for (int i = 0; i < times.length; i++) {
      store("c" + (char) ('a' + i), times[i]);
    }

    for (int pageSize = 1; pageSize <= 13; pageSize++) {
      for (Order order : Order.values()) {
        assertThat(search(ContactQuery.all().order(order).pageSize(pageSize)))
            .as("pages of %d, %s", pageSize, order)
            .extracting(Contact::id)
            .hasSize(12)
            .doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void doesNotTakeAPageCutShortForTheEnd() {
    for (int i = 0; i < 10; i++) {
      store("c" + i, i);
    }
    largestPage = 3;

    assertThat(search(ContactQuery.all().pageSize(100))).hasSize(10);
  }

  @Test
  void doesNotBelieveATotalThatIsLessThanWhatCame() {
    store("a", 1);
    var first = new ContactsPage(List.copyOf(stored), 0);
    store("b", 2);
    var second = new ContactsPage(List.of(stored.get(1)), 0);
    var end = new ContactsPage(List.of(), 0);

    var walk =
        new ContactWalk(
            ContactQuery.all(),
            after -> after.isMissing() ? first : "a".equals(after.at(1).asText()) ? second : end);

    assertThat(walk.paged()).hasSize(2);
  }

  @Test
  void asksOnceWhereOnePageIsAll() {
    store("a", 1);

    assertThat(search(ContactQuery.all())).hasSize(1);

    assertThat(asked).containsExactly(JsonValue.MISSING);
  }

  @Test
  void seesAgainWhatChangesWhileItReads() {
    store("a", 1);
    store("b", 2);
    store("c", 3);
    var seen = new ArrayList<String>();

    for (Contact each : search(ContactQuery.all().sortBy(SortBy.DATE_UPDATED).pageSize(2))) {
      seen.add(each.id());
      if (seen.size() == 1) {
        store("b", 9);
      }
    }

    assertThat(seen).containsExactly("a", "b", "c", "b");
  }

  @Test
  void goesOnFromAStoredCursor() {
    for (int i = 0; i < 10; i++) {
      store("c" + i, i / 3);
    }
    ContactQuery query = ContactQuery.all().pageSize(4);
    Page<Contact> first = search(query).pages().iterator().next();

    var rest = search(query).startingAt(new Cursor(first.next().value()));

    assertThat(rest).extracting(Contact::id).containsExactly("c4", "c5", "c6", "c7", "c8", "c9");
  }

  @Test
  void refusesACursorOfAnotherList() {
    store("a", 1);
    store("b", 2);
    ContactQuery query = ContactQuery.all().pageSize(1);
    Cursor cursor = search(query).pages().iterator().next().next();

    for (Paged<Contact> other :
        List.of(
            search(query.order(Order.NEWEST_FIRST)).startingAt(cursor),
            search(query.sortBy(SortBy.DATE_UPDATED)).startingAt(cursor),
            search(query)
                .startingAt(new Cursor("{\"list\":\"contacts-asc-dateAdded\",\"key\":\"[\"}")))) {
      assertThatThrownBy(() -> other.iterator().next()).isInstanceOf(InvalidRequestException.class);
    }
  }

  @Test
  void stopsLoudlyWithoutTheKeyOfTheNextPage() {
    stored.add(contact("{\"id\":\"a\"}"));
    var page = new ContactsPage(stored, 7);

    var walk = new ContactWalk(ContactQuery.all(), after -> page);

    assertThatThrownBy(() -> walk.paged().iterator().next())
        .isInstanceOf(PagingException.class)
        .hasMessageContaining("without its key");
  }

  @Test
  void stopsLoudlyWhenTheServiceIgnoresTheKey() {
    store("a", 1);
    var page = new ContactsPage(stored, 7);

    var walk = new ContactWalk(ContactQuery.all(), after -> page);

    assertThatThrownBy(() -> walk.paged().stream().count()).isInstanceOf(PagingException.class);
  }
}

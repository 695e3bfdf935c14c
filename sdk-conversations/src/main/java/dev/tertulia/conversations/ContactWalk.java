package dev.tertulia.conversations;

import dev.tertulia.conversations.Wire.ContactsPage;
import dev.tertulia.core.Cursor;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Page;
import dev.tertulia.core.Paged;
import dev.tertulia.core.PagingException;
import dev.tertulia.core.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a search for contacts. Each contact carries the key to go on after it, made of its sort
 * value and its id, so ties lose nothing.
 */
final class ContactWalk {
  private static final String OPERATION = "search-contacts-advanced";

  private final Function<JsonValue, ContactsPage> fetch;
  private final String list;

  ContactWalk(ContactQuery query, Function<JsonValue, ContactsPage> fetch) {
    this.fetch = fetch;
    this.list = "contacts-" + query.order().wire + "-" + query.sortBy().wire;
  }

  Paged<Contact> paged() {
    return Paged.of(this::page, ContactWalk::state);
  }

  /** A contact that has changed since it was given is news where changes are the order. */
  private static @Nullable Object state(Contact each) {
    return each.id() == null ? null : List.of(each.id(), each.searchAfter());
  }

  private Page<Contact> page(@Nullable Cursor cursor) {
    JsonValue after = cursor == null ? JsonValue.MISSING : key(cursor);
    ContactsPage page = fetch.apply(after);
    List<Contact> found = page.contacts();
    // A short page alone proves nothing: the service may hold pages smaller than asked for.
    boolean whole = cursor == null && page.total() != null && found.size() == page.total();
    if (found.isEmpty() || whole) {
      return new Page<>(found, null);
    }
    JsonValue last = found.get(found.size() - 1).searchAfter();
    if (last.isMissing()) {
      throw new PagingException(
          OPERATION, "a contact came without its key: the next page is unknown", cursor);
    }
    return new Page<>(found, new Place(list, last.json(), null, Set.of(), false).cursor());
  }

  private JsonValue key(Cursor cursor) {
    String key = Place.of(cursor, List.of(list)).key();
    try {
      return JsonValue.parse(key == null ? "" : key);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException("cursor", "one this list has given", "another text");
    }
  }
}

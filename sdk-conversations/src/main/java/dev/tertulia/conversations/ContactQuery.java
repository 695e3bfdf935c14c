package dev.tertulia.conversations;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.Require;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which contacts, and in which order. All conditions have to hold.
 *
 * <pre>{@code
 * ContactQuery.all().tag("vip").addedFrom(lastMonday).where(ContactFilter.is("country", "ES"))
 * }</pre>
 *
 * @param filters the conditions
 * @param text words to be found in any of the fields the location has made searchable; null for
 *     none
 * @param order which come first
 * @param sortBy by what they are ordered
 * @param pageSize how many are fetched at once, from 1 to 500
 */
public record ContactQuery(
    List<ContactFilter> filters, @Nullable String text, Order order, SortBy sortBy, int pageSize) {

  private static final int LONGEST_TEXT = 75;
  private static final String ADDED = "dateAdded";
  private static final String CHANGED = "dateUpdated";

  /** Which come first. */
  public enum Order {
    /**
     * The longest there, or the longest unchanged, first. Complete: what is added or changed while
     * the list is read comes at its end.
     */
    OLDEST_FIRST("asc"),
    /**
     * The latest first. For looking at the top of the list: what is added or changed while the list
     * is read moves to the front, behind the reader's back, and is missed.
     */
    NEWEST_FIRST("desc");

    final String wire;

    Order(String wire) {
      this.wire = wire;
    }
  }

  /** By what contacts are ordered. */
  public enum SortBy {
    /** When they were made. */
    DATE_ADDED(ADDED),
    /** When they last changed: for keeping a copy up to date. */
    DATE_UPDATED(CHANGED);

    final String wire;

    SortBy(String wire) {
      this.wire = wire;
    }
  }

  /** Refuses what cannot be asked. */
  public ContactQuery {
    filters = List.copyOf(filters);
    if (text != null) {
      Require.atMost("ContactQuery.text", Require.text("ContactQuery.text", text), LONGEST_TEXT);
    }
    Require.between("ContactQuery.pageSize", pageSize, 1, 500);
  }

  /** Every contact of the location, the longest there first. */
  public static ContactQuery all() {
    return new ContactQuery(List.of(), null, Order.OLDEST_FIRST, SortBy.DATE_ADDED, 100);
  }

  /** Only those with these words in a searchable field; at most 75 characters. */
  public ContactQuery text(String words) {
    return new ContactQuery(filters, words, order, sortBy, pageSize);
  }

  /** Only those with this tag; asked for several times, those with all of them. */
  public ContactQuery tag(String name) {
    return where(ContactFilter.is("tags", name));
  }

  /** Only those without this tag. */
  public ContactQuery withoutTag(String name) {
    return where(ContactFilter.isNot("tags", name));
  }

  /** Only those a user is in charge of. */
  public ContactQuery assignedTo(String userId) {
    return where(
        ContactFilter.is("assignedTo", HighLevelRules.id("ContactQuery.assignedTo", userId)));
  }

  /** Only those nobody is in charge of. */
  public ContactQuery unassigned() {
    return where(ContactFilter.missing("assignedTo"));
  }

  /** Only those made from that moment on. */
  public ContactQuery addedFrom(Instant moment) {
    return where(ContactFilter.from(ADDED, moment));
  }

  /** Only those made until that moment. */
  public ContactQuery addedUntil(Instant moment) {
    return where(ContactFilter.until(ADDED, moment));
  }

  /**
   * Only those changed from that moment on. Changes take some seconds to be found: to miss none,
   * ask from a minute before the last time.
   */
  public ContactQuery changedFrom(Instant moment) {
    return where(ContactFilter.from(CHANGED, moment));
  }

  /** Only those last changed until that moment. */
  public ContactQuery changedUntil(Instant moment) {
    return where(ContactFilter.until(CHANGED, moment));
  }

  /** Only those one of whose own fields has this value. */
  public ContactQuery customField(String fieldId, Object value) {
    return where(
        ContactFilter.is(
            "customFields." + HighLevelRules.id("ContactQuery.customField", fieldId), value));
  }

  /** With one condition more. */
  public ContactQuery where(ContactFilter filter) {
    return new ContactQuery(Copies.plus(filters, filter), text, order, sortBy, pageSize);
  }

  /** The same in another order. */
  public ContactQuery order(Order other) {
    return new ContactQuery(filters, text, other, sortBy, pageSize);
  }

  /** The same ordered by something else. */
  public ContactQuery sortBy(SortBy other) {
    return new ContactQuery(filters, text, order, other, pageSize);
  }

  /** The same, fetched so many at once, from 1 to 500. */
  public ContactQuery pageSize(int size) {
    return new ContactQuery(filters, text, order, sortBy, size);
  }

  /** The page after that place, in the vendor's words. */
  JsonValue body(String locationId, JsonValue after) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("locationId", locationId);
    body.put("pageLimit", pageSize);
    if (!after.isMissing()) {
      body.put("searchAfter", after);
    }
    if (text != null) {
      body.put("query", text);
    }
    if (!filters.isEmpty()) {
      body.put("filters", filters.stream().map(ContactFilter::json).toList());
    }
    body.put("sort", List.of(JsonValue.object("field", sortBy.wire, "direction", order.wire)));
    return JsonValue.of(body);
  }

  @Override
  public String toString() {
    return "ContactQuery[filters=" + filters + ", order=" + order + ", sortBy=" + sortBy + "]";
  }
}

package dev.tertulia.conversations;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.Require;
import java.time.Instant;
import java.util.List;

/**
 * A condition on contacts in a search. The vendor's OpenAPI document says nothing about conditions;
 * fields and operators are those of its help pages, as others hand them on. They also tell which
 * operator goes with which field. What the service does not take it refuses with a sentence (400 or
 * 422).
 *
 * <p>Fields are such as {@code tags}, {@code firstNameLowerCase}, {@code assignedTo}, {@code
 * country}, {@code dateAdded}, {@code customFields.} and the field's id, {@code dnd}, {@code
 * dndSettings.Email.status}; values that are texts have at most 75 characters.
 *
 * <pre>{@code
 * ContactFilter.anyOf(ContactFilter.is("tags", "vip"), ContactFilter.exists("assignedTo"))
 * }</pre>
 *
 * @param json the condition in the vendor's words
 */
public record ContactFilter(JsonValue json) {
  private static final int LONGEST_VALUE = 75;

  /** Refuses what is no condition: the service might take it for none at all. */
  public ContactFilter {
    if (json.asMap().isEmpty()) {
      throw new InvalidRequestException("ContactFilter.json", "a condition", "nothing");
    }
  }

  /** The field has this value, or a list among whose values it is. */
  public static ContactFilter is(String field, Object value) {
    return of(field, "eq", value);
  }

  /** The field does not have this value. */
  public static ContactFilter isNot(String field, Object value) {
    return of(field, "not_eq", value);
  }

  /** The field's text has this in it; letters and digits only, says the vendor. */
  public static ContactFilter contains(String field, String part) {
    return of(field, "contains", part);
  }

  /** The field's text does not have this in it; letters and digits only, says the vendor. */
  public static ContactFilter containsNot(String field, String part) {
    return of(field, "not_contains", part);
  }

  /** The field has any value. */
  public static ContactFilter exists(String field) {
    return new ContactFilter(JsonValue.object("field", field(field), "operator", "exists"));
  }

  /** The field has no value. */
  public static ContactFilter missing(String field) {
    return new ContactFilter(JsonValue.object("field", field(field), "operator", "not_exists"));
  }

  /** The time in the field is this or later. */
  public static ContactFilter from(String field, Instant moment) {
    // Some accounts of the help pages say low and high; programs in use send gte and lte.
    return of(field, "range", JsonValue.object("gte", moment.toString()));
  }

  /** The time in the field is this or earlier. */
  public static ContactFilter until(String field, Instant moment) {
    return of(field, "range", JsonValue.object("lte", moment.toString()));
  }

  /** At least one of these holds. */
  public static ContactFilter anyOf(ContactFilter... filters) {
    return group("OR", filters);
  }

  /** Each of these holds; in a query they do anyway, so this is for use within {@link #anyOf}. */
  public static ContactFilter allOf(ContactFilter... filters) {
    return group("AND", filters);
  }

  private static ContactFilter group(String kind, ContactFilter... filters) {
    // An empty group would be no condition, and the query one for everybody.
    Require.between("ContactFilter." + kind, filters.length, 1, 100);
    List<JsonValue> each = List.of(filters).stream().map(ContactFilter::json).toList();
    return new ContactFilter(JsonValue.object("group", kind, "filters", each));
  }

  private static ContactFilter of(String field, String operator, Object value) {
    String where = "ContactFilter." + field(field);
    JsonValue wanted = JsonValue.of(value);
    if (wanted instanceof JsonValue.Text text) {
      Require.atMost(where, Require.text(where, text.value()), LONGEST_VALUE);
    }
    return new ContactFilter(
        JsonValue.object("field", field, "operator", operator, "value", wanted));
  }

  private static String field(String name) {
    return Require.text("ContactFilter.field", name);
  }

  @Override
  public String toString() {
    String field = json.at("field").asText();
    return "ContactFilter[" + (field == null ? json.at("group").asText() : field) + "]";
  }
}

package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Contacts by what they have rather than by id. */
final class ContactSearch {
  private static final Set<String> SORTABLE =
      Set.of(
          "firstNameLowerCase",
          "lastNameLowerCase",
          "businessName",
          "dateAdded",
          "dateUpdated",
          "email",
          "dnd",
          "source");

  private ContactSearch() {}

  static Reply search(Ask ask) {
    List<Order> orders = orders(ask.body().at("sort").asList());
    Predicate<Doc> wanted = ContactFilters.all(ask.body().at("filters").asList());
    List<Doc> found =
        ask.state().contacts.values().stream()
            .filter(doc -> doc.is("locationId", ask.location()))
            .filter(doc -> says(doc, ask.text("query")))
            .filter(wanted)
            .sorted((one, other) -> compare(place(one, orders), place(other, orders), orders))
            .toList();
    List<JsonValue> page =
        following(ask, found, orders).stream()
            .limit(size(ask))
            .<JsonValue>map(contact -> told(ask, contact, orders))
            .toList();
    return ask.ok("contacts", page, "total", found.size());
  }

  /** One of at most two fields to sort by. */
  private record Order(String field, boolean ascending) {}

  private static List<Order> orders(List<JsonValue> sort) {
    if (sort.size() > 2) {
      throw Refusal.invalid("sort must contain no more than 2 elements");
    }
    List<Order> orders =
        sort.stream()
            .map(
                each ->
                    new Order(
                        String.valueOf(each.at("field").asText()),
                        "asc".equals(each.at("direction").asText())))
            .toList();
    for (Order order : orders) {
      if (!SORTABLE.contains(order.field)) {
        throw Refusal.of(400, "Invalid field " + order.field);
      }
    }
    return orders.isEmpty() ? List.of(new Order("dateAdded", false)) : orders;
  }

  /** Where a contact stands: the values it is sorted by, and its id, which no other has. */
  private static List<JsonValue> place(Doc contact, List<Order> orders) {
    var place = new ArrayList<JsonValue>();
    orders.forEach(order -> place.add(contact.at(order.field)));
    place.add(JsonValue.of(contact.id()));
    return place;
  }

  private static int compare(List<JsonValue> one, List<JsonValue> other, List<Order> orders) {
    for (int i = 0; i < one.size(); i++) {
      int difference = compare(one.get(i), other.get(i));
      if (difference != 0) {
        return i < orders.size() && !orders.get(i).ascending ? -difference : difference;
      }
    }
    return 0;
  }

  private static int compare(JsonValue one, JsonValue other) {
    if (one.asLong() != null && other.asLong() != null) {
      return Long.compare(one.asLong(), other.asLong());
    }
    return String.valueOf(one.asText()).compareTo(String.valueOf(other.asText()));
  }

  /** What comes after a place, be there still a contact at it or not; or from a page on. */
  private static List<Doc> following(Ask ask, List<Doc> found, List<Order> orders) {
    JsonValue after = ask.body().at("searchAfter");
    Long page = ask.body().at("page").asLong();
    if (after.isMissing()) {
      long first = page == null || page < 1 ? 0 : (page - 1) * size(ask);
      return found.stream().skip(first).toList();
    }
    if (page != null || after.asList().size() != orders.size() + 1) {
      throw Refusal.of(400, "searchAfter goes without page, and has a value for each sort field");
    }
    return found.stream()
        .filter(doc -> compare(place(doc, orders), after.asList(), orders) > 0)
        .toList();
  }

  static Reply duplicate(Ask ask) {
    if (ask.query("email") == null && ask.query("number") == null) {
      throw Refusal.invalid("number or email should not be empty");
    }
    var same = Contacts.find(ask.state(), ask.location(), ask.query("email"), ask.query("number"));
    return same == null
        ? ask.ok("contact", null)
        : ask.ok("contact", Contacts.told(ask, same.contact()), "matchingField", "contactId");
  }

  static Reply lookup(Ask ask) {
    String email = ask.query("email");
    String phone = ask.query("phone");
    if ((email == null) == (phone == null)) {
      throw Refusal.invalid("exactly one of email and phone must be given");
    }
    List<JsonValue.Obj> found =
        State.newestFirst(
                ask.state().contacts,
                doc -> doc.is("locationId", ask.location()) && has(doc, email, phone),
                "dateAdded")
            .stream()
            .limit(ask.limit(20, 1, 20))
            .map(contact -> Contacts.told(ask, contact))
            .toList();
    return ask.ok("contacts", found);
  }

  private static boolean has(Doc contact, @Nullable String email, @Nullable String phone) {
    return email == null
        ? contact.is("phone", String.valueOf(phone))
        : Contacts.addresses(contact).contains(email.toLowerCase(Locale.ROOT));
  }

  /** In searches some fields have other names. */
  private static JsonValue told(Ask ask, Doc contact, List<Order> orders) {
    Doc told =
        Doc.of(Contacts.told(ask, contact))
            .set("contactName", Contacts.fullName(contact).toLowerCase(Locale.ROOT))
            .set("address", contact.text("address1"))
            .set("searchAfter", place(contact, orders));
    return told.without("address1").json();
  }

  private static int size(Ask ask) {
    Long size = ask.body().at("pageLimit").asLong();
    if (size == null || size < 1 || size > 500) {
      throw Refusal.invalid("pageLimit must be between 1 and 500");
    }
    return size.intValue();
  }

  private static boolean says(Doc contact, @Nullable String query) {
    if (query == null) {
      return true;
    }
    return Stream.of(Contacts.fullName(contact), contact.text("email"), contact.text("phone"))
        .anyMatch(
            text ->
                text != null
                    && text.toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT)));
  }
}

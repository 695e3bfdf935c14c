package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Contacts by what they have rather than by id. */
final class ContactSearch {

  private ContactSearch() {}

  static Reply search(Ask ask) {
    List<Doc> found =
        State.newestFirst(
            ask.state().contacts,
            doc ->
                doc.is("locationId", ask.location())
                    && says(doc, ask.text("query"))
                    && ask.body().at("filters").asList().stream()
                        .allMatch(filter -> fits(doc, filter)),
            "dateAdded");
    int from = from(ask, found);
    List<JsonValue> page =
        found.stream().skip(from).limit(size(ask)).<JsonValue>map(ContactSearch::told).toList();
    return ask.ok("contacts", page, "total", found.size());
  }

  static Reply duplicate(Ask ask) {
    if (ask.query("email") == null && ask.query("number") == null) {
      throw Refusal.invalid("number or email should not be empty");
    }
    var same = Contacts.find(ask.state(), ask.location(), ask.query("email"), ask.query("number"));
    return same == null
        ? ask.ok("contact", null)
        : ask.ok("contact", Contacts.told(same.contact()), "matchingField", "contactId");
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
            .map(Contacts::told)
            .toList();
    return ask.ok("contacts", found);
  }

  private static boolean has(Doc contact, @Nullable String email, @Nullable String phone) {
    return email == null
        ? contact.is("phone", String.valueOf(phone))
        : Contacts.addresses(contact).contains(email.toLowerCase(Locale.ROOT));
  }

  private static JsonValue told(Doc contact) {
    return Doc.of(Contacts.told(contact))
        .set("contactName", Contacts.fullName(contact))
        .set("searchAfter", List.of(contact.number("dateAdded"), contact.id()))
        .json();
  }

  private static int size(Ask ask) {
    Long size = ask.body().at("pageLimit").asLong();
    if (size != null && (size < 1 || size > 500)) {
      throw Refusal.invalid("pageLimit must be between 1 and 500");
    }
    return size == null ? 20 : size.intValue();
  }

  private static int from(Ask ask, List<Doc> found) {
    JsonValue after = ask.body().at("searchAfter");
    if (after.isMissing()) {
      Long page = ask.body().at("page").asLong();
      return page == null || page < 1 ? 0 : (int) ((page - 1) * size(ask));
    }
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).is("id", String.valueOf(after.at(1).asText()))) {
        return i + 1;
      }
    }
    throw Refusal.of(400, "searchAfter does not match any contact");
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

  /** One condition, or a group of them. */
  private static boolean fits(Doc contact, JsonValue filter) {
    if (!filter.at("filters").isMissing()) {
      Stream<JsonValue> conditions = filter.at("filters").asList().stream();
      return "OR".equals(filter.at("group").asText())
          ? conditions.anyMatch(condition -> fits(contact, condition))
          : conditions.allMatch(condition -> fits(contact, condition));
    }
    List<String> values =
        contact.at(String.valueOf(filter.at("field").asText())).asList().stream()
            .map(value -> String.valueOf(value.asText()).toLowerCase(Locale.ROOT))
            .toList();
    List<String> wanted =
        filter.at("value").asList().stream()
            .map(value -> String.valueOf(value.asText()).toLowerCase(Locale.ROOT))
            .toList();
    String operator = String.valueOf(filter.at("operator").asText());
    return switch (operator) {
      case "eq" -> values.stream().anyMatch(wanted::contains);
      case "not_eq" -> values.stream().noneMatch(wanted::contains);
      case "contains" ->
          wanted.stream().anyMatch(word -> values.stream().anyMatch(v -> v.contains(word)));
      case "not_contains" ->
          wanted.stream().noneMatch(word -> values.stream().anyMatch(v -> v.contains(word)));
      case "exists" -> !values.isEmpty();
      case "not_exists" -> values.isEmpty();
      default -> throw Refusal.invalid("operator " + operator + " is not supported");
    };
  }
}

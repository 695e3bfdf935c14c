package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a contact is made of, and when two are the same. */
final class Contacts {
  /** What was found to be the same. */
  record Match(Doc contact, String field) {}

  private Contacts() {}

  static Doc create(State state, String location, Map<String, JsonValue> fields) {
    long now = state.now();
    Doc contact =
        Doc.of(
            "id", state.ids.next(),
            "locationId", location,
            "dateAdded", now,
            "dateUpdated", now,
            "type", "lead",
            "dnd", false,
            "tags", List.of(),
            "customFields", List.of(),
            "additionalEmails", List.of(),
            "additionalPhones", List.of(),
            "followers", List.of());
    change(state, contact, fields);
    state.contacts.put(contact.id(), contact);
    Events.contact(state, "ContactCreate", contact);
    return contact;
  }

  /** A null takes a value away; tags replace all there were. */
  static void change(State state, Doc contact, Map<String, JsonValue> fields) {
    fields.forEach(
        (name, value) -> {
          switch (name) {
            case "locationId", "createNewIfDuplicateAllowed" -> {}
            case "name" -> named(contact, value.asText());
            case "customFields" -> contact.set(name, customFields(value));
            default -> contact.set(name, value);
          }
        });
    String email = contact.text("email");
    contact
        .set("emailLowerCase", lower(email))
        .set("firstNameLowerCase", lower(contact.text("firstName")))
        .set("lastNameLowerCase", lower(contact.text("lastName")))
        .set("fullNameLowerCase", lower(fullName(contact)))
        .set("dateUpdated", state.now());
  }

  static String fullName(Doc contact) {
    String first = contact.text("firstName");
    String last = contact.text("lastName");
    return ((first == null ? "" : first) + ' ' + (last == null ? "" : last)).strip();
  }

  static JsonValue.Obj told(Doc contact) {
    return Times.iso(contact, "dateAdded", "dateUpdated").json();
  }

  /** The same, as the version of the request spells it. */
  static JsonValue.Obj told(Ask ask, Doc contact) {
    return DndSettings.told(ask, told(contact));
  }

  /** What belongs to a contact, the newest first. */
  static List<JsonValue> belongings(
      Map<String, Doc> things, Doc contact, Function<Doc, JsonValue> told) {
    return State.newestFirst(things, thing -> thing.is("contactId", contact.id()), "dateAdded")
        .stream()
        .map(told)
        .toList();
  }

  /** Every address of the contact, in lower case. */
  static Set<String> addresses(Doc contact) {
    var addresses = new LinkedHashSet<String>();
    String email = contact.text("emailLowerCase");
    if (email != null) {
      addresses.add(email);
    }
    for (JsonValue more : contact.at("additionalEmails").asList()) {
      String address =
          more.at("email").asText() == null ? more.asText() : more.at("email").asText();
      if (address != null) {
        addresses.add(address.toLowerCase(Locale.ROOT));
      }
    }
    return addresses;
  }

  /** The contact with that e-mail, or else with that number. */
  static @Nullable Match find(
      State state, String location, @Nullable String email, @Nullable String phone) {
    String wanted = lower(email);
    Doc found =
        wanted == null
            ? null
            : State.first(
                state.contacts,
                doc -> doc.is("locationId", location) && addresses(doc).contains(wanted));
    if (found != null) {
      return new Match(found, "email");
    }
    found =
        phone == null
            ? null
            : State.first(
                state.contacts, doc -> doc.is("locationId", location) && doc.is("phone", phone));
    return found == null ? null : new Match(found, "phone");
  }

  private static void named(Doc contact, @Nullable String name) {
    int space = name == null ? -1 : name.indexOf(' ');
    contact
        .set("firstName", space < 0 || name == null ? name : name.substring(0, space))
        .set("lastName", space < 0 || name == null ? null : name.substring(space + 1));
  }

  /** They come in with a field value and go out with a value. */
  private static List<JsonValue> customFields(JsonValue fields) {
    return fields.asList().stream()
        .<JsonValue>map(
            field -> {
              JsonValue dated = field.at("field_value");
              JsonValue value = dated.isMissing() ? field.at("fieldValue") : dated;
              return Doc.of(
                      "id", field.at("id").isMissing() ? field.at("key") : field.at("id"),
                      "value", value.isMissing() ? field.at("value") : value)
                  .json();
            })
        .toList();
  }

  private static @Nullable String lower(@Nullable String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }
}

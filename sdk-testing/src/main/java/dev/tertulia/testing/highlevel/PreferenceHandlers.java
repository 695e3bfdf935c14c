package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Who wants which e-mails. The service documents no answers here, so these are a plausible reading:
 * clients should hand them on as they come.
 */
final class PreferenceHandlers {
  private static final Set<String> TYPES = Set.of("default", "custom", "resub_all");
  private static final Set<String> STATES = Set.of("subscribed", "unsubscribed");

  private PreferenceHandlers() {}

  static Reply subtypes(Ask ask) {
    List<JsonValue.Obj> found =
        ask.state().subtypes.values().stream()
            .filter(subtype -> subtype.is("locationId", ask.location()))
            .map(Doc::json)
            .toList();
    return ask.ok("subtypes", found);
  }

  static Reply createSubtype(Ask ask) {
    lengths(ask);
    Doc subtype =
        Doc.of(ask.body())
            .set("id", ask.state().ids.next())
            .set("locationId", ask.location())
            .set("archived", false);
    ask.state().subtypes.put(subtype.id(), subtype);
    return ask.answer(201, subtype.json());
  }

  static Reply updateSubtype(Ask ask) {
    lengths(ask);
    Doc subtype =
        ask.state().owned(ask.state().subtypes, "Custom subtype", ask.path("id"), ask.location());
    ask.body().asMap().forEach(subtype::set);
    return ask.answer(200, subtype.json());
  }

  static Reply status(Ask ask) {
    Doc contact = ask.contact(ask.query("contactId"));
    String email = ask.query("email");
    List<JsonValue> found =
        ask.state().preferences.values().stream()
            .filter(change -> change.is("contactId", contact.id()))
            .filter(change -> email == null || change.is("email", email.toLowerCase(Locale.ROOT)))
            .<JsonValue>map(Doc::json)
            .toList();
    return ask.ok("contactId", contact.id(), "unsubscriptions", found);
  }

  static Reply change(Ask ask) {
    Doc contact = ask.contact(ask.need("contactId"));
    JsonValue action = ask.body().at("subscription_action");
    String type = String.valueOf(action.at("type").asText());
    if (!TYPES.contains(type)) {
      throw Refusal.invalid(
          "subscription_action.type must be one of the following values: default, custom,"
              + " resub_all");
    }
    String state = String.valueOf(action.at("subtype_status").asText());
    if (!STATES.contains(state)) {
      throw Refusal.invalid(
          "subscription_action.subtype_status must be one of the following values: subscribed,"
              + " unsubscribed");
    }
    String email = ask.need("email").toLowerCase(Locale.ROOT);
    String subtype =
        type.equals("custom") ? String.valueOf(action.at("subtype_id").asText()) : "One on One";
    if (type.equals("resub_all")) {
      ask.state()
          .preferences
          .values()
          .removeIf(change -> change.is("contactId", contact.id()) && change.is("email", email));
    } else {
      ask.state()
          .preferences
          .put(
              contact.id() + '/' + email + '/' + subtype,
              Doc.of(
                  "contactId", contact.id(), "email", email, "subtype", subtype, "status", state));
    }
    return ask.created("success", true);
  }

  private static void lengths(Ask ask) {
    for (String name : List.of("name", "description")) {
      String text = ask.text(name);
      if (text != null && text.length() > 100) {
        throw Refusal.invalid(name + " must be shorter than or equal to 100 characters");
      }
    }
  }
}

package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lists, their fields, forms and segments. */
final class ListHandlers {
  /** What is asked for, and what is told afterwards; the last four are in some documents only. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("text", "char"),
          Map.entry("longText", "text"),
          Map.entry("boolean", "boolean"),
          Map.entry("integer", "integer"),
          Map.entry("decimal", "decimal"),
          Map.entry("time", "time"),
          Map.entry("email", "email"),
          Map.entry("ip", "ip"),
          Map.entry("url", "url"),
          Map.entry("char", "char"),
          Map.entry("date", "date"),
          Map.entry("number", "decimal"),
          Map.entry("combobox", "single list"));

  private ListHandlers() {}

  static Reply all(Ask ask) {
    var all = new LinkedHashMap<Long, Object>();
    boolean names = ask.state().has(Oddity.LISTS_AS_NAMES);
    for (StoredList list : ask.state().lists.values()) {
      all.put(
          list.id,
          names ? list.name : JsonValue.object("name", list.name, "description", list.description));
    }
    return ask.says(all);
  }

  static Reply create(Ask ask) {
    ask.email("sender_email");
    return ask.saysId(create(ask.state(), ask.need("name"), ask.text("description", "")).id);
  }

  static StoredList create(State state, String name, String description) {
    var list = new StoredList(state.ids.next(Ids.Kind.LIST), name, description, state.now());
    state.lists.put(list.id, list);
    return list;
  }

  static Reply delete(Ask ask) {
    StoredList list = ask.list();
    list.clear(Long.MAX_VALUE);
    ask.state().lists.remove(list.id);
    return ask.saysNothing();
  }

  static Reply stats(Ask ask) {
    StoredList list = ask.list();
    return ask.says(
        JsonValue.object(
            "total_subscribers", list.in(Subscriber.Status.ACTIVE).count(),
            "unsubscribed_subscribers", list.in(Subscriber.Status.UNSUBSCRIBED).count(),
            "hard_bounced_subscribers", list.in(Subscriber.Status.HARD_BOUNCED).count(),
            "spam_subscribers", list.in(Subscriber.Status.COMPLAINED).count(),
            "name", list.name,
            "create_date", Times.slashes(list.created)));
  }

  static Reply listFields(Ask ask) {
    if (ask.state().has(Oddity.FIELDS_AS_MAP)) {
      return fields(ask);
    }
    List<JsonValue> fields =
        ask.list().fields.values().stream().map(ListHandlers::described).toList();
    return ask.says(JsonValue.object("fields", fields));
  }

  private static JsonValue described(StoredList.Field field) {
    var all =
        new LinkedHashMap<>(
            JsonValue.object(
                    "name", field.tag(),
                    "label", field.name(),
                    "readonly", false,
                    "tag", field.tag(),
                    "hidden", false,
                    "type", field.type())
                .members());
    if (!field.options().isEmpty()) {
      all.put(
          "options",
          JsonValue.of(
              field.options().stream().map(option -> JsonValue.object("label", option)).toList()));
    }
    return new JsonValue.Obj(all);
  }

  /** The options of a list to choose from are in its key. */
  static Reply fields(Ask ask) {
    var all = new LinkedHashMap<String, String>();
    for (StoredList.Field field : ask.list().fields.values()) {
      if (field.options().isEmpty()) {
        all.put(field.tag(), field.type());
      } else {
        all.put("-" + field.tag() + " >" + String.join(",", field.options()), "combobox");
      }
    }
    return ask.says(all);
  }

  static Reply mergeFields(Ask ask) {
    var all = new LinkedHashMap<String, String>();
    ask.list().fields.values().forEach(field -> all.put(field.tag(), field.type()));
    return ask.says(all);
  }

  /** A name that is there already stays as it was. */
  static Reply addMergeTag(Ask ask) {
    String type = TYPES.get(ask.need("field_type"));
    if (type == null) {
      throw Refusal.text(400, "field_type is not valid");
    }
    addField(ask.list(), ask.need("field_name"), type, List.of());
    return ask.saysNothing();
  }

  static void addField(StoredList list, String name, String type, List<String> options) {
    String tag = name.toLowerCase(Locale.ROOT).replace(' ', '_');
    list.fields.putIfAbsent(tag, new StoredList.Field(name, tag, type, options));
  }

  static Reply forms(Ask ask) {
    var all = new LinkedHashMap<Long, JsonValue>();
    ask.list().forms.forEach((id, name) -> all.put(id, JsonValue.object("name", name)));
    return ask.says(all);
  }

  static Reply formDetails(Ask ask) {
    long id = ask.number("form_id");
    if (ask.state().lists.values().stream().noneMatch(list -> list.forms.containsKey(id))) {
      throw Refusal.error(404, "Form does not exist");
    }
    return ask.says(
        JsonValue.object(
            "classic", "yes",
            "div_id", "acm-form-" + id,
            "js_link", "https://acumbamail.com/newform/show/" + id + "/"));
  }

  static Reply segments(Ask ask) {
    return ask.says(
        ask.list().segments.entrySet().stream()
            .map(each -> JsonValue.object("id", each.getKey(), "name", each.getValue().name()))
            .toList());
  }
}

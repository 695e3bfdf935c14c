package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An admitted request, as its handler sees it. What nobody asks it for is ignored. */
record Ask(State state, Operation operation, JsonValue.Obj given) {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

  /** A parameter as text; null if it is missing or empty. */
  @Nullable String text(String name) {
    String text = given.at(name).asText();
    return text == null || text.isEmpty() ? null : text;
  }

  String text(String name, String otherwise) {
    String text = text(name);
    return text == null ? otherwise : text;
  }

  String need(String name) {
    String text = text(name);
    if (text == null) {
      throw Refusal.text(400, name + " is required");
    }
    return text;
  }

  /** An address, which may stand behind a name. */
  String email(String name) {
    String text = need(name);
    boolean named = text.endsWith(">") && text.contains("<");
    String address = named ? text.substring(text.indexOf('<') + 1, text.length() - 1) : text;
    if (!isEmail(address)) {
      throw Refusal.text(400, name + " is not a valid email");
    }
    return address;
  }

  static boolean isEmail(@Nullable String text) {
    return text != null && EMAIL.matcher(text).matches();
  }

  long number(String name) {
    need(name);
    Long number = given.at(name).asLong();
    if (number == null) {
      throw Refusal.text(400, name + " is not an integer");
    }
    return number;
  }

  boolean flag(String name) {
    String text = text(name, "0");
    return text.equals("1") || text.equalsIgnoreCase("true");
  }

  /** It seems to be heard only as text: clients that sent a JSON number got the short form. */
  boolean isComplete() {
    return flag("complete_json")
        && !(given.at("complete_json") instanceof JsonValue.Num)
        && !state.has(Oddity.COMPLETE_JSON_IGNORED);
  }

  @Nullable Long time(String name) {
    String text = text(name);
    return text == null ? null : (Long) Times.millis(name, text);
  }

  /** A dictionary, a list, or JSON of either in a string, as its values in order. */
  List<JsonValue> many(String name) {
    JsonValue value = unfolded(name);
    return value instanceof JsonValue.Obj ? List.copyOf(value.asMap().values()) : value.asList();
  }

  /** A dictionary, or JSON of one in a string. */
  Map<String, JsonValue> dictionary(String name) {
    return unfolded(name).asMap();
  }

  private JsonValue unfolded(String name) {
    JsonValue value = given.at(name);
    String text = text(name);
    if (value.isMissing() || (value instanceof JsonValue.Text && text == null)) {
      throw Refusal.text(400, name + " is required");
    }
    if (!(value instanceof JsonValue.Text) || text == null) {
      return value;
    }
    try {
      return JsonValue.parse(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.text(400, name + " is not JSON");
    }
  }

  /** One block of all there is. */
  <T> List<T> block(List<T> all, int size) {
    long from = Math.max(0, text("block_index") == null ? 0 : number("block_index")) * size;
    int start = (int) Math.min(all.size(), from);
    return all.subList(start, Math.min(all.size(), start + size));
  }

  StoredList list() {
    StoredList list = state.lists.get(number("list_id"));
    if (list == null) {
      throw Refusal.noList();
    }
    return list;
  }

  Campaign campaign() {
    Campaign campaign = state.campaigns.get(number("campaign_id"));
    if (campaign == null) {
      throw Refusal.error(404, "Campaign does not exist");
    }
    return campaign;
  }

  State.Template template(String name) {
    State.Template template = state.templates.get(number(name));
    if (template == null) {
      throw Refusal.error(404, "Template does not exist");
    }
    return template;
  }

  /** One of many in the same request. */
  Ask inner(JsonValue item) {
    return new Ask(state, operation, new JsonValue.Obj(item.asMap()));
  }

  Reply says(@Nullable Object value) {
    int status = state.has(Oddity.CREATED_WITH_200) ? 200 : operation.status();
    JsonValue json = odd(JsonValue.of(value));
    return json instanceof JsonValue.Text text && state.has(Oddity.STRINGS_UNQUOTED)
        ? Refusal.plain(status, text.value())
        : Reply.json(status, json);
  }

  Reply saysNothing() {
    return says(JsonValue.object());
  }

  /** The id of something new. */
  Reply saysId(JsonValue usual, long id) {
    if (state.has(Oddity.IDS_AS_TEXT)) {
      return says(String.valueOf(id));
    }
    if (state.has(Oddity.IDS_AS_KEYS)) {
      return says(JsonValue.object(String.valueOf(id), "created"));
    }
    return says(state.has(Oddity.IDS_IN_OBJECTS) ? JsonValue.object("id", id) : usual);
  }

  Reply saysId(long id) {
    return saysId(JsonValue.of(id), id);
  }

  private JsonValue odd(JsonValue json) {
    if (json instanceof JsonValue.Num number && state.has(Oddity.NUMBERS_AS_TEXT)) {
      return JsonValue.of(number.text());
    }
    if (json instanceof JsonValue.Obj object) {
      if (object.members().isEmpty() && state.has(Oddity.EMPTY_OBJECTS_AS_LISTS)) {
        return JsonValue.array();
      }
      var members = new LinkedHashMap<String, JsonValue>();
      object.members().forEach((name, member) -> members.put(name, odd(member)));
      return new JsonValue.Obj(members);
    }
    if (json instanceof JsonValue.Arr array) {
      if (array.elements().isEmpty() && state.has(Oddity.EMPTY_LISTS_AS_OBJECTS)) {
        return JsonValue.object();
      }
      var elements = new ArrayList<JsonValue>();
      array.elements().forEach(element -> elements.add(odd(element)));
      return new JsonValue.Arr(elements);
    }
    return json;
  }
}

package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonValue;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes in which records come, made into one: an object with all its members, or a list. */
final class Containers {
  private final String key;
  private final String value;
  private final String wrapper;

  private Containers(Class<?> record) {
    Keyed keyed = record.getAnnotation(Keyed.class);
    key = keyed == null ? "" : keyed.key();
    value = keyed == null ? "" : keyed.value();
    wrapper = keyed == null ? "" : keyed.in();
  }

  /** One record: an object, a map of one, or a list of one; an empty list stands for nothing. */
  static JsonValue record(Class<?> type, JsonValue json) throws IOException {
    check(json);
    var containers = new Containers(type);
    return containers.item(null, containers.unwrapped(json));
  }

  /** Records: a list, a map, or a list of maps of one entry. */
  static JsonValue list(Class<?> type, JsonValue json) throws IOException {
    if (type == JsonValue.class) {
      return JsonValue.of(json.asList());
    }
    check(json);
    var containers = new Containers(type);
    JsonValue inside = containers.unwrapped(json);
    return JsonValue.of(
        inside instanceof JsonValue.Obj object
            ? containers.entries(object)
            : inside.asList().stream().map(each -> containers.item(null, each)).toList());
  }

  /** A map; an empty list stands for an empty one, and maps of one entry for one of all. */
  static JsonValue map(JsonValue json) throws IOException {
    check(json);
    var members = new LinkedHashMap<>(json.asMap());
    if (json instanceof JsonValue.Arr array) {
      array.elements().stream()
          .map(JsonValue::asMap)
          .filter(each -> each.size() == 1)
          .forEach(members::putAll);
    }
    return JsonValue.of(members);
  }

  /** Whatever is in it, an answer that is no container at all is another answer. */
  private static void check(JsonValue json) throws IOException {
    if (!(json instanceof JsonValue.Arr || json instanceof JsonValue.Obj)) {
      throw new IOException("no container");
    }
  }

  private JsonValue unwrapped(JsonValue json) {
    JsonValue inside = json.at(wrapper);
    return wrapper.isEmpty() || inside.isMissing() ? json : inside;
  }

  private List<JsonValue> entries(JsonValue.Obj object) {
    if (object.members().isEmpty()) {
      return List.of();
    }
    if (key.isEmpty() || !object.at(key).isMissing()) {
      return List.of(object);
    }
    return object.members().entrySet().stream()
        .filter(each -> !(each.getValue() instanceof JsonValue.Arr))
        .map(each -> item(each.getKey(), each.getValue()))
        .toList();
  }

  /** Always an object, so that nothing changes its place in a list. */
  private JsonValue item(@Nullable String name, JsonValue json) {
    if (json instanceof JsonValue.Arr array && array.elements().size() == 1) {
      return item(name, array.at(0));
    }
    if (name == null && isEntry(json)) {
      var entry = json.asMap().entrySet().iterator().next();
      return item(entry.getKey(), entry.getValue());
    }
    Map<String, JsonValue> members = new LinkedHashMap<>(json.asMap());
    boolean plain = json.asText() != null;
    if (plain && name == null) {
      put(members, key, json);
    } else if (plain) {
      put(members, value, json);
    }
    if (name != null && members.getOrDefault(key, JsonValue.MISSING).isMissing()) {
      put(members, key, JsonValue.of(name));
    }
    return JsonValue.of(members);
  }

  private static void put(Map<String, JsonValue> members, String name, JsonValue json) {
    if (!name.isEmpty()) {
      members.put(name, json);
    }
  }

  /** {@code {"7": "News"}}, and not an object that has lost all its members but one. */
  private boolean isEntry(JsonValue json) {
    Map<String, JsonValue> members = json.asMap();
    return !key.isEmpty()
        && members.size() == 1
        && !members.containsKey(key)
        && !members.containsKey(value)
        && !members.containsKey("error");
  }
}

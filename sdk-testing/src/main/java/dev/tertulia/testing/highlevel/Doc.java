package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One stored thing, as the JSON object it is, with every time in epoch milliseconds. What is asked
 * of it is put into the encodings of the wire only on the way out.
 */
final class Doc {
  private final Map<String, JsonValue> members = new LinkedHashMap<>();

  static Doc of(@Nullable Object... namesAndValues) {
    var doc = new Doc();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      doc.set((String) Objects.requireNonNull(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return doc;
  }

  static Doc of(JsonValue json) {
    var doc = new Doc();
    json.asMap().forEach(doc::set);
    return doc;
  }

  /** Null takes the member away. */
  Doc set(String name, @Nullable Object value) {
    JsonValue json = JsonValue.of(value);
    if (json.isMissing()) {
      members.remove(name);
    } else {
      members.put(name, json);
    }
    return this;
  }

  /** For the few members that the service sends as null. */
  Doc setNull(String name) {
    members.put(name, JsonValue.MISSING);
    return this;
  }

  Doc without(String... names) {
    Doc copy = copy();
    for (String name : names) {
      copy.members.remove(name);
    }
    return copy;
  }

  Doc copy() {
    return of(json());
  }

  JsonValue at(String name) {
    return members.getOrDefault(name, JsonValue.MISSING);
  }

  boolean has(String name) {
    return !at(name).isMissing();
  }

  @Nullable String text(String name) {
    return at(name).asText();
  }

  /** A member that is always there. */
  String need(String name) {
    String text = text(name);
    if (text == null) {
      throw new IllegalStateException("the Sandbox stored something without its " + name);
    }
    return text;
  }

  String id() {
    return need("id");
  }

  long number(String name) {
    Long number = at(name).asLong();
    return number == null ? 0 : number;
  }

  boolean is(String name, String text) {
    return text.equals(text(name));
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(at(name).asBoolean());
  }

  JsonValue.Obj json() {
    return new JsonValue.Obj(members);
  }
}

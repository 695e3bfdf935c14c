package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A contact being described; {@link #add} puts it into the Sandbox. For one thread. */
public final class NewContact {
  private final Function<Map<String, JsonValue>, String> added;
  private final Map<String, JsonValue> fields = new LinkedHashMap<>();
  private final List<String> tags = new ArrayList<>();

  NewContact(String name, Function<Map<String, JsonValue>, String> added) {
    this.added = added;
    field("name", name);
  }

  /** Its number, as in {@code +34600000001}. */
  public NewContact phone(String number) {
    return field("phone", number);
  }

  /** Its e-mail address. */
  public NewContact email(String address) {
    return field("email", address);
  }

  /** One tag more. */
  public NewContact tag(String tag) {
    tags.add(tag);
    return this;
  }

  /** Any field, by the name it has on the wire. */
  public NewContact field(String name, Object value) {
    fields.put(name, JsonValue.of(value));
    return this;
  }

  /** Adds it and answers its id. */
  public String add() {
    fields.put("tags", JsonValue.of(tags));
    return added.apply(fields);
  }
}

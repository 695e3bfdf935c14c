package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.NumericId;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request, as this vendor wants them: flags as 1 and 0, dictionaries in brackets,
 * and JSON as text where a function takes it. What is null is left out: an empty field means
 * something nobody has documented. Filled by one thread.
 */
final class Form extends AbstractMap<String, String> {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private final Map<String, String> fields = new LinkedHashMap<>();

  private Form() {}

  static Form empty() {
    // XML otherwise, should the vendor ever change its mind about what is usual.
    return new Form().with("response_type", "json");
  }

  static Form of(String name, @Nullable Object value) {
    return empty().with(name, value);
  }

  /** One field; an id, flag, date, number, JSON or text. */
  Form with(String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, text(value));
    }
    return this;
  }

  private static String text(Object value) {
    if (value instanceof NumericId id) {
      return String.valueOf(id.value());
    }
    if (value instanceof Boolean flag) {
      return flag ? "1" : "0";
    }
    if (value instanceof JsonValue json) {
      String plain = json.asText();
      return plain == null ? json.json() : plain;
    }
    return value instanceof LocalDateTime time ? MINUTE.format(time) : value.toString();
  }

  /** A dictionary: {@code merge_fields[city]=Madrid}. */
  Form dictionary(String name, Map<String, String> members) {
    members.forEach((key, value) -> with(name + "[" + key + "]", value));
    return this;
  }

  /** A list, which is a dictionary too: {@code lists[0]=7}. */
  Form list(String name, List<?> values) {
    for (int i = 0; i < values.size(); i++) {
      with(name + "[" + i + "]", values.get(i));
    }
    return this;
  }

  /** All members of an object, objects among them as dictionaries. */
  Form members(JsonValue object) {
    object
        .asMap()
        .forEach(
            (name, value) -> {
              if (value instanceof JsonValue.Obj dictionary) {
                dictionary.members().forEach((key, each) -> with(name + "[" + key + "]", each));
              } else {
                with(name, value);
              }
            });
    return this;
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return fields.entrySet();
  }

  /** Not the values: they are personal. */
  @Override
  public String toString() {
    return "Form" + fields.keySet();
  }
}

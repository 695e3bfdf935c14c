package dev.tertulia.acumbamail;

import dev.tertulia.core.json.Json;
import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.NumericId;
import dev.tertulia.core.json.OpenValue;
import java.lang.reflect.RecordComponent;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request, as this vendor wants them: flags as 1 and 0, dictionaries and lists of
 * words in brackets, and lists of objects as JSON text. What is null is left out: an empty field
 * means something nobody has documented. Filled by one thread.
 *
 * @param <T> the record that has a component for each field
 */
final class Form<T> extends AbstractMap<String, String> {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private final Map<String, String> fields = new LinkedHashMap<>();

  private Form() {
    // XML otherwise, should the vendor ever change its mind about what is usual.
    fields.put("response_type", "json");
  }

  static Form<Void> empty() {
    return new Form<>();
  }

  static <T extends Record> Form<T> of(T record) {
    var form = new Form<T>();
    form.components(record);
    return form;
  }

  private void components(Record record) {
    for (RecordComponent each : record.getClass().getRecordComponents()) {
      JsonName spelled = each.getAnnotation(JsonName.class);
      with(spelled == null ? each.getName() : spelled.value()[0], value(each, record));
    }
  }

  private static @Nullable Object value(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  /** One field, or all of a record within the record. */
  Form<T> with(String name, @Nullable Object value) {
    if (value instanceof Map<?, ?> dictionary) {
      dictionary.forEach((key, each) -> with(name + "[" + key + "]", each));
    } else if (value instanceof List<?> list) {
      list(name, list);
    } else if (value instanceof Record record && isWhole(record)) {
      components(record);
    } else if (value != null && value != JsonValue.MISSING) {
      fields.put(name, text(value));
    }
    return this;
  }

  /** Not a word, number or JSON that is spelled as a record. */
  private static boolean isWhole(Record record) {
    return !(record instanceof NumericId
        || record instanceof OpenValue
        || record instanceof JsonValue);
  }

  private void list(String name, List<?> list) {
    if (list.stream().allMatch(each -> each instanceof String)) {
      for (int i = 0; i < list.size(); i++) {
        with(name + "[" + i + "]", list.get(i));
      }
    } else {
      fields.put(name, JsonValue.of(list.stream().map(Form::object).toList()).json());
    }
  }

  private static JsonValue object(Object each) {
    return each instanceof Record record
        ? JsonValue.parse(Json.standard().write(record))
        : JsonValue.of(each);
  }

  private static String text(Object value) {
    if (value instanceof NumericId id) {
      return String.valueOf(id.value());
    }
    if (value instanceof OpenValue word) {
      return word.value();
    }
    if (value instanceof Boolean flag) {
      return flag ? "1" : "0";
    }
    if (value == Forms.Always.ON) {
      return "1";
    }
    if (value instanceof JsonValue json) {
      return json.json();
    }
    return value instanceof LocalDateTime time ? MINUTE.format(time) : value.toString();
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

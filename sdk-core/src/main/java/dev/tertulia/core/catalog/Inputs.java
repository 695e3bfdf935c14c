package dev.tertulia.core.catalog;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.NumericId;
import dev.tertulia.core.json.OpenValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a caller names for an action, held against what the action takes. Names are told in errors,
 * values never.
 */
record Inputs(Action action, Map<String, Shape> shapes, Function<Field, JsonValue> given) {
  /** What is longer is like no name of ours. */
  private static final int LONGEST = 100;

  /** All there is to send, in the order of the listing. */
  Map<String, JsonValue> checked(Map<String, ? extends @Nullable Object> inputs) {
    requireKnown(action.id(), inputs.keySet(), action.inputs());
    requireFitting(inputs);
    var checked = new LinkedHashMap<String, JsonValue>();
    for (Field field : action.inputs()) {
      String where = place(action.id(), field.name());
      JsonValue value = json(where, inputs.get(field.name()));
      boolean named = inputs.get(field.name()) != null;
      if (field.given()) {
        JsonValue own = given.apply(field);
        if (!value.isMissing() && !value.equals(own)) {
          throw refused(where, "nothing, or what the client fills in", "something else");
        }
        checked.put(field.name(), own);
      } else if (field.clearable() && named && value.isMissing()) {
        checked.put(field.name(), value);
      } else {
        put(checked, where, field, value);
      }
    }
    return checked;
  }

  /** What does not go with a kind would be lost on its way. */
  private void requireFitting(Map<String, ? extends @Nullable Object> inputs) {
    String type = json(action.id(), inputs.get("type")).asText();
    List<String> fitting = type == null ? null : action.variants().get(type);
    if (fitting == null) {
      return;
    }
    inputs.forEach(
        (name, value) -> {
          if (value != null && !name.equals("type") && !fitting.contains(name)) {
            String all = "with type " + type + " one of " + String.join(", ", fitting);
            throw refused(place(action.id(), name), all, "an input of another type");
          }
        });
  }

  private void put(Map<String, JsonValue> into, String where, Field field, JsonValue value) {
    if (!value.isMissing()) {
      into.put(field.name(), typed(where, field.type(), value));
    }
    boolean nothing = value.isMissing() || isBlank(value);
    if (nothing && field.required()) {
      throw refused(where, field.type(), "nothing");
    }
  }

  private static boolean isBlank(JsonValue value) {
    return value instanceof JsonValue.Text text && text.value().isBlank();
  }

  private JsonValue typed(String where, String type, JsonValue value) {
    String of = type.substring(0, Math.max(0, type.length() - 2));
    if (type.endsWith("[]") && value instanceof JsonValue.Arr array) {
      var elements = new ArrayList<JsonValue>();
      for (JsonValue each : array.elements()) {
        elements.add(typed(where + "[" + elements.size() + "]", of, each));
      }
      return new JsonValue.Arr(elements);
    }
    if (type.endsWith("{}") && value instanceof JsonValue.Obj object) {
      var members = new LinkedHashMap<String, JsonValue>();
      object.members().forEach((name, each) -> members.put(name, typed(where, of, each)));
      return new JsonValue.Obj(members);
    }
    Shape shape = shapes.get(type);
    if (shape != null && value instanceof JsonValue.Obj object) {
      return shaped(where, shape.fields(), object);
    }
    JsonValue scalar = shape == null ? scalar(type, value) : null;
    if (scalar == null) {
      throw refused(where, type, kind(value));
    }
    return scalar;
  }

  private JsonValue shaped(String where, List<Field> shape, JsonValue.Obj object) {
    requireKnown(where, object.members().keySet(), shape);
    var members = new LinkedHashMap<String, JsonValue>();
    for (Field each : shape) {
      put(members, place(where, each.name()), each, object.at(each.name()));
    }
    return new JsonValue.Obj(members);
  }

  /** Null if it is of another type. */
  private static @Nullable JsonValue scalar(String type, JsonValue value) {
    boolean text = value instanceof JsonValue.Text;
    return switch (type) {
      case "any" -> value;
      case "string", "secret" -> text ? value : null;
      case "boolean" -> value instanceof JsonValue.Bool ? value : null;
      case "number" -> value instanceof JsonValue.Num ? value : null;
      case "integer" ->
          value instanceof JsonValue.Num && value.asLong() != null
              ? JsonValue.of(value.asLong())
              : null;
      case "instant" -> text ? spelled(value.asInstant()) : null;
      case "date" -> text ? parsed(value, LocalDate::parse) : null;
      case "datetime" -> text ? parsed(value, Inputs::clock) : null;
      default -> null;
    };
  }

  private static LocalDateTime clock(String text) {
    return LocalDateTime.parse(text.replace(' ', 'T'));
  }

  private static @Nullable JsonValue parsed(JsonValue text, Function<String, Temporal> reading) {
    try {
      return spelled(reading.apply(Objects.toString(text.asText())));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable JsonValue spelled(@Nullable Temporal time) {
    return time == null ? null : JsonValue.of(time.toString());
  }

  private static JsonValue json(String where, @Nullable Object value) {
    if (value instanceof Instant || value instanceof LocalDate || value instanceof LocalDateTime) {
      return JsonValue.of(value.toString());
    }
    if (value instanceof OpenValue word) {
      return JsonValue.of(word.value());
    }
    if (value instanceof NumericId id) {
      return JsonValue.of(id.value());
    }
    if (value instanceof Collection<?> several) {
      var elements = new ArrayList<JsonValue>();
      several.forEach(each -> elements.add(json(where, each)));
      return new JsonValue.Arr(elements);
    }
    if (value instanceof Map<?, ?> map) {
      var members = new LinkedHashMap<String, JsonValue>();
      map.forEach((name, each) -> members.put(Objects.toString(name), json(where, each)));
      return new JsonValue.Obj(members);
    }
    try {
      // Of what can be iterated some never ends.
      return JsonValue.of(value instanceof Iterable<?> ? new Object() : value);
    } catch (IllegalArgumentException e) {
      throw refused(where, "what can be JSON", "something else");
    }
  }

  private static void requireKnown(String where, Collection<String> names, List<Field> fields) {
    List<String> known = fields.stream().map(Field::name).toList();
    for (String each : names) {
      String name = String.valueOf(each);
      if (!known.contains(name)) {
        String all = known.isEmpty() ? "no input" : "one of " + String.join(", ", known);
        throw refused(place(where, name), all + nearest(name, known), "another name");
      }
    }
  }

  /** A name that is no plain word may be a value in the wrong place, such as a key or a number. */
  private static String place(String where, String name) {
    return where + "." + (name.matches("[A-Za-z_-]{1,60}\\d{0,2}") ? name : "‹name›");
  }

  private static String kind(JsonValue value) {
    if (value instanceof JsonValue.Text) {
      return "a text of another kind";
    }
    if (value instanceof JsonValue.Num) {
      return "a number";
    }
    if (value instanceof JsonValue.Bool) {
      return "true or false";
    }
    return value instanceof JsonValue.Arr
        ? "a list"
        : value instanceof JsonValue.Obj ? "an object" : "nothing";
  }

  static InvalidRequestException refused(String where, String expected, String found) {
    return new InvalidRequestException(where, expected, found);
  }

  /** What was probably meant; nothing if no word is near. */
  static String nearest(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return "";
    }
    String lower = word.toLowerCase(Locale.ROOT);
    String best = null;
    int least = Math.max(2, word.length() / 3) + 1;
    for (String each : known) {
      int steps = steps(lower, each.toLowerCase(Locale.ROOT));
      if (steps < least) {
        least = steps;
        best = each;
      }
    }
    return best == null ? "" : "; did you mean " + best + "?";
  }

  /** How many letters must be put in, taken out or changed. */
  private static int steps(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}

package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which fields a body or a query may have, written as one line: names with a mark for their kind
 * ({@code []} list of strings, {@code #} number, {@code ?} boolean, {@code {}} object, {@code *}
 * anything, none: string), {@code !} if required, {@code =A|B} for the words allowed. What is not
 * listed is refused, as the service does.
 */
final class Fields {
  static final Fields NONE = of("");
  private static final Pattern FIELD =
      Pattern.compile("(\\w+)(\\[]|#|\\?|\\{}|\\*)?(!)?(?:=(\\S+))?");

  private final Map<String, Field> fields;

  private record Field(String name, String kind, boolean required, List<String> words) {}

  private Fields(Map<String, Field> fields) {
    this.fields = fields;
  }

  static Fields of(String line) {
    var fields = new LinkedHashMap<String, Field>();
    for (String word : line.isBlank() ? new String[0] : line.trim().split("\\s+")) {
      Matcher field = FIELD.matcher(word);
      if (!field.matches()) {
        throw new IllegalArgumentException("not a field: " + word);
      }
      String kind = field.group(2) == null ? "" : field.group(2);
      List<String> words =
          field.group(4) == null ? List.of() : List.of(field.group(4).split("\\|"));
      fields.put(field.group(1), new Field(field.group(1), kind, field.group(3) != null, words));
    }
    return new Fields(fields);
  }

  /** All that is wrong, in the service's words. */
  List<String> faultsOf(Map<String, JsonValue> given) {
    var faults = new ArrayList<String>();
    given.keySet().stream()
        .filter(name -> !fields.containsKey(name))
        .forEach(name -> faults.add("property " + name + " should not exist"));
    for (Field field : fields.values()) {
      JsonValue value = given.getOrDefault(field.name, JsonValue.MISSING);
      if (value.isMissing() || value.equals(new JsonValue.Text(""))) {
        if (field.required) {
          faults.add(field.name + " should not be empty");
        }
      } else if (!fits(value, field.kind)) {
        faults.add(field.name + wish(field.kind));
      } else if (!field.words.isEmpty() && !field.words.contains(value.asText())) {
        faults.add(
            field.name + " must be one of the following values: " + String.join(", ", field.words));
      }
    }
    return faults;
  }

  private static boolean fits(JsonValue value, String kind) {
    return switch (kind) {
      case "[]" ->
          value instanceof JsonValue.Arr array
              && array.elements().stream().allMatch(JsonValue.Text.class::isInstance);
      case "#" -> value.asNumber() != null;
      case "?" -> value.asBoolean() != null;
      case "{}" -> value instanceof JsonValue.Obj;
      case "*" -> true;
      default -> value instanceof JsonValue.Text;
    };
  }

  private static String wish(String kind) {
    return switch (kind) {
      case "[]" -> " must be an array";
      case "#" -> " must be a number conforming to the specified constraints";
      case "?" -> " must be a boolean value";
      case "{}" -> " must be an object";
      default -> " must be a string";
    };
  }
}

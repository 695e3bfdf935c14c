package dev.tertulia.catalog;

import dev.tertulia.core.json.JsonValue;
import java.util.stream.Collectors;

/** JSON for people who compare two versions of it: what is short on one line, the rest apart. */
final class Pretty {
  private static final int WIDTH = 118;

  private Pretty() {}

  static String json(JsonValue value) {
    return json(value, "") + "\n";
  }

  private static String json(JsonValue value, String indent) {
    String line = value.json();
    boolean flat = !(value instanceof JsonValue.Obj || value instanceof JsonValue.Arr);
    if (flat || (line.length() + indent.length() <= WIDTH && !line.contains("[{"))) {
      return line;
    }
    String inner = indent + "  ";
    if (value instanceof JsonValue.Obj object) {
      return object.members().entrySet().stream()
          .map(
              each ->
                  inner + JsonValue.of(each.getKey()).json() + ": " + json(each.getValue(), inner))
          .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    }
    return value.asList().stream()
        .map(each -> inner + json(each, inner))
        .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
  }
}

package dev.tertulia.core.catalog;

import dev.tertulia.core.json.JsonValue;
import java.util.List;
import java.util.Objects;

/** How members of the catalog's JSON are read: what is not there is empty, or false. */
final class Words {
  private Words() {}

  static String word(JsonValue json, String name) {
    return Objects.requireNonNullElse(json.at(name).asText(), "");
  }

  static boolean flag(JsonValue json, String name) {
    return Boolean.TRUE.equals(json.at(name).asBoolean());
  }

  static List<String> list(JsonValue json, String name) {
    return texts(json.at(name));
  }

  static List<String> texts(JsonValue json) {
    return json.asList().stream().map(JsonValue::asText).filter(Objects::nonNull).toList();
  }
}

package dev.tertulia.conformance;

import dev.tertulia.core.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The vendor's OpenAPI documents, where they are at hand: beside the project, or wherever {@code
 * tertulia.documents} says. They are not shipped with the project.
 */
final class Documents {
  private final Path folder;

  private Documents(Path folder) {
    this.folder = folder;
  }

  static Optional<Documents> atHand() {
    String told = System.getProperty("tertulia.documents");
    if (told != null) {
      return Optional.of(new Documents(Path.of(told)));
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path specs = at.resolve("shared").resolve("specs");
      if (Files.isRegularFile(specs.resolve("conversations-v3.json"))) {
        return Optional.of(new Documents(specs));
      }
    }
    return Optional.empty();
  }

  /**
   * A document with its references joined in and two slips mended that would put any validator to
   * sleep: a type called "any", and a map of schemas called "examples".
   */
  String read(String name) {
    JsonValue document = JsonValue.parse(text(name));
    String common = name.contains("v3") ? "common-schemas-v3.json" : "common-schemas.json";
    JsonValue shared = JsonValue.parse(text(common)).at("components").at("schemas");
    Map<String, JsonValue> members = new LinkedHashMap<>(document.asMap());
    Map<String, JsonValue> components = new LinkedHashMap<>(document.at("components").asMap());
    Map<String, JsonValue> schemas = new LinkedHashMap<>(shared.asMap());
    schemas.putAll(document.at("components").at("schemas").asMap());
    components.put("schemas", JsonValue.of(schemas));
    members.put("components", JsonValue.of(components));
    return mended(JsonValue.of(members))
        .json()
        .replaceAll("\\.\\./common/common-schemas[a-z0-9-]*\\.json#", "#");
  }

  /** What is known of Acumbamail's functions, which has no document of the vendor's. */
  JsonValue acumbamailFunctions() {
    return JsonValue.parse(text("../reference/acumbamail-functions.json"));
  }

  private String text(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonValue mended(JsonValue value) {
    if (value instanceof JsonValue.Arr array) {
      return JsonValue.of(array.elements().stream().map(Documents::mended).toList());
    }
    if (!(value instanceof JsonValue.Obj object)) {
      return value;
    }
    Map<String, JsonValue> members = new LinkedHashMap<>();
    object
        .members()
        .forEach(
            (name, member) -> {
              boolean anyType = name.equals("type") && "any".equals(member.asText());
              boolean examples = name.equals("examples");
              if (!anyType && !examples) {
                members.put(name, mended(member));
              }
            });
    return JsonValue.of(members);
  }
}

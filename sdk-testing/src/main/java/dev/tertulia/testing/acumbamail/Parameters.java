package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.ReceivedRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request brings along, wherever it stands: the query, a form with dictionaries in brackets,
 * a multipart form, or JSON.
 */
final class Parameters {
  private final Map<String, Object> root = new LinkedHashMap<>();

  private Parameters() {}

  static JsonValue.Obj of(ReceivedRequest request) {
    var parameters = new Parameters();
    request.queryNames().forEach(name -> parameters.put(name, request.query(name)));
    request.form().forEach(parameters::put);
    String type = request.header("Content-Type");
    if (type != null && type.startsWith("multipart/")) {
      request.parts().forEach(part -> parameters.put(part.name(), part.text()));
    } else if (type != null && type.startsWith("application/json")) {
      try {
        parameters.root.putAll(request.json().asMap());
      } catch (IllegalArgumentException e) {
        throw Refusal.text(400, "The body is not JSON");
      }
    }
    return (JsonValue.Obj) JsonValue.of(parameters.root);
  }

  /** {@code merge_fields[email]} is the {@code email} of the dictionary {@code merge_fields}. */
  private void put(String name, @Nullable String value) {
    Map<String, Object> place = root;
    List<String> path = path(name);
    for (String step : path.subList(0, path.size() - 1)) {
      place = inner(place, step);
    }
    place.put(path.get(path.size() - 1), value == null ? "" : value);
  }

  @SuppressWarnings("unchecked") // Only this class puts maps there.
  private static Map<String, Object> inner(Map<String, Object> place, String step) {
    if (!(place.get(step) instanceof Map)) {
      place.put(step, new LinkedHashMap<String, Object>());
    }
    return (Map<String, Object>) place.get(step);
  }

  private static List<String> path(String name) {
    int open = name.indexOf('[');
    if (open < 1 || !name.endsWith("]")) {
      return List.of(name);
    }
    var path = new ArrayList<String>();
    path.add(name.substring(0, open));
    path.addAll(List.of(name.substring(open + 1, name.length() - 1).split("]\\[", -1)));
    return path;
  }
}

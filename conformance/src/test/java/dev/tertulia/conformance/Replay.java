package dev.tertulia.conformance;

import dev.tertulia.core.catalog.Action;
import dev.tertulia.core.catalog.Field;
import dev.tertulia.core.catalog.Field.Place;
import dev.tertulia.core.json.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;

/** What a typed call sent, as the inputs by which its action sends the same. */
final class Replay {
  private static final Pattern PART = Pattern.compile("(\\w+)\\[(\\w*)]");

  private Replay() {}

  static Map<String, Object> inputs(Action action, Tap.Asked asked) {
    var inputs = new LinkedHashMap<String, Object>();
    Map<String, String> path = path(action, asked.request().url());
    Map<String, JsonValue> body = body(action, asked);
    Map<String, Object> form = form(action, asked);
    for (Field each : action.inputs()) {
      String name = each.name();
      if (each.given()) {
        continue;
      }
      Object value =
          switch (each.in()) {
            case PATH -> path.get(name);
            case QUERY -> typed(each.type(), asked.request().url().queryParameter(name));
            case BODY -> body.get(name);
            case FORM -> form.get(name);
          };
      if (value != null) {
        inputs.put(name, value);
      }
    }
    return inputs;
  }

  /** What was sent besides the inputs. */
  static List<String> unknown(Action action, Tap.Asked asked) {
    var names = new ArrayList<String>();
    names.addAll(asked.request().url().queryParameterNames());
    names.addAll(body(action, asked).keySet());
    names.addAll(form(action, asked).keySet());
    names.removeAll(List.of("auth_token", "response_type"));
    action.inputs().forEach(each -> names.remove(each.name()));
    return names;
  }

  private static Map<String, String> path(Action action, HttpUrl url) {
    Matcher filled =
        Pattern.compile(".*/" + action.path().replaceAll("\\{(\\w+)}", "(?<$1>[^/]+)"))
            .matcher(url.encodedPath());
    var values = new LinkedHashMap<String, String>();
    if (filled.matches()) {
      action.inputs().stream()
          .filter(each -> each.in() == Place.PATH)
          .forEach(each -> values.put(each.name(), decoded(filled.group(each.name()))));
    }
    return values;
  }

  private static Map<String, JsonValue> body(Action action, Tap.Asked asked) {
    boolean json = action.inputs().stream().anyMatch(each -> each.in() == Place.BODY);
    return json ? JsonValue.parse(asked.body()).asMap() : Map.of();
  }

  private static Map<String, Object> form(Action action, Tap.Asked asked) {
    var form = new LinkedHashMap<String, Object>();
    if (!action.method().equals("POST") || asked.body().startsWith("{")) {
      return form;
    }
    fields(asked)
        .forEach(
            (name, value) -> {
              Matcher part = PART.matcher(name);
              if (!part.matches()) {
                form.put(name, typed(type(action, name), value));
              } else if (type(action, part.group(1)).endsWith("{}")) {
                dictionary(form, part.group(1)).put(part.group(2), value);
              } else {
                list(form, part.group(1)).add(value);
              }
            });
    return form;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> dictionary(Map<String, Object> form, String name) {
    return (Map<String, Object>) form.computeIfAbsent(name, key -> new LinkedHashMap<>());
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Map<String, Object> form, String name) {
    return (List<Object>) form.computeIfAbsent(name, key -> new ArrayList<>());
  }

  static Map<String, String> fields(Tap.Asked asked) {
    return List.of(asked.body().split("&")).stream()
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> decoded(pair[0]),
                pair -> pair.length == 1 ? "" : decoded(pair[1]),
                (one, other) -> other,
                LinkedHashMap::new));
  }

  private static String type(Action action, String name) {
    return action.input(name).map(Field::type).orElse("string");
  }

  private static Object typed(String type, String text) {
    if (text == null) {
      return null;
    }
    return switch (type) {
      case "integer" -> Long.valueOf(text);
      case "boolean" -> text.equals("1") || text.equals("true");
      case "any" -> JsonValue.parse(text);
      default -> type.endsWith("[]") ? JsonValue.parse(text) : text;
    };
  }

  static String contentType(Tap.Asked asked) {
    RequestBody body = asked.request().body();
    return body == null ? "" : String.valueOf(body.contentType());
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}

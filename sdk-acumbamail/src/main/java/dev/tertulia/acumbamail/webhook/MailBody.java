package dev.tertulia.acumbamail.webhook;

import dev.tertulia.core.WebhookException;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.webhook.WebhookRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * Takes a delivery apart. An object with one event and an object of events by number have been
 * seen; an array, and a form with either in a field, are what careful receivers are prepared for.
 * It is told by its content which one it is, since the content type is nowhere promised.
 */
final class MailBody {
  private static final Set<String> FIELDS = Set.of("payload", "data", "events");

  private MailBody() {}

  static List<JsonValue> events(WebhookRequest request) {
    String text = new String(request.body(), StandardCharsets.UTF_8);
    text = (text.startsWith("\ufeff") ? text.substring(1) : text).strip();
    if (text.isEmpty()) {
      return List.of();
    }
    return isJson(text) ? unpacked(parsed(text)) : form(text);
  }

  static JsonValue parsed(String text) {
    try {
      return JsonValue.parse(text);
    } catch (IllegalArgumentException e) {
      throw new WebhookException("the body is no JSON", e);
    }
  }

  private static boolean isJson(String text) {
    return text.startsWith("{") || text.startsWith("[");
  }

  private static List<JsonValue> unpacked(JsonValue json) {
    if (json instanceof JsonValue.Arr array) {
      return present(array.elements());
    }
    var members = json.asMap();
    if (members.isEmpty()) {
      return List.of();
    }
    boolean one = json.at("event") instanceof JsonValue.Text;
    boolean numbered = members.keySet().iterator().next().matches("\\d+");
    return !one && numbered ? present(List.copyOf(members.values())) : List.of(json);
  }

  private static List<JsonValue> present(List<JsonValue> events) {
    return events.stream().filter(each -> !each.isMissing()).toList();
  }

  private static List<JsonValue> form(String text) {
    var fields = new LinkedHashMap<String, JsonValue>();
    var packed = new ArrayList<JsonValue>();
    boolean found = false;
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(pair.substring(0, Math.max(0, equals))).strip();
      String value = decoded(pair.substring(equals + 1)).strip();
      fields.put(name, new JsonValue.Text(value));
      if (FIELDS.contains(name) && isJson(value)) {
        found = true;
        packed.addAll(unpacked(parsed(value)));
      }
    }
    if (!found && !fields.containsKey("event")) {
      throw new WebhookException("the body is neither JSON nor a form with events", null);
    }
    return found ? packed : List.of(new JsonValue.Obj(fields));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new WebhookException("the body is no form", null);
    }
  }
}

package dev.tertulia.acumbamail;

import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.catalog.Action;
import dev.tertulia.core.catalog.Catalog;
import dev.tertulia.core.catalog.Listing;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.CallScope;
import dev.tertulia.core.transport.Transport;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Functions by their names, with all that the typed calls check before. */
record Invocations(
    Transport transport, CallScope scope, RecipientGuard guard, Timekeeper time, ZoneId zone) {
  private static final Listing LISTING = Listing.of(AcumbamailClient.class);

  Catalog catalog() {
    // What a client fills in is flags that are always on.
    JsonValue on = JsonValue.of(true);
    return new Catalog(LISTING, input -> on, this::call);
  }

  private @Nullable JsonValue call(Action action, Map<String, JsonValue> inputs) {
    InputRules.check(action.id(), inputs, guard, zone, time.now());
    Form<Void> form = Form.empty();
    action
        .inputs()
        .forEach(each -> form.with(each.name(), value(each.type(), inputs.get(each.name()))));
    return transport.untyped(action.id(), form).execute(scope);
  }

  /** As a record would hold it. */
  private static @Nullable Object value(String type, @Nullable JsonValue value) {
    if (value == null || value.isMissing()) {
      return null;
    }
    return switch (type) {
      case "boolean" -> value.asBoolean();
      case "datetime" -> InputRules.minute(value);
      case "any" -> value;
      case "string[]" -> texts(value.asList());
      case "string{}" -> dictionary(value.asMap());
      default -> type.endsWith("[]") ? value : value.asText();
    };
  }

  private static List<String> texts(List<JsonValue> values) {
    return values.stream().map(each -> Objects.toString(each.asText())).toList();
  }

  private static Map<String, String> dictionary(Map<String, JsonValue> members) {
    var dictionary = new LinkedHashMap<String, String>();
    members.forEach((name, each) -> dictionary.put(name, Objects.toString(each.asText())));
    return dictionary;
  }
}

package dev.tertulia.conversations;

import dev.tertulia.core.catalog.Action;
import dev.tertulia.core.catalog.Catalog;
import dev.tertulia.core.catalog.Field;
import dev.tertulia.core.catalog.Listing;
import dev.tertulia.core.json.Json;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.ApiCall;
import dev.tertulia.core.transport.CallScope;
import dev.tertulia.core.transport.Transport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Actions by their names, with all that the typed calls check before and know afterwards. */
record Invocations(Transport transport, CallScope scope, RecipientGuard guard) {
  private static final Listing LISTING = Listing.of(ConversationsClient.class);

  Catalog catalog() {
    // The only thing a client fills in.
    JsonValue location = JsonValue.of(scope.resource());
    return new Catalog(LISTING, input -> location, this::call);
  }

  private @Nullable JsonValue call(Action action, Map<String, JsonValue> inputs) {
    InputRules.check(action, inputs);
    Map<String, JsonValue> body = part(action, inputs, Field.Place.BODY);
    boolean hasBody = action.inputs().stream().anyMatch(each -> each.in() == Field.Place.BODY);
    check(action, new JsonValue.Obj(body));
    ApiCall<JsonValue> call =
        transport.untyped(
            action.id(),
            texts(part(action, inputs, Field.Place.PATH)),
            texts(part(action, inputs, Field.Place.QUERY)),
            hasBody ? new JsonValue.Obj(body) : null);
    return answer(action, call);
  }

  private void check(Action action, JsonValue body) {
    if (action.id().equals("send-a-new-message")) {
      guard.check(body);
    } else if (action.id().equals("send-review-reply")) {
      guard.check(action.id(), String.valueOf(body.at("conversationId").asText()));
    }
  }

  private @Nullable JsonValue answer(Action action, ApiCall<JsonValue> call) {
    switch (action.id()) {
      case "cancel-scheduled-message", "cancel-scheduled-email-message" -> {
        JsonValue said = call.execute(scope);
        Json.standard().read(WireMessages.Cancelled.class, said.json()).requireDone(action.id());
        return said;
      }
      case "add-an-inbound-message", "add-an-outbound-message" -> {
        return Messages.stored(() -> call.execute(scope));
      }
      default -> {
        return action.group().equals("Preferences")
            ? Preferences.asItComes(call, scope)
            : call.execute(scope);
      }
    }
  }

  private static Map<String, JsonValue> part(
      Action action, Map<String, JsonValue> inputs, Field.Place place) {
    var part = new LinkedHashMap<String, JsonValue>();
    for (Field each : action.inputs()) {
      JsonValue value = inputs.get(each.name());
      if (each.in() == place && value != null) {
        part.put(each.name(), value);
      }
    }
    return part;
  }

  private static Map<String, String> texts(Map<String, JsonValue> values) {
    var texts = new LinkedHashMap<String, String>();
    values.forEach((name, value) -> texts.put(name, Objects.toString(value.asText())));
    return texts;
  }
}

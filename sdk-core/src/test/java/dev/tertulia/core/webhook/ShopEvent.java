package dev.tertulia.core.webhook;

import dev.tertulia.core.json.JsonValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a shop sends: the service of these tests. */
sealed interface ShopEvent {
  String id();

  record Paid(String id, String order) implements ShopEvent {}

  record Sent(String id, String order) implements ShopEvent {}

  record Other(String id, String type) implements ShopEvent {}

  /** One object, or an array of them; an empty array is a test call. */
  final class Format implements WebhookFormat<ShopEvent> {
    @Override
    public List<Arrival> arrivals(WebhookRequest request) {
      return JsonValue.parse(new String(request.body(), java.nio.charset.StandardCharsets.UTF_8))
          .asList()
          .stream()
          .map(each -> arrival(request.body(each.json().getBytes()).keeping("X-Kept"), each))
          .toList();
    }

    private static Arrival arrival(WebhookRequest content, JsonValue event) {
      String id = event.at("id").asText();
      String about = event.at("about").asText();
      return new Arrival(
          content,
          id == null ? List.of() : List.of(id),
          about == null ? List.of() : List.of(about),
          text(event, "type"),
          text(event, "order"),
          event.at("at").asInstant());
    }

    @Override
    public ShopEvent event(Arrival arrival) {
      JsonValue event = JsonValue.parse(new String(arrival.content().body()));
      String id = arrival.key();
      return switch (arrival.type()) {
        case "Paid" -> new Paid(id, arrival.orderKey());
        case "Sent" -> new Sent(id, arrival.orderKey());
        default -> new Other(id, text(event, "type"));
      };
    }

    private static String text(JsonValue event, String name) {
      String text = event.at(name).asText();
      return text == null ? "" : text;
    }
  }

  static String json(String type, @Nullable String id, String order, @Nullable Instant at) {
    return JsonValue.object(
            "type", type, "id", id, "order", order, "at", at == null ? null : at.toString())
        .json();
  }

  static InboxEntry waiting(String id, String order, @Nullable Instant at, Instant now) {
    byte[] body = json("Paid", id, order, at).getBytes();
    var content = new WebhookRequest(body, java.util.Map.of());
    return InboxEntry.waiting(
        new Format().arrivals(content).get(0), InboxEntry.Source.WEBHOOK, now, now);
  }
}

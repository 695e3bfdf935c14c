package dev.tertulia.bridge.links;

import dev.tertulia.conversations.webhook.MessageEvent;
import dev.tertulia.core.WebhookException;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.webhook.Arrival;
import dev.tertulia.core.webhook.WebhookFormat;
import dev.tertulia.core.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A call or voice mail whose transcription is waited for.
 *
 * @param messageId its message
 * @param contactId with whom
 * @param since since when it is waited for
 */
public record Call(String messageId, String contactId, Instant since) {

  static Call of(MessageEvent event, Instant now) {
    return new Call(Facts.message(event), Facts.contact(event), now);
  }

  /** Waits for no other one, and no conversation waits for it. */
  Arrival arrival() {
    JsonValue json =
        JsonValue.object("messageId", messageId, "contactId", contactId, "since", since.toString());
    return new Arrival(
        new WebhookRequest(json.json().getBytes(StandardCharsets.UTF_8), Map.of()),
        List.of("call:" + messageId),
        List.of(),
        "call",
        "",
        since);
  }

  static WebhookFormat<Call> format() {
    return new WebhookFormat<>() {
      @Override
      public List<Arrival> arrivals(WebhookRequest request) {
        throw new IllegalStateException("calls come out of events, not over HTTP");
      }

      @Override
      public Call event(Arrival arrival) {
        String text = new String(arrival.content().body(), StandardCharsets.UTF_8);
        JsonValue json = JsonValue.parse(text);
        return new Call(
            text(json, "messageId"), text(json, "contactId"), Instant.parse(text(json, "since")));
      }
    };
  }

  private static String text(JsonValue json, String name) {
    String text = json.at(name).asText();
    if (text == null) {
      throw new WebhookException("a call without " + name, null);
    }
    return text;
  }
}

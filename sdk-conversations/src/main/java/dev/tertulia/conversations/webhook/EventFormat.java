package dev.tertulia.conversations.webhook;

import dev.tertulia.core.WebhookException;
import dev.tertulia.core.webhook.Arrival;
import dev.tertulia.core.webhook.WebhookFormat;
import dev.tertulia.core.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What an inbox must know of an event, and the way back to the event. */
final class EventFormat implements WebhookFormat<WebhookEvent> {
  private final Function<byte[], WebhookEvent> reader;
  private final @Nullable String app;
  private final Predicate<String> locations;

  private EventFormat(
      Function<byte[], WebhookEvent> reader, @Nullable String app, Predicate<String> locations) {
    this.reader = reader;
    this.app = app;
    this.locations = locations;
  }

  static EventFormat ofApp() {
    return new EventFormat(EventReader::read, null, any -> true);
  }

  static EventFormat ofProvider() {
    return new EventFormat(EventReader::provided, null, any -> true);
  }

  EventFormat forApp(String appId) {
    return new EventFormat(reader, appId, locations);
  }

  EventFormat forLocations(Predicate<String> mine) {
    return new EventFormat(reader, app, mine);
  }

  @Override
  public List<Arrival> arrivals(WebhookRequest request) {
    WebhookEvent event = reader.apply(request.body());
    String names = event.envelope().appId();
    if (app != null && names != null && !app.equals(names)) {
      throw new WebhookException("it is for another app", null);
    }
    String location = event.locationId();
    if (location != null && !locations.test(location)) {
      throw new WebhookException("it is for a location that is not ours", null);
    }
    return List.of(arrival(event, request));
  }

  @Override
  public WebhookEvent event(Arrival arrival) {
    return reader.apply(arrival.content().body());
  }

  /** An event that no webhook brought, as if one had. */
  static Arrival arrival(WebhookEvent event) {
    byte[] body = event.envelope().json().json().getBytes(StandardCharsets.UTF_8);
    return arrival(event, new WebhookRequest(body, Map.of()));
  }

  private static Arrival arrival(WebhookEvent event, WebhookRequest request) {
    EventIdentity identity = event.identity();
    return new Arrival(
        request.keeping(),
        identity.ids(),
        identity.aliases(),
        event.type() == null ? "" : event.type().value(),
        event.orderKey(),
        event.timestamp());
  }
}

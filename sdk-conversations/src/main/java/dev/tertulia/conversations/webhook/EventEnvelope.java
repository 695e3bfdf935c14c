package dev.tertulia.conversations.webhook;

import dev.tertulia.core.json.JsonValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every event says of itself, whatever it is about. Any component but {@code json} can be
 * null.
 *
 * @param type the event's name, as it came; some of the vendor's documents show a wrong one
 * @param webhookId the event's id, the same in every repetition; null for what was found by polling
 * @param timestamp when it happened, the same in every repetition
 * @param locationId the location it happened in
 * @param companyId the agency, for events of agency apps
 * @param appId the app it is delivered to
 * @param versionId the app's version
 * @param json all of it
 */
public record EventEnvelope(
    @Nullable EventType type,
    @Nullable String webhookId,
    @Nullable Instant timestamp,
    @Nullable String locationId,
    @Nullable String companyId,
    @Nullable String appId,
    @Nullable String versionId,
    JsonValue json) {

  static EventEnvelope of(@Nullable EventType type, JsonValue event) {
    return new EventEnvelope(
        type,
        event.at("webhookId").asText(),
        event.at("timestamp").asInstant(),
        locationOf(event),
        event.at("companyId").asText(),
        event.at("appId").asText(),
        event.at("versionId").asText(),
        event);
  }

  /** Invoices and orders name their location as one of several kinds of owners. */
  private static @Nullable String locationOf(JsonValue event) {
    String location = event.at("locationId").asText();
    boolean owned = "location".equals(event.at("altType").asText());
    return location == null && owned ? event.at("altId").asText() : location;
  }

  @Override
  public String toString() {
    return "EventEnvelope[type=" + type + ", webhookId=" + webhookId + "]";
  }
}

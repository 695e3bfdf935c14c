package dev.tertulia.acumbamail.webhook;

import dev.tertulia.acumbamail.CampaignId;
import dev.tertulia.acumbamail.EmailKey;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.core.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What every event says of itself. Any component but {@code fields} and {@code json} can be null.
 *
 * @param type the event's name, as it came
 * @param timestamp when it happened
 * @param email whom it is about
 * @param listId on which list; events of transactional e-mail have none
 * @param campaignId in which campaign; joining a list has none
 * @param emailKey in which e-mail: the same that {@code Smtp} answered when it was sent
 * @param fields the person's fields on the list; nothing if it has none
 * @param json all of it
 */
public record MailEventEnvelope(
    @Nullable MailEventType type,
    @Nullable Instant timestamp,
    @Nullable String email,
    @Nullable ListId listId,
    @Nullable CampaignId campaignId,
    @Nullable EmailKey emailKey,
    JsonValue fields,
    JsonValue json) {

  static MailEventEnvelope of(JsonValue event, ZoneId zone) {
    String word = event.at("event").asText();
    String key = event.at("email_key").asText();
    Long list = id(event.at("list_id"));
    Long campaign = id(event.at("campaign_id"));
    return new MailEventEnvelope(
        word == null ? null : new MailEventType(word),
        time(event.at("timestamp"), zone),
        event.at("email").asText(),
        list == null ? null : new ListId(list),
        campaign == null ? null : new CampaignId(campaign),
        key == null || key.isBlank() ? null : new EmailKey(key),
        event.at("subscriber_fields"),
        event);
  }

  private static @Nullable Long id(JsonValue value) {
    Long number = value.asLong();
    return number == null || number <= 0 ? null : number;
  }

  /** Seconds, as they were seen; or what the vendor's clock shows, as in its answers. */
  private static @Nullable Instant time(JsonValue value, ZoneId zone) {
    String text = value.asText();
    if (value instanceof JsonValue.Text && text != null) {
      try {
        String iso = text.strip().replace('/', '-').replace(' ', 'T');
        return LocalDateTime.parse(iso).atZone(zone).toInstant();
      } catch (DateTimeException e) {
        // Then it is spelled in another way.
      }
    }
    return value.asInstant();
  }

  @Override
  public String toString() {
    return "MailEventEnvelope[type=" + type + ", timestamp=" + timestamp + "]";
  }
}

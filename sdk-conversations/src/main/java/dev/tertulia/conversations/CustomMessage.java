package dev.tertulia.conversations;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.json.JsonValue;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message through an additional conversation provider, or over a channel, or with a field, newer
 * than this SDK.
 *
 * <pre>{@code
 * CustomMessage.through(providerId, contactId, "Hello")
 * CustomMessage.on(new Channel("Pigeon"), contactId, "Hello").with("altitude", 300)
 * }</pre>
 *
 * @param channel the vendor's word for the kind
 * @param contactId whom it is for
 * @param text what it says; null if other fields say it
 * @param providerId the additional provider; needed on {@link Channel#CUSTOM}
 * @param attachments http or https links
 * @param schedule when it leaves; null for now
 * @param fields anything else, as the vendor spells it
 */
public record CustomMessage(
    Channel channel,
    String contactId,
    @Nullable String text,
    @Nullable String providerId,
    List<String> attachments,
    @Nullable Schedule schedule,
    Map<String, JsonValue> fields)
    implements OutgoingMessage {
  private static final Set<String> TAKEN =
      Set.of(
          "type",
          "contactId",
          "message",
          "conversationProviderId",
          "attachments",
          "scheduledTimestamp");

  /** Refuses what cannot be sent. */
  public CustomMessage {
    HighLevelRules.id("CustomMessage.contactId", contactId);
    HighLevelRules.idOrNull("CustomMessage.providerId", providerId);
    attachments = HighLevelRules.urls("CustomMessage.attachments", attachments);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    if (channel.equals(Channel.CUSTOM) && providerId == null) {
      throw new InvalidRequestException("CustomMessage.providerId", "a provider's id", "nothing");
    }
    for (String name : fields.keySet()) {
      if (TAKEN.contains(name)) {
        throw new InvalidRequestException(
            "CustomMessage.fields", "a field that has no component here", name);
      }
    }
  }

  /** A text through an additional provider. */
  public static CustomMessage through(String providerId, String contactId, String text) {
    return new CustomMessage(
        Channel.CUSTOM, contactId, text, providerId, List.of(), null, Map.of());
  }

  /** A text over any channel. */
  public static CustomMessage on(Channel channel, String contactId, String text) {
    return new CustomMessage(channel, contactId, text, null, List.of(), null, Map.of());
  }

  /** The same through a provider. */
  public CustomMessage providerId(String id) {
    return new CustomMessage(channel, contactId, text, id, attachments, schedule, fields);
  }

  /** The same with one more attachment: an http or https link. */
  public CustomMessage attach(String url) {
    return new CustomMessage(
        channel, contactId, text, providerId, Copies.plus(attachments, url), schedule, fields);
  }

  /** The same at that moment. */
  public CustomMessage sendAt(Instant moment) {
    return schedule(Schedule.at(moment));
  }

  /** The same, scheduled. */
  public CustomMessage schedule(Schedule when) {
    return new CustomMessage(channel, contactId, text, providerId, attachments, when, fields);
  }

  /** The same with one more field of the vendor's; the value as {@link JsonValue#of} takes it. */
  public CustomMessage with(String name, Object value) {
    var more = Copies.plus(fields, name, JsonValue.of(value));
    return new CustomMessage(channel, contactId, text, providerId, attachments, schedule, more);
  }

  @Override
  public String toString() {
    return "CustomMessage[channel=" + channel.value() + ", contactId=" + contactId + "]";
  }
}

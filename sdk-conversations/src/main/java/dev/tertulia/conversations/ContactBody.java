package dev.tertulia.conversations;

import dev.tertulia.core.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A contact in the vendor's words, which differ by version in the spelling of channels. */
final class ContactBody {
  private ContactBody() {}

  /** Nulls are meant: they empty fields. */
  static JsonValue of(
      @Nullable String locationId,
      ContactDetails details,
      @Nullable List<String> tags,
      @Nullable String version) {
    Map<String, Object> body = new LinkedHashMap<>();
    if (locationId != null) {
      body.put("locationId", locationId);
    }
    body.putAll(details.fields());
    if (tags != null) {
      body.put("tags", tags);
    }
    if (!details.customFields().isEmpty()) {
      body.put("customFields", customFields(details.customFields()));
    }
    if (!details.doNotDisturb().isEmpty()) {
      body.put("dndSettings", dndSettings(details.doNotDisturb(), "v3".equals(version)));
    }
    return JsonValue.of(body);
  }

  /** The spelling of the dated versions, which v3 still reads. */
  private static List<JsonValue> customFields(Map<String, JsonValue> fields) {
    var list = new ArrayList<JsonValue>();
    fields.forEach((id, value) -> list.add(JsonValue.object("id", id, "field_value", value)));
    return list;
  }

  private static Map<String, JsonValue> dndSettings(Map<Channel, Boolean> settings, boolean v3) {
    var channels = new LinkedHashMap<String, JsonValue>();
    settings.forEach(
        (channel, quiet) ->
            channels.put(
                v3 ? v3Name(channel) : channel.value(),
                JsonValue.object("status", quiet ? "active" : "inactive")));
    return channels;
  }

  private static String v3Name(Channel channel) {
    return channel.equals(Channel.WHATSAPP) ? "whatsApp" : channel.value().toLowerCase(Locale.ROOT);
  }
}

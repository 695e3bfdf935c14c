package dev.tertulia.conversations;

import dev.tertulia.conversations.Contact.DndSetting;
import dev.tertulia.core.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

  private static Map<String, JsonValue> dndSettings(Map<Channel, DndSetting> settings, boolean v3) {
    var channels = new LinkedHashMap<String, JsonValue>();
    settings.forEach(
        (channel, setting) ->
            channels.put(v3 ? v3Name(channel) : channel.value(), dndSetting(setting)));
    return channels;
  }

  /** Here nothing is emptied: what is null is left out. */
  private static JsonValue dndSetting(DndSetting setting) {
    var members = new LinkedHashMap<String, @Nullable String>();
    members.put("status", setting.status());
    members.put("message", setting.message());
    members.put("code", setting.code());
    members.values().removeIf(Objects::isNull);
    return JsonValue.of(members);
  }

  private static String v3Name(Channel channel) {
    return channel.equals(Channel.WHATSAPP) ? "whatsApp" : channel.value().toLowerCase(Locale.ROOT);
  }
}

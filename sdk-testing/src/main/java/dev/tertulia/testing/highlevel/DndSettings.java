package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may not be sent, by channel. Kept in the spelling of the dated versions; v3 spells channels
 * its own way. An update replaces all of it: whether the live service does is unknown, and a client
 * that is safe here is safe there.
 */
final class DndSettings {
  private static final String NAME = "dndSettings";
  private static final Set<String> STATUSES = Set.of("active", "inactive", "permanent");
  private static final List<String> DATED =
      List.of("Call", "Email", "SMS", "WhatsApp", "GMB", "FB");
  private static final List<String> V3 = List.of("call", "email", "sms", "whatsApp", "gmb", "fb");

  private DndSettings() {}

  /** The fields of the body, these settings among them in the spelling they are kept in. */
  static Map<String, JsonValue> kept(Ask ask) {
    var fields = new LinkedHashMap<>(ask.body().asMap());
    JsonValue given = fields.getOrDefault(NAME, JsonValue.MISSING);
    if (!given.isMissing()) {
      given.asMap().forEach(DndSettings::check);
      fields.put(NAME, spelled(given, spelling(ask), DATED));
    }
    return fields;
  }

  /** All that says whether the contact may be disturbed, to be compared. */
  static List<Object> of(Doc contact) {
    return List.of(contact.flag("dnd"), contact.at(NAME).asMap());
  }

  /** The contact as that caller's version spells it. */
  static JsonValue.Obj told(Ask ask, JsonValue.Obj contact) {
    JsonValue kept = contact.at(NAME);
    return kept.isMissing()
        ? contact
        : Doc.of(contact).set(NAME, spelled(kept, DATED, spelling(ask))).json();
  }

  private static List<String> spelling(Ask ask) {
    return "v3".equals(ask.request().header("Version")) ? V3 : DATED;
  }

  private static void check(String channel, JsonValue setting) {
    @Nullable String status = setting.at("status").asText();
    if (status == null || !STATUSES.contains(status)) {
      throw Refusal.invalid(
          NAME
              + "."
              + channel
              + ".status must be one of the following values: active, inactive, permanent");
    }
  }

  private static JsonValue spelled(JsonValue settings, List<String> from, List<String> to) {
    var channels = new LinkedHashMap<String, JsonValue>();
    settings
        .asMap()
        .forEach(
            (channel, setting) -> {
              int known = from.indexOf(channel);
              if (known < 0) {
                throw Refusal.invalid(NAME + ".property " + channel + " should not exist");
              }
              channels.put(to.get(known), setting);
            });
    return JsonValue.of(channels);
  }
}

package dev.tertulia.conversations;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.catalog.Action;
import dev.tertulia.core.catalog.Field;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.Require;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the typed requests see to, of inputs that come as a map: nothing may be sent by its name
 * that could not be sent by its record.
 */
final class InputRules {
  private static final Set<String> IDS =
      Set.of("contactId", "conversationId", "conversationProviderId", "recipientContactId");

  private static final Set<String> NUMBERS =
      Set.of("fromNumber", "toNumber", "phone", "number", "from", "to");

  private static final Set<String> ADDRESSES =
      Set.of("email", "emailFrom", "emailTo", "emailCc", "emailBcc", "toEmail");

  /** Of the year 5138; as milliseconds, of 1973. */
  private static final long LAST_SECOND = 99_999_999_999L;

  private static final List<String> QUIET = List.of("active", "inactive", "permanent");

  private static final List<String> WHAT_IT_SAYS =
      List.of("message", "html", "templateId", "attachments", "forward");

  private final String id;
  private final Map<String, JsonValue> inputs;

  private InputRules(String id, Map<String, JsonValue> inputs) {
    this.id = id;
    this.inputs = inputs;
  }

  static void check(Action action, Map<String, JsonValue> inputs) {
    var rules = new InputRules(action.id(), inputs);
    for (Field field : action.inputs()) {
      JsonValue value = inputs.get(field.name());
      if (value != null && !field.given()) {
        rules.placed(field, value);
        rules.each(rules.at(field.name()), field.name(), value);
      }
    }
    rules.together();
  }

  private String at(String name) {
    return id + "." + name;
  }

  private void placed(Field field, JsonValue value) {
    String text = value.asText();
    if (field.in() == Field.Place.PATH) {
      HighLevelRules.id(at(field.name()), text);
    } else if (field.in() == Field.Place.QUERY) {
      // An empty filter would be none at all, and the query one for everything.
      Require.text(at(field.name()), text);
    }
  }

  /** By its name, wherever it stands. */
  private void each(String where, String name, JsonValue value) {
    if (value instanceof JsonValue.Obj object) {
      object.members().forEach((member, inner) -> each(where + "." + member, member, inner));
    } else if (value instanceof JsonValue.Arr array) {
      for (int i = 0; i < array.elements().size(); i++) {
        each(where + "[" + i + "]", name, array.at(i));
      }
    } else if (value instanceof JsonValue.Text text) {
      word(where, name, text.value());
    } else if (value instanceof JsonValue.Num && Set.of("unreadCount", "events").contains(name)) {
      atLeastNothing(where, value);
    }
  }

  private static void word(String where, String name, String text) {
    if (IDS.contains(name)) {
      HighLevelRules.id(where, text);
    } else if (NUMBERS.contains(name)) {
      Require.phone(where, text);
    } else if (ADDRESSES.contains(name)) {
      Require.email(where, text);
    } else if (name.equals("attachments")) {
      HighLevelRules.urls(where, List.of(text));
    } else if (name.equals("tags")) {
      Require.text(where, text);
    }
  }

  private static void atLeastNothing(String where, JsonValue count) {
    if (Objects.requireNonNullElse(count.asLong(), 0L) < 0) {
      throw new InvalidRequestException(where, "zero or more", "less");
    }
  }

  /** What goes with what. */
  private void together() {
    switch (id) {
      case "send-a-new-message" -> message();
      case "add-an-inbound-message" -> recorded();
      case "add-an-outbound-message" -> require("type", "Call, the only kind", is("type", "Call"));
      case "add-message-attachments" -> between("attachments", 1, 5);
      case "add-tags", "remove-tags" -> between("tags", 1, 1000);
      case "search-conversation", "get-messages" -> between("limit", 1, 100);
      case "export-messages-by-location" -> between("limit", 10, 500);
      case "search-contacts-advanced" -> contacts();
      case "get-duplicate-contact" -> anyOf("an address or a number", "email", "number");
      case "create-contact", "update-contact" -> contact();
      case "upsert-contact" -> {
        anyOf("an address or a number to find it by", "email", "phone");
        contact();
      }
      case "update-email-message-status" ->
          map("events").forEach((event, count) -> atLeastNothing(at("events." + event), count));
      case "create-custom-subtype" -> subtype();
      case "user-subscription-change" -> subscription();
      default -> {
        // Nothing of it depends on anything else.
      }
    }
  }

  private void message() {
    anyOf("something to say", WHAT_IT_SAYS.toArray(String[]::new));
    if (is("type", "Email")) {
      anyOf("a subject", "subject", "replyMessageId", "forward", "templateId");
    }
    if (is("type", "Custom")) {
      anyOf("a provider's id", "conversationProviderId");
    }
    ids("mentions");
    ids("userId");
    String subject = text(inputs, "subject");
    boolean lines = subject != null && subject.chars().anyMatch(c -> c < ' ');
    require("subject", "one line", !lines);
    // What is told in milliseconds would never leave.
    between("scheduledTimestamp", 1, LAST_SECOND);
    boolean open = !inputs.containsKey("optimizationPeriod");
    Set<String> periods = Set.of("24h", "48h", "72h");
    require("optimizationPeriod", "24h, 48h or 72h", open || isOne("optimizationPeriod", periods));
    // One without the other might leave at once.
    boolean free = is("usesNativeSchedulingAi", "true");
    require("usesNativeSchedulingAi", "true exactly with an optimizationPeriod", free != open);
  }

  private void contact() {
    ids("assignedTo");
    for (JsonValue each : inputs.getOrDefault("customFields", JsonValue.MISSING).asList()) {
      HighLevelRules.id(at("customFields.id"), each.at("id").asText());
    }
    map("dndSettings")
        .forEach(
            (channel, setting) -> {
              DoNotDisturb.known(DoNotDisturb.channel(channel));
              String status = String.valueOf(setting.at("status").asText());
              String place = "dndSettings." + channel + ".status";
              // A word the service does not know might leave the channel open.
              require(place, "one of " + String.join(", ", QUIET), QUIET.contains(status));
            });
  }

  private void recorded() {
    anyOf("a contact or a conversation", "contactId", "conversationId");
    if (is("type", "Custom") || is("type", "Call")) {
      anyOf("a provider's id", "conversationProviderId");
    }
    if (is("type", "Call")) {
      anyOf("who called whom", "call");
    }
  }

  private void contacts() {
    between("pageLimit", 1, 500);
    atMost("query", 75);
    for (JsonValue each : inputs.getOrDefault("filters", JsonValue.MISSING).asList()) {
      // The service might take it for no condition, and the query for one about everybody.
      require("filters", "conditions", !each.asMap().isEmpty());
    }
  }

  private void subtype() {
    atMost("name", 100);
    atMost("description", 100);
    require("channel", "email or sms", isOne("channel", Set.of("email", "sms")));
  }

  private void subscription() {
    Map<String, JsonValue> action = map("subscription_action");
    boolean custom = "custom".equals(text(action, "type"));
    require(
        "subscription_action.subtype_id",
        "an id exactly when the type is custom",
        custom == (text(action, "subtype_id") != null));
    String status = String.valueOf(text(action, "subtype_status"));
    require(
        "subscription_action.subtype_status",
        "subscribed or unsubscribed",
        Set.of("subscribed", "unsubscribed").contains(status));
    if (status.equals("subscribed") || "resub_all".equals(text(action, "type"))) {
      anyOf("a reason to subscribe someone again", "legal_reason");
    }
  }

  private void ids(String name) {
    for (JsonValue each : inputs.getOrDefault(name, JsonValue.MISSING).asList()) {
      HighLevelRules.id(at(name), each.asText());
    }
  }

  private void anyOf(String expected, String... names) {
    boolean there =
        List.of(names).stream().map(inputs::get).anyMatch(each -> each != null && !isEmpty(each));
    require(names[0], expected, there);
  }

  private static boolean isEmpty(JsonValue value) {
    String text = value.asText();
    boolean blank = text != null && text.isBlank();
    return blank
        || value.isMissing()
        || (value instanceof JsonValue.Arr && value.asList().isEmpty());
  }

  private void between(String name, long least, long most) {
    JsonValue value = inputs.get(name);
    if (value != null) {
      Long number = value.asLong();
      long size = number == null ? value.asList().size() : number;
      require(name, "from " + least + " to " + most, size >= least && size <= most);
    }
  }

  private void atMost(String name, int most) {
    String text = text(inputs, name);
    if (text != null) {
      Require.atMost(at(name), text, most);
    }
  }

  private void require(String name, String expected, boolean met) {
    if (!met) {
      throw new InvalidRequestException(at(name), expected, "something else or nothing");
    }
  }

  private boolean is(String name, String word) {
    return isOne(name, Set.of(word));
  }

  private boolean isOne(String name, Collection<String> words) {
    String text = text(inputs, name);
    return text != null && words.contains(text);
  }

  private static @Nullable String text(Map<String, JsonValue> object, String name) {
    return object.getOrDefault(name, JsonValue.MISSING).asText();
  }

  private Map<String, JsonValue> map(String name) {
    return inputs.getOrDefault(name, JsonValue.MISSING).asMap();
  }
}

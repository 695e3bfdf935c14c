package dev.tertulia.acumbamail;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the typed requests see to, of inputs that come as a map: nothing may be sent by its name
 * that could not be sent by its record, and nothing to whom the client may not write.
 */
final class InputRules {
  private static final Set<String> ADDRESSES =
      Set.of(
          "subscriber",
          "email",
          "email_list",
          "sender_email",
          "from_email",
          "to_email",
          "cc_email",
          "bcc_email");

  /** Every name under which someone gets something. */
  private static final Set<String> RECIPIENTS =
      Set.of("to_email", "cc_email", "bcc_email", "recipient", "lists");

  private static final Set<String> DICTIONARIES =
      Set.of("merge_fields", "merge_tags", "subscribers_data");

  private static final int MOST = 1000;

  private final String id;
  private final Map<String, JsonValue> inputs;
  private final RecipientGuard guard;

  private InputRules(String id, Map<String, JsonValue> inputs, RecipientGuard guard) {
    this.id = id;
    this.inputs = inputs;
    this.guard = guard;
  }

  static void check(
      String id, Map<String, JsonValue> inputs, RecipientGuard guard, ZoneId zone, Instant now) {
    var rules = new InputRules(id, inputs, guard);
    inputs.forEach((name, value) -> rules.each(rules.at(name), name, value));
    rules.together();
    LocalDateTime sendAt = minute(inputs.get("date_send"));
    if (sendAt != null) {
      Campaigns.requireToCome(rules.at("date_send"), sendAt, zone, now);
    }
  }

  static @Nullable LocalDateTime minute(@Nullable JsonValue value) {
    String text = value == null ? null : value.asText();
    return text == null ? null : LocalDateTime.parse(text);
  }

  private String at(String name) {
    return id + "." + name;
  }

  /** By its name, wherever it stands. */
  private void each(String where, String name, JsonValue value) {
    if (value instanceof JsonValue.Obj object) {
      boolean dictionary = DICTIONARIES.contains(name);
      object
          .members()
          .forEach(
              (member, inner) -> {
                if (dictionary) {
                  AcumbamailRules.tag(where, member);
                } else {
                  each(where + "." + member, member, inner);
                }
              });
    } else if (value instanceof JsonValue.Arr array) {
      for (int i = 0; i < array.elements().size(); i++) {
        each(where + "[" + i + "]", name, array.at(i));
      }
    } else if (value instanceof JsonValue.Text text) {
      word(where, name, text.value());
    } else if (value instanceof JsonValue.Num number && isId(name)) {
      AcumbamailRules.positive(where, number.asLong() == null ? 0 : number.asLong());
    }
  }

  private static boolean isId(String name) {
    return name.equals("id") || name.endsWith("_id");
  }

  private void word(String where, String name, String text) {
    if (RECIPIENTS.contains(name)) {
      guard.check(where, text);
    }
    if (ADDRESSES.contains(name)) {
      Require.email(where, text);
    }
    switch (name) {
      case "recipient" -> Require.phone(where, text);
      case "sender" -> AcumbamailRules.sender(where, text);
      case "callback_url" -> AcumbamailRules.url(where, text);
      case "field_name" -> AcumbamailRules.tag(where, text);
      case "content", "html_content" -> AcumbamailRules.leavable(where, text);
      case "lists" -> require(name, "ids of lists, or s and one of a segment", isList(text));
      default -> {
        // Any text.
      }
    }
  }

  private static boolean isList(String text) {
    return text.matches("s?[1-9]\\d{0,17}");
  }

  /** What goes with what. */
  private void together() {
    switch (id) {
      case "createCampaign", "sendTemplateCampaign" -> {
        List<JsonValue> lists = list("lists");
        require("lists", "each list once", new HashSet<>(lists).size() == lists.size());
        require("lists", "a list or segment", !lists.isEmpty());
      }
      case "addSubscriber", "addSubscriber+update" -> joiner(inputs.get("merge_fields"));
      case "batchAddSubscribers", "batchAddSubscribers+update" -> {
        List<JsonValue> people = list("subscribers_data");
        boolean some = !people.isEmpty() && people.size() <= MOST;
        require("subscribers_data", "from 1 to " + MOST + " people", some);
        people.forEach(this::requireAddress);
      }
      case "batchDeleteSubscribers" ->
          require("email_list", "addresses", !list("email_list").isEmpty());
      case "sendOne", "sendCertifiedEmail" -> requireContent(new JsonValue.Obj(inputs));
      case "send", "sendSMS" -> {
        require("messages", "messages", !list("messages").isEmpty());
        list("messages").stream().filter(each -> id.equals("send")).forEach(this::requireContent);
      }
      default -> {
        // Nothing of it depends on anything else.
      }
    }
    order("date_from", "date_to");
  }

  private void joiner(@Nullable JsonValue fields) {
    JsonValue person = fields == null ? JsonValue.MISSING : fields;
    requireAddress(person);
    boolean mailed = isOn("double_optin") || isOn("welcome_email");
    // Which of a list's tags is the address only the list knows, so all that look like one count.
    addresses(person).filter(each -> mailed).forEach(each -> guard.check(at("merge_fields"), each));
  }

  private void requireAddress(JsonValue person) {
    boolean there = addresses(person).anyMatch(Require::isEmail);
    require("merge_fields", "an e-mail address among the fields", there);
  }

  private static Stream<String> addresses(JsonValue person) {
    return person.asMap().values().stream()
        .map(each -> String.valueOf(each.asText()))
        .filter(each -> each.contains("@"));
  }

  private void requireContent(JsonValue mail) {
    boolean html = says(mail.at("body"));
    boolean template = says(mail.at("template_id"));
    require("body", "HTML or a template, not both", html != template);
  }

  private static boolean says(JsonValue text) {
    String words = text.asText();
    return words != null && !words.isBlank();
  }

  private void order(String from, String to) {
    JsonValue first = inputs.get(from);
    JsonValue last = inputs.get(to);
    if (first != null && last != null) {
      var begin = LocalDate.parse(String.valueOf(first.asText()));
      var end = LocalDate.parse(String.valueOf(last.asText()));
      require(to, "a day not before the first", !end.isBefore(begin));
    }
  }

  private boolean isOn(String name) {
    return Boolean.TRUE.equals(inputs.getOrDefault(name, JsonValue.MISSING).asBoolean());
  }

  private List<JsonValue> list(String name) {
    return inputs.getOrDefault(name, JsonValue.MISSING).asList();
  }

  private void require(String name, String expected, boolean met) {
    if (!met) {
      throw new InvalidRequestException(at(name), expected, "something else or nothing");
    }
  }
}

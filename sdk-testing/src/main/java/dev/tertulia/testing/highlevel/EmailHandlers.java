package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** E-mails by their own ids, which are not those of their messages. */
final class EmailHandlers {
  private static final List<String> IMPLY_OPENED =
      List.of("clicked", "complained", "unsubscribed", "replied");
  private static final List<String> IMPLY_ACCEPTED =
      List.of("delivered", "permanent_fail", "temporary_fail");

  private EmailHandlers() {}

  static Reply get(Ask ask) {
    return ask.answer(200, told(ask.email(ask.path("id"))));
  }

  /** As the wire has an e-mail: without what providers reported about it. */
  static JsonValue.Obj told(Doc email) {
    return Times.iso(email.without("events", "recipients"), "dateAdded").json();
  }

  static Reply cancel(Ask ask) {
    Doc message = Emails.messageOf(ask.state(), ask.path("emailMessageId"));
    if (message == null || !message.is("locationId", ask.location())) {
      throw Refusal.brief(404, "Failed cancel the scheduled message");
    }
    return MessageHandlers.cancelled(ask, message);
  }

  /** Every call counts again: the figures are added to those stored. */
  static Reply status(Ask ask) {
    Doc email = ask.email(ask.path("id"));
    if (!email.has("conversationProviderId")) {
      throw Refusal.of(
          403, "Status updates are only supported for custom conversation provider emails");
    }
    var counts = new LinkedHashMap<String, Long>();
    email.at("events").asMap().forEach((name, count) -> counts.put(name, number(name, count)));
    ask.body()
        .at("events")
        .asMap()
        .forEach((name, count) -> add(counts, name, number(name, count)));
    imply(counts, IMPLY_OPENED, "opened");
    imply(counts, List.of("opened"), "delivered");
    imply(counts, IMPLY_ACCEPTED, "accepted");
    email.set("events", counts).set("status", ask.need("status"));
    email.set("recipients", recipients(email, ask).values());
    Doc message = Emails.messageOf(ask.state(), email.id());
    if (message != null) {
      message.set("status", ask.need("status")).set("dateUpdated", ask.state().now());
    }
    return ask.ok("success", true, "message", "Updated email message successfully");
  }

  private static Map<String, JsonValue> recipients(Doc email, Ask ask) {
    var byAddress = new LinkedHashMap<String, JsonValue>();
    for (JsonValue recipient : email.at("recipients").asList()) {
      byAddress.put(String.valueOf(recipient.at("emailId").asText()), recipient);
    }
    for (JsonValue recipient : ask.body().at("recipients").asList()) {
      String address = recipient.at("emailId").asText();
      if (address == null || recipient.at("status").isMissing()) {
        throw Refusal.invalid("recipients.emailId and recipients.status should not be empty");
      }
      byAddress.put(address, recipient);
    }
    return byAddress;
  }

  private static void add(Map<String, Long> counts, String name, long count) {
    if (count != 0) {
      counts.merge(name, count, Long::sum);
    }
  }

  private static void imply(Map<String, Long> counts, List<String> causes, String effect) {
    if (causes.stream().anyMatch(counts::containsKey)) {
      counts.putIfAbsent(effect, 1L);
    }
  }

  private static long number(String name, JsonValue count) {
    Long number = count.asLong();
    if (number == null) {
      throw Refusal.invalid("events." + name + " must be an integer number");
    }
    return number;
  }
}

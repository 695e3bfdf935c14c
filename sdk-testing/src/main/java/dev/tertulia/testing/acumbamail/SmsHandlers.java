package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text messages, and what they cost. */
final class SmsHandlers {
  private static final Pattern SENDER = Pattern.compile("[A-Za-z0-9]{1,11}");
  private static final Pattern RECIPIENT = Pattern.compile("\\+?\\d{6,15}");

  private SmsHandlers() {}

  /** Each message has its own status; the answer's is 200 if not one was accepted. */
  static Reply send(Ask ask) {
    var results = new ArrayList<JsonValue>();
    boolean accepted = false;
    for (JsonValue message : ask.many("messages")) {
      String fault = fault(ask.inner(message));
      if (fault == null) {
        Sms sms = store(ask.state(), ask.inner(message));
        results.add(JsonValue.object("status", 0, "id", sms.id(), "credits", sms.parts()));
        accepted = true;
      } else {
        results.add(JsonValue.object("status", 1, "error", fault));
      }
    }
    Reply reply = ask.says(JsonValue.object("messages", results));
    return accepted ? reply : Reply.bytes(200, "application/json; charset=utf-8", reply.body());
  }

  private static @Nullable String fault(Ask message) {
    if (message.text("sender") == null) {
      return "Sender is mandatory";
    }
    if (!SENDER.matcher(message.need("sender")).matches()) {
      return "Sender is not valid";
    }
    if (!RECIPIENT.matcher(message.text("recipient", "")).matches()) {
      return "Recipient is not valid";
    }
    if (message.text("body") == null) {
      return "Body is mandatory";
    }
    return Sms.parts(message.need("body")) > message.state().smsCredits
        ? "Not enough credits"
        : null;
  }

  private static Sms store(State state, Ask message) {
    String body = message.need("body");
    var sms =
        new Sms(
            state.ids.next(Ids.Kind.SMS),
            message.need("recipient"),
            body,
            message.need("sender"),
            Sms.parts(body),
            state.now(),
            null);
    state.smsCredits -= sms.parts();
    state.texts.put(sms.id(), sms);
    return sms;
  }

  static Reply credits(Ask ask) {
    return MailHandlers.credits(ask, ask.state().smsCredits);
  }

  static Reply campaigns(Ask ask) {
    List<JsonValue> all = new ArrayList<>();
    ask.state()
        .smsCampaigns
        .forEach((id, name) -> all.add(JsonValue.object("id", id, "name", name)));
    return ask.says(all);
  }

  static Reply ofCampaign(Ask ask) {
    long id = ask.number("sms_campaign_id");
    return told(ask, sms -> sms.campaign() != null && sms.campaign() == id);
  }

  static Reply quick(Ask ask) {
    long from = Times.millis("start_date", ask.need("start_date"));
    long until = Times.millis("end_date", ask.need("end_date"));
    return told(ask, sms -> sms.campaign() == null && sms.sent() >= from && sms.sent() <= until);
  }

  static Reply one(Ask ask) {
    Sms sms = ask.state().texts.get(ask.number("sms_id"));
    if (sms == null) {
      throw Refusal.error(404, "SMS does not exist");
    }
    return ask.says(sms.told());
  }

  private static Reply told(Ask ask, Predicate<Sms> wanted) {
    return ask.says(ask.state().texts.values().stream().filter(wanted).map(Sms::told).toList());
  }
}

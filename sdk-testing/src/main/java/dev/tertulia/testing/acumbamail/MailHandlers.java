package dev.tertulia.testing.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** Single e-mails, certified ones too, and what they cost. */
final class MailHandlers {

  private MailHandlers() {}

  static Reply sendOne(Ask ask) {
    return ask.says(send(ask).key);
  }

  static Reply sendMany(Ask ask) {
    active(ask);
    var results = new ArrayList<JsonValue>();
    for (JsonValue message : ask.many("messages")) {
      try {
        results.add(JsonValue.of(send(ask.inner(message)).key));
      } catch (Refusal refusal) {
        results.add(JsonValue.object("error", refusal.text()));
      }
    }
    return ask.says(results);
  }

  private static Mail send(Ask ask) {
    active(ask);
    State state = ask.state();
    ask.email("from_email");
    String to = ask.email("to_email");
    ask.need("subject");
    var words = new LinkedHashMap<>(ask.given().members());
    words.remove("auth_token");
    words.put("body", JsonValue.of(body(ask)));
    Long due = ask.time("program_date");
    if (state.mailCredits < 1) {
      throw Refusal.text(400, "Not enough credits");
    }
    state.mailCredits--;
    var mail = new Mail(state.ids.key(), to, words);
    state.mails.put(mail.key, mail);
    state.agenda.at(due == null ? state.now() : due, () -> mail.depart(state));
    return mail;
  }

  private static String body(Ask ask) {
    if (ask.text("template_id") == null) {
      return ask.need("body");
    }
    var tags = new LinkedHashMap<String, String>();
    if (!ask.given().at("merge_tags").isMissing()) {
      ask.dictionary("merge_tags")
          .forEach((tag, value) -> tags.put(tag, String.valueOf(value.asText())));
    }
    return Mail.merged(ask.template("template_id").html(), tags);
  }

  /** 0 waits, 1 has left, 2 arrived, 3 was opened, 4 bounced: nobody has shown the real table. */
  static Reply status(Ask ask) {
    active(ask);
    Mail mail = ask.state().mails.get(ask.need("email_key"));
    if (mail == null) {
      throw Refusal.error(404, "Email does not exist");
    }
    int status = mail.sent == null ? 0 : 1;
    if (mail.bounced()) {
      status = 4;
    } else if (mail.is(Event.DELIVERED)) {
      status = mail.opens.isEmpty() ? 2 : 3;
    }
    return ask.says(
        ask.state().has(Oddity.STATUS_IN_OBJECT) ? JsonValue.object("status", status) : status);
  }

  static Reply credits(Ask ask) {
    return credits(ask, ask.state().mailCredits);
  }

  static Reply credits(Ask ask, long left) {
    return ask.says(
        ask.state().has(Oddity.CREDITS_BARE) ? left : JsonValue.object("Creditos", left));
  }

  private static void active(Ask ask) {
    if (!ask.state().isMailActive) {
      throw Refusal.text(401, "SMTP is not active for your customer");
    }
  }
}

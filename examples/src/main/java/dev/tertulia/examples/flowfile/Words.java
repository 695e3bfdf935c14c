package dev.tertulia.examples.flowfile;

import dev.tertulia.conversations.ChatMessage;
import dev.tertulia.conversations.Email;
import dev.tertulia.conversations.OutgoingMessage;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.WhatsApp;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.examples.flowfile.yaml.Section;
import dev.tertulia.examples.flowfile.yaml.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a message to somebody is made.
 *
 * @param shown how it is printed
 * @param maker makes it
 */
record Words(String shown, Function<Situation, OutgoingMessage> maker) {
  static final Words NONE = new Words("", situation -> Sms.to(situation.contactId(), "nothing"));

  OutgoingMessage message(Situation situation) {
    return maker.apply(situation);
  }

  /** The same at that moment. */
  OutgoingMessage message(Situation situation, Instant moment) {
    OutgoingMessage message = message(situation);
    if (message instanceof Sms sms) {
      return sms.sendAt(moment);
    } else if (message instanceof Email email) {
      return email.sendAt(moment);
    } else if (message instanceof WhatsApp whatsApp) {
      return whatsApp.sendAt(moment);
    } else if (message instanceof ChatMessage chat) {
      return chat.sendAt(moment);
    }
    throw new InvalidRequestException("words", "a message to a contact", "another");
  }

  static Words read(Value value, About about) {
    boolean withMessage = about.hasMessage();
    Map<String, Function<Value, Words>> channels = new LinkedHashMap<>();
    channels.put("sms", each -> plain("SMS", Text.read(each, withMessage), Sms::to));
    channels.put("email", each -> email(each, withMessage));
    channels.put("whatsApp", each -> whatsApp(each, withMessage));
    channels.put(
        "instagram",
        each -> plain("Instagram", Text.read(each, withMessage), ChatMessage::instagram));
    channels.put(
        "facebook", each -> plain("Facebook", Text.read(each, withMessage), ChatMessage::facebook));
    channels.put(
        "liveChat",
        each -> plain("live chat", Text.read(each, withMessage), ChatMessage::liveChat));
    return value.section(section -> section.<Words>one(channels).orElse(NONE), NONE);
  }

  private interface Maker {
    OutgoingMessage to(String contact, String text);
  }

  private static Words plain(String channel, Text text, Maker maker) {
    return new Words(
        channel + " " + text, situation -> maker.to(situation.contactId(), text.fill(situation)));
  }

  /** Outside the platform's window only a template arrives. */
  private static Words whatsApp(Value value, boolean withMessage) {
    if (value.isText()) {
      return plain("WhatsApp", Text.read(value, withMessage), WhatsApp::to);
    }
    String template = value.section(each -> each.required("template", Value::text, ""), "");
    return new Words(
        "WhatsApp, template " + template,
        situation -> WhatsApp.template(situation.contactId(), template));
  }

  private static Words email(Value value, boolean withMessage) {
    return value.section(section -> email(section, withMessage), NONE);
  }

  private static Words email(Section section, boolean withMessage) {
    Function<Value, Text> text = each -> Text.read(each, withMessage);
    @Nullable Text subject = section.find("subject").map(text).orElse(null);
    if (subject == null && !section.has("template")) {
      section.problems().add(section.at(), "subject", "none");
    }
    Map<String, Function<Value, Function<Situation, Email>>> contents = new LinkedHashMap<>();
    contents.put(
        "text",
        each -> {
          Text words = text.apply(each);
          return situation -> Email.to(situation.contactId()).text(words.fill(situation));
        });
    contents.put(
        "html",
        each -> {
          Text words = text.apply(each);
          return situation -> Email.to(situation.contactId()).html(words.fillHtml(situation));
        });
    contents.put(
        "template",
        each -> {
          String id = each.text();
          return situation -> Email.to(situation.contactId()).template(id);
        });
    Function<Situation, Email> content =
        section
            .<Function<Situation, Email>>one(contents)
            .orElse(situation -> Email.to(situation.contactId()));
    return new Words(
        "e-mail" + (subject == null ? "" : " " + subject),
        situation -> {
          Email email = content.apply(situation);
          return subject == null ? email : email.subject(subject.fill(situation));
        });
  }
}

package dev.tertulia.testing.highlevel;

import dev.tertulia.testing.http.Reply;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sending, now or later. */
final class SendHandler {

  private SendHandler() {}

  static Reply send(Ask ask) {
    State state = ask.state();
    String channel = ask.need("type");
    Doc contact = ask.contact(ask.need("contactId"));
    check(ask, channel, contact);
    String address = channel.equals("Email") ? address(ask, contact) : null;
    String provider =
        Providers.of(state, ask.location(), channel, ask.text("conversationProviderId"));
    Doc conversation = Conversations.with(state, contact);
    String type = MessageTypes.of(channel);
    String wished = ask.text("status");
    Doc message =
        Conversations.draft(state, conversation, type, "outbound", state.now())
            .set("body", ask.text("message"))
            .set("status", wished == null ? Conversations.sentStatus(type) : wished)
            .set("attachments", ask.body().at("attachments").asList())
            .set("source", "api")
            .set("userId", ask.text("userId"))
            .set("conversationProviderId", provider)
            .set("from", ask.text("fromNumber"))
            .set("to", ask.text("toNumber") == null ? contact.text("phone") : ask.text("toNumber"));
    Doc email = address == null ? null : email(ask, message, address);
    Long due = due(ask);
    if (due != null && due > state.now()) {
      Conversations.schedule(state, message, due);
      if (email != null) {
        email.set("status", "scheduled");
      }
    } else {
      Conversations.add(state, message);
    }
    return answered(ask, message, email);
  }

  /** The answer has no status, though the documents promise one. */
  private static Reply answered(Ask ask, Doc message, @Nullable Doc email) {
    Doc answer =
        Doc.of(
            "conversationId", message.text("conversationId"),
            "emailMessageId", email == null ? null : email.id(),
            "messageId", message.id());
    if (Boolean.TRUE.equals(ask.body().at("forward").at("isForwarded").asBoolean())) {
      answer.set("forwardData", Doc.of(ask.body().at("forward")).without("isForwarded").json());
    }
    return ask.answer(200, answer.json());
  }

  static Reply reviewReply(Ask ask) {
    Doc conversation = ask.conversation(ask.need("conversationId"));
    boolean review =
        ask.state().messagesIn(conversation.id()).stream()
            .anyMatch(message -> message.is("messageType", "TYPE_REVIEW"));
    if (!review) {
      throw Refusal.of(400, "The conversation holds no review");
    }
    Doc message =
        Conversations.draft(ask.state(), conversation, "TYPE_REVIEW", "outbound", ask.state().now())
            .set("body", ask.need("message"))
            .set("status", "delivered")
            .set("source", "api");
    Conversations.add(ask.state(), message);
    return ask.ok("conversationId", conversation.id(), "messageId", message.id());
  }

  private static void check(Ask ask, String channel, Doc contact) {
    boolean empty =
        ask.text("message") == null
            && ask.text("html") == null
            && ask.text("templateId") == null
            && ask.body().at("forward").isMissing()
            && ask.body().at("attachments").asList().isEmpty();
    if (empty) {
      throw Refusal.of(400, "There is no message or attachments for this message. Skip sending.");
    }
    boolean needsPhone =
        channel.equals("SMS") || channel.equals("RCS") || channel.equals("WhatsApp");
    if (needsPhone && !contact.has("phone") && ask.text("toNumber") == null) {
      throw Refusal.of(400, "The contact has no phone number");
    }
    if (channel.equals("Custom") && ask.text("conversationProviderId") == null) {
      throw Refusal.of(400, "No conversationProviderId passed in body");
    }
  }

  private static String address(Ask ask, Doc contact) {
    String to = ask.text("emailTo") == null ? contact.text("email") : ask.text("emailTo");
    if (to == null) {
      throw Refusal.of(400, "The contact has no email");
    }
    if (!Contacts.addresses(contact).contains(to.toLowerCase(Locale.ROOT))) {
      throw Refusal.of(400, "emailTo is not an address of the contact");
    }
    return to;
  }

  private static Doc email(Ask ask, Doc message, String to) {
    String named = ask.text("emailFrom");
    String from = named == null ? "Sandbox <sandbox@example.com>" : named;
    message.set("from", null).set("to", null);
    return Emails.attach(ask.state(), message, ask.body(), from, to, ask.text("threadId"));
  }

  /** Seconds here, unlike everywhere else. */
  private static @Nullable Long due(Ask ask) {
    Long seconds = ask.body().at("scheduledTimestamp").asLong();
    return seconds == null ? null : (Long) (seconds * 1000);
  }
}

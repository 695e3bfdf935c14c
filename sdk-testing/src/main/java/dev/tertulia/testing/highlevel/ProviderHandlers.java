package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.http.Reply;
import org.jspecify.annotations.Nullable;

/** What the provider of a channel tells the service. */
final class ProviderHandlers {

  private ProviderHandlers() {}

  static Reply inbound(Ask ask) {
    State state = ask.state();
    String channel = ask.need("type");
    String named = ask.text("conversationProviderId");
    if (channel.equals("Custom") && named == null) {
      // The service says "created", with nothing in it, and keeps nothing.
      return Reply.empty(201);
    }
    String provider = Providers.of(state, ask.location(), channel, named);
    if (channel.equals("Call")) {
      checkCall(ask, "from");
    }
    long date = date(ask);
    Doc conversation = conversation(ask);
    String direction = ask.text("direction");
    Doc message =
        Conversations.draft(
                state,
                conversation,
                MessageTypes.of(channel),
                direction == null ? "outbound" : direction,
                date)
            .set("body", ask.text("message"))
            .set("altId", ask.text("altId"))
            .set("status", "delivered")
            .set("attachments", ask.body().at("attachments").asList())
            .set("source", "app")
            .set("conversationProviderId", provider);
    if (channel.equals("Call")) {
      describeCall(ask, message);
    }
    Doc email = channel.equals("Email") || isCustomEmail(ask, channel) ? email(ask, message) : null;
    Conversations.add(state, message);
    return stored(ask, message, email);
  }

  static Reply outbound(Ask ask) {
    Doc conversation = ask.conversation(ask.need("conversationId"));
    Providers.known(ask.state(), ask.location(), ask.need("conversationProviderId"));
    checkCall(ask, "to");
    Doc message =
        Conversations.draft(
                ask.state(), conversation, MessageTypes.of("Call"), "outbound", date(ask))
            .set("altId", ask.text("altId"))
            .set("attachments", ask.body().at("attachments").asList())
            .set("source", "app")
            .set("conversationProviderId", ask.need("conversationProviderId"));
    describeCall(ask, message);
    Conversations.add(ask.state(), message);
    return stored(ask, message, null);
  }

  static Reply status(Ask ask) {
    Doc message = ask.message(ask.path("messageId"));
    Providers.carries(ask.state(), message);
    message
        .set("status", ask.need("status"))
        .set("error", ask.body().at("error").at("message"))
        .set("dateUpdated", ask.state().now());
    Doc email = Emails.of(ask.state(), message);
    if (email != null) {
      email.set("status", ask.need("status"));
    }
    if (message.is("status", "failed")) {
      Events.message(ask.state(), message);
    }
    return ask.ok("conversationId", message.text("conversationId"), "messageId", message.id());
  }

  private static Reply stored(Ask ask, Doc message, @Nullable Doc email) {
    Doc answer =
        Doc.of(
            "success", true,
            "conversationId", message.text("conversationId"),
            "messageId", message.id(),
            "message", "Message added successfully",
            "contactId", message.text("contactId"),
            "dateAdded", Times.iso(message.number("dateAdded")),
            "emailMessageId", email == null ? null : email.id());
    return ask.answer(200, answer.json());
  }

  private static Doc conversation(Ask ask) {
    String id = ask.text("conversationId");
    if (id != null) {
      return ask.conversation(id);
    }
    if (ask.text("contactId") == null) {
      throw Refusal.invalid("contactId should not be empty");
    }
    return Conversations.with(ask.state(), ask.contact(ask.text("contactId")));
  }

  private static long date(Ask ask) {
    String date = ask.text("date");
    if (date == null) {
      return ask.state().now();
    }
    Long millis = Times.millis(date);
    if (millis == null || !date.contains("-")) {
      throw Refusal.invalid("date must be a valid ISO 8601 date string");
    }
    return millis;
  }

  /** Looked at before anything is begun, so that what is refused leaves nothing behind. */
  private static void checkCall(Ask ask, String side) {
    if (ask.text("conversationProviderId") == null) {
      throw Refusal.of(400, "No conversationProviderId passed in body");
    }
    String number = ask.body().at("call").at(side).asText();
    boolean known =
        number != null
            && ask.state().contacts.values().stream()
                .anyMatch(
                    contact ->
                        contact.is("locationId", ask.location()) && contact.is("phone", number));
    if (!known) {
      throw Refusal.of(400, "call." + side + " does not match any contact");
    }
  }

  private static void describeCall(Ask ask, Doc message) {
    JsonValue call = ask.body().at("call");
    String status = call.at("status").asText();
    message
        .set("status", status == null ? "completed" : status)
        .set("from", call.at("from"))
        .set("to", call.at("to"))
        .set("meta", Doc.of("call", Doc.of("status", status).json()).json());
  }

  private static boolean isCustomEmail(Ask ask, String channel) {
    return channel.equals("Custom") && (ask.text("html") != null || ask.text("subject") != null);
  }

  private static Doc email(Ask ask, Doc message) {
    State state = ask.state();
    if (ask.need("type").equals("Custom")) {
      String type = "TYPE_CUSTOM_PROVIDER_EMAIL";
      message.set("messageType", type).set("type", MessageTypes.number(type));
    }
    Doc contact = ask.contact(message.text("contactId"));
    String address = contact.text("email") == null ? "unknown@example.com" : contact.need("email");
    boolean inbound = message.is("direction", "inbound");
    String from =
        ask.text("emailFrom") == null
            ? (inbound ? address : "sandbox@example.com")
            : ask.need("emailFrom");
    String to =
        ask.text("emailTo") == null
            ? (inbound ? "sandbox@example.com" : address)
            : ask.need("emailTo");
    String before = ask.text("emailMessageId");
    return Emails.attach(
        state,
        message,
        ask.body(),
        from,
        to,
        before == null ? null : ask.email(before).text("threadId"));
  }
}

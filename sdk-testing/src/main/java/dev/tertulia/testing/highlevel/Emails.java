package dev.tertulia.testing.highlevel;

import dev.tertulia.core.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** E-mails: a message without a body, which names the e-mail that has it. */
final class Emails {

  private Emails() {}

  static @Nullable Doc of(State state, Doc message) {
    String id = message.at("meta").at("email").at("messageIds").at(0).asText();
    return id == null ? null : state.emails.get(id);
  }

  static @Nullable Doc messageOf(State state, String emailId) {
    return State.first(
        state.messages,
        message ->
            message
                .at("meta")
                .at("email")
                .at("messageIds")
                .asList()
                .contains(JsonValue.of(emailId)));
  }

  /** Gives the message its e-mail, in the thread of another one or in its own. */
  static Doc attach(
      State state, Doc message, JsonValue body, String from, String to, @Nullable String thread) {
    String id = state.ids.next();
    String html = body.at("html").asText();
    Doc email =
        Doc.of(
            "id", id,
            "altId", body.at("altId").asText(),
            "threadId", thread == null ? message.id() : thread,
            "locationId", message.text("locationId"),
            "contactId", message.text("contactId"),
            "conversationId", message.text("conversationId"),
            "dateAdded", message.at("dateAdded"),
            "subject", body.at("subject").asText(),
            "body", html == null ? body.at("message").asText() : html,
            "direction", message.text("direction"),
            "status", message.text("status"),
            "contentType", html == null ? "text/plain" : "text/html",
            "attachments", body.at("attachments").asList(),
            "provider", message.has("conversationProviderId") ? "custom" : "Leadconnector",
            "from", from,
            "to", List.of(to),
            "cc", body.at("emailCc").asList(),
            "bcc", body.at("emailBcc").asList(),
            "replyToMessageId", body.at("replyMessageId").asText(),
            "source", message.text("source"),
            "conversationProviderId", message.text("conversationProviderId"));
    state.emails.put(id, email);
    message
        .set("body", null)
        .set("contentType", "text/html")
        .set("meta", JsonValue.object("email", JsonValue.object("messageIds", List.of(id))));
    return email;
  }
}

package dev.tertulia.conversations.webhook;

import dev.tertulia.conversations.Message;
import dev.tertulia.core.json.JsonValue;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message, call, voice mail or e-mail came or went. Which of the two is decided by the message's
 * {@code direction}: the vendor's documents show events whose type says the opposite.
 *
 * <p>As a webhook an e-mail brings its text and subject, a call its length and status, a voice mail
 * a link among the attachments.
 */
public sealed interface MessageEvent extends WebhookEvent permits InboundMessage, OutboundMessage {

  /** The message; some webhooks are documented to leave out its id. */
  Message message();

  /** The message's id; null if the webhook has left it out. */
  default @Nullable String messageId() {
    return message().id();
  }

  @Override
  default @Nullable String contactId() {
    return message().contactId();
  }

  @Override
  default @Nullable String conversationId() {
    return message().conversationId();
  }

  /** Its text, HTML for an e-mail; null for calls. */
  default @Nullable String body() {
    return message().body();
  }

  /** An e-mail's subject; null for others. */
  default @Nullable String subject() {
    return envelope().json().at("subject").asText();
  }

  /** An e-mail's text without HTML; null if the vendor does not send it. */
  default @Nullable String plainText() {
    return envelope().json().at("plainText").asText();
  }

  /** The e-mail's thread; null for others. */
  default @Nullable String threadId() {
    return envelope().json().at("threadId").asText();
  }

  /** Who it is from: a number, or {@code Name <address>}; null if the vendor does not say. */
  default @Nullable String from() {
    return envelope().json().at("from").asText();
  }

  /** Who it is to: numbers or addresses. */
  default List<String> recipients() {
    return texts("to");
  }

  /** Who got a copy of an e-mail, in full where the vendor tells it, else the first. */
  default List<String> copiedTo() {
    List<String> all = texts("ccList");
    return all.isEmpty() ? texts("cc") : all;
  }

  private List<String> texts(String name) {
    return envelope().json().at(name).asList().stream()
        .map(JsonValue::asText)
        .filter(Objects::nonNull)
        .toList();
  }
}

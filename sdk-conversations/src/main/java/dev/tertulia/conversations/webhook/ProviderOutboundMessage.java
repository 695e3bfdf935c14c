package dev.tertulia.conversations.webhook;

import dev.tertulia.conversations.Channel;
import dev.tertulia.core.WebhookException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that a conversation provider of yours is to carry, delivered to the provider's own URL.
 * Its {@code type} is a channel, so it must not reach the URL of the other events: receive it with
 * {@link ConversationWebhooks#ofProvider}.
 *
 * <p>Tell what became of it with {@link dev.tertulia.conversations.Messages#updateStatus}.
 *
 * @param task what is to be carried
 * @param envelope what the event says of itself
 */
public record ProviderOutboundMessage(Task task, EventEnvelope envelope) implements WebhookEvent {

  /**
   * What is to be carried to whom. Any component can be null.
   *
   * @param type over which channel: SMS or e-mail
   * @param contactId to whom
   * @param messageId the message's id, for the report
   * @param emailMessageId the e-mail's id, for the report
   * @param phone the contact's number, for a text message
   * @param message the text of a text message
   * @param emailTo the recipients of an e-mail
   * @param emailFrom its sender, as {@code Name <address>}
   * @param subject its subject
   * @param html its text
   * @param attachments links
   * @param userId the user who sent it
   * @param replyToAltId your own id of the e-mail this one answers
   */
  public record Task(
      @Nullable Channel type,
      @Nullable String contactId,
      @Nullable String messageId,
      @Nullable String emailMessageId,
      @Nullable String phone,
      @Nullable String message,
      List<String> emailTo,
      @Nullable String emailFrom,
      @Nullable String subject,
      @Nullable String html,
      List<String> attachments,
      @Nullable String userId,
      @Nullable String replyToAltId) {

    @Override
    public String toString() {
      return "Task[type=" + type + ", messageId=" + messageId + "]";
    }
  }

  /** The message's id; null if it is missing. */
  public @Nullable String messageId() {
    return task.messageId();
  }

  /**
   * Reads what was delivered to a provider's URL, genuine or not.
   *
   * @throws WebhookException if it is not a JSON object
   */
  public static ProviderOutboundMessage readUnverified(byte[] body) {
    return EventReader.provided(body);
  }
}

package dev.tertulia.conversations;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import dev.tertulia.core.json.Unwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One e-mail with its text. Its id is not that of the message in the conversation: see {@link
 * Message#emailMessageIds()}. Any component can be null.
 *
 * @param id the e-mail's id
 * @param altId the provider's own id
 * @param threadId what groups the e-mails of one thread
 * @param locationId the location
 * @param contactId the contact
 * @param conversationId the conversation
 * @param dateAdded when it came or went
 * @param subject its subject
 * @param body its text, usually HTML
 * @param direction which way it went
 * @param status what became of it
 * @param contentType the text's MIME type
 * @param attachments links
 * @param provider who carried it, such as {@code mailgun}
 * @param from the sender, as {@code Name <address>}
 * @param to the recipients
 * @param cc who got a copy
 * @param bcc who got a hidden copy
 * @param replyToMessageId the e-mail it answers
 * @param source what made it
 * @param conversationProviderId the additional provider it went through
 * @param more everything else the vendor sent
 */
@Unwrapped({"emailMessage", "message"})
public record EmailMessage(
    @Nullable String id,
    @Nullable String altId,
    @Nullable String threadId,
    @Nullable String locationId,
    @Nullable String contactId,
    @Nullable String conversationId,
    @Nullable Instant dateAdded,
    @Nullable String subject,
    @Nullable String body,
    @Nullable Direction direction,
    @Nullable MessageStatus status,
    @Nullable String contentType,
    List<String> attachments,
    @Nullable String provider,
    @Nullable String from,
    List<String> to,
    List<String> cc,
    List<String> bcc,
    @Nullable String replyToMessageId,
    @Nullable MessageSource source,
    @Nullable String conversationProviderId,
    @Unmodelled JsonValue more) {

  @Override
  public String toString() {
    return "EmailMessage[id=" + id + ", conversationId=" + conversationId + "]";
  }
}

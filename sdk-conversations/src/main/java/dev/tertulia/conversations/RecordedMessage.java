package dev.tertulia.conversations;

import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the service answers to a message or call that was recorded. Any component can be null.
 *
 * @param success whether the vendor says so
 * @param conversationId the conversation it is in
 * @param messageId the message's id
 * @param contactId the contact
 * @param emailMessageId the thread to answer to, for e-mails
 * @param dateAdded when it was recorded
 * @param words the vendor's words
 * @param traceId the vendor's id of this exchange, for its support
 * @param more everything else the vendor sent
 */
public record RecordedMessage(
    @Nullable Boolean success,
    @Nullable String conversationId,
    @Nullable String messageId,
    @Nullable String contactId,
    @Nullable String emailMessageId,
    @Nullable Instant dateAdded,
    @JsonName("message") @Nullable String words,
    @Nullable String traceId,
    @Unmodelled JsonValue more) {

  @Override
  public String toString() {
    return "RecordedMessage[messageId=" + messageId + ", conversationId=" + conversationId + "]";
  }
}

package dev.tertulia.conversations;

import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the service answers to a message it took: accepted, not yet delivered. What became of it
 * later is told by {@link Messages#get} and by webhooks.
 *
 * @param conversationId the conversation it is in
 * @param messageId the message's id
 * @param emailMessageId the e-mail's id, for e-mails; keep it to answer in the same thread
 * @param messageIds ids, where one call made several messages
 * @param status what became of it so far; often absent
 * @param words what the service says beside, for messages sent by a workflow
 * @param forwarded what was forwarded, as the vendor tells it
 * @param traceId the vendor's id of this exchange, for its support
 * @param more everything else the vendor sent
 */
public record SentMessage(
    @Nullable String conversationId,
    @Nullable String messageId,
    @Nullable String emailMessageId,
    List<String> messageIds,
    @Nullable MessageStatus status,
    @JsonName("msg") @Nullable String words,
    @JsonName("forwardData") JsonValue forwarded,
    @Nullable String traceId,
    @Unmodelled JsonValue more) {

  @Override
  public String toString() {
    return "SentMessage[messageId=" + messageId + ", conversationId=" + conversationId + "]";
  }
}

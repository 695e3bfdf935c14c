package dev.tertulia.conversations;

import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import dev.tertulia.core.json.Unwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One message, call, note or activity in a conversation. Any component can be null.
 *
 * <p>E-mails carry no text here: read each of {@link #emailMessageIds()} with {@link
 * Messages#email}. Calls carry no attachments: open {@link Recordings#open}. An id is not for ever:
 * a message sent again in the vendor's app gets a new one, and the old one vanishes.
 *
 * @param id the message's id
 * @param altId the provider's own id
 * @param typeCode the vendor's number of its kind; most are undocumented
 * @param messageType its kind as a word; {@link #kind()} looks at both
 * @param locationId the location
 * @param contactId the contact
 * @param conversationId the conversation
 * @param dateAdded when it came or went
 * @param dateUpdated when it last changed
 * @param body its text; absent for e-mails
 * @param direction which way it went
 * @param status what became of it
 * @param contentType the text's MIME type
 * @param attachments links; none for calls
 * @param meta what belongs to its kind, in the vendor's several shapes
 * @param source what made it
 * @param userId the user who sent it
 * @param conversationProviderId the additional provider it went through
 * @param chatWidgetId the chat widget it came from
 * @param from the sender's number or name; absent for e-mails
 * @param to the recipient's number or name; absent for e-mails
 * @param error why it could not be delivered, in the carrier's words
 * @param activity what happened, if it is an activity
 * @param subType a finer kind; promised by a document, not seen
 * @param more everything else the vendor sent
 */
@Unwrapped("message")
public record Message(
    @Nullable String id,
    @Nullable String altId,
    @JsonName("type") @Nullable Integer typeCode,
    @JsonName({"messageType", "messageTypeString"}) @Nullable MessageType messageType,
    @Nullable String locationId,
    @Nullable String contactId,
    @Nullable String conversationId,
    @Nullable Instant dateAdded,
    @Nullable Instant dateUpdated,
    @Nullable String body,
    @Nullable Direction direction,
    @Nullable MessageStatus status,
    @Nullable String contentType,
    List<String> attachments,
    JsonValue meta,
    @Nullable MessageSource source,
    @Nullable String userId,
    @Nullable String conversationProviderId,
    @Nullable String chatWidgetId,
    @Nullable String from,
    @Nullable String to,
    @Nullable String error,
    JsonValue activity,
    @Nullable String subType,
    @Unmodelled JsonValue more) {

  /** Its kind, from the word if there is one, else from the number; null if there is neither. */
  public @Nullable MessageType kind() {
    if (messageType != null) {
      return messageType.normalized();
    }
    return typeCode == null ? null : new MessageType(typeCode.toString()).normalized();
  }

  /** Whether it is of that kind. */
  public boolean is(MessageType type) {
    MessageType kind = kind();
    return kind != null && kind.is(type);
  }

  /** How long the call lasted, from wherever the vendor put it; null if it says nowhere. */
  public @Nullable Integer callDurationSeconds() {
    return Stream.of(
            meta.at("callDuration"), meta.at("call").at("duration"), more.at("callDuration"))
        .map(JsonValue::asLong)
        .filter(Objects::nonNull)
        .filter(seconds -> seconds >= 0 && seconds <= Integer.MAX_VALUE)
        .findFirst()
        .map(Long::intValue)
        .orElse(null);
  }

  /** How the call went, from wherever the vendor put it; null if it says nowhere. */
  public @Nullable CallStatus callStatus() {
    return Stream.of(meta.at("callStatus"), meta.at("call").at("status"), more.at("callStatus"))
        .map(JsonValue::asText)
        .filter(Objects::nonNull)
        .findFirst()
        .map(CallStatus::new)
        .orElse(null);
  }

  /** The e-mails behind this message, to read with {@link Messages#email}; empty if it is none. */
  public List<String> emailMessageIds() {
    return Stream.of(
            meta.at("email").at("messageIds"),
            meta.at("email").at("email").at("messageIds"),
            meta.at("messageIds"),
            more.at("emailMessageId"))
        .flatMap(ids -> ids.asList().stream())
        .map(JsonValue::asText)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  @Override
  public String toString() {
    return "Message[id=" + id + ", conversationId=" + conversationId + ", kind=" + kind() + "]";
  }
}

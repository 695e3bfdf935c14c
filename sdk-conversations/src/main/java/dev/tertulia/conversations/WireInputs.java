package dev.tertulia.conversations;

import dev.tertulia.conversations.Contact.DndSetting;
import dev.tertulia.core.Upload;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may be in bodies and queries that are put together name by name, because each message,
 * filter or change has only some of it: for the catalog. An optional can be told to be empty.
 */
final class WireInputs {
  private WireInputs() {}

  /**
   * Where it is to be.
   *
   * @param locationId the location's id
   */
  record Located(String locationId) {}

  /**
   * Which conversations.
   *
   * @param contactId only this contact's
   * @param assignedTo only those of these users, ids with commas between; or {@code unassigned}
   * @param followers only those these users follow, ids with commas between
   * @param mentions only those that mention these users, ids with commas between
   * @param query only those with these words
   * @param status {@code unread}, {@code read} or {@code starred}
   * @param lastMessageType only those whose newest message is of this kind
   * @param lastMessageDirection only those whose newest message went this way
   * @param lastMessageAction {@code manual} or {@code automated}
   * @param startDate only those begun since, in milliseconds
   * @param endDate only those begun until, in milliseconds
   * @param sort {@code asc} or {@code desc}
   * @param sortBy {@code last_message_date} or {@code last_manual_message_date}
   * @param startAfterDate the sort value after which the page begins
   * @param limit how many, from 1 to 100
   */
  record WhichConversations(
      @Nullable String contactId,
      @Nullable String assignedTo,
      @Nullable String followers,
      @Nullable String mentions,
      @Nullable String query,
      @Nullable String status,
      @Nullable MessageType lastMessageType,
      @Nullable Direction lastMessageDirection,
      @Nullable String lastMessageAction,
      @Nullable Long startDate,
      @Nullable Long endDate,
      @Nullable String sort,
      @Nullable String sortBy,
      @Nullable Long startAfterDate,
      @Nullable Integer limit) {}

  /**
   * Which messages.
   *
   * @param channel only this one, such as {@code Email}, {@code Instagram} or {@code Facebook};
   *     every one but e-mail without it
   * @param contactId only this contact's
   * @param conversationId only this conversation's
   * @param startDate only from that moment on
   * @param endDate only until that moment
   * @param sortBy {@code createdAt} or {@code updatedAt}
   * @param sortOrder {@code asc} or {@code desc}
   * @param limit how many, from 10 to 500
   * @param cursor where the page begins, as the page before told; lives two minutes
   */
  record WhichMessages(
      @Nullable String channel,
      @Nullable String contactId,
      @Nullable String conversationId,
      @Nullable Instant startDate,
      @Nullable Instant endDate,
      @Nullable String sortBy,
      @Nullable String sortOrder,
      @Nullable Integer limit,
      @Nullable String cursor) {}

  /**
   * A message to a contact, over any channel.
   *
   * @param type through what it travels
   * @param contactId whom it is for
   * @param subject an e-mail's subject
   * @param html an e-mail's text in HTML
   * @param message what it says
   * @param templateId one of the location's templates, or an approved one
   * @param conversationProviderId the additional provider
   * @param emailFrom from which address
   * @param emailTo to which of the contact's addresses
   * @param emailCc who gets a copy
   * @param emailBcc who gets a hidden copy
   * @param fromNumber from which of the location's numbers, in E.164 form
   * @param toNumber to which of the contact's numbers, in E.164 form
   * @param mentions ids of the users mentioned
   * @param userId the user who says it
   * @param attachments http or https links
   * @param customSubtypeId the kind of e-mail a contact can unsubscribe from
   * @param status what to record as its status
   * @param replyMessageId the message answered
   * @param threadId the thread to stay in
   * @param emailReplyMode {@code reply} or {@code reply_all}
   * @param forward what is forwarded, and to whom
   * @param scheduledTimestamp when it leaves, in seconds; now without it
   * @param usesNativeSchedulingAi whether the vendor may choose a good moment
   * @param optimizationPeriod within how long: {@code 24h}, {@code 48h} or {@code 72h}
   */
  record MessageToSend(
      Channel type,
      String contactId,
      @Nullable String subject,
      @Nullable String html,
      @Nullable String message,
      @Nullable String templateId,
      @Nullable String conversationProviderId,
      @Nullable String emailFrom,
      @Nullable String emailTo,
      @Nullable List<String> emailCc,
      @Nullable List<String> emailBcc,
      @Nullable String fromNumber,
      @Nullable String toNumber,
      @Nullable List<String> mentions,
      @Nullable String userId,
      @Nullable List<String> attachments,
      @Nullable String customSubtypeId,
      @Nullable MessageStatus status,
      @Nullable String replyMessageId,
      @Nullable String threadId,
      @Nullable String emailReplyMode,
      @Nullable Forward forward,
      @Nullable Long scheduledTimestamp,
      @Nullable Boolean usesNativeSchedulingAi,
      @Nullable String optimizationPeriod) {}

  /**
   * An e-mail, or a thread, to be forwarded.
   *
   * @param isForwarded that it is
   * @param forwardWholeThread whether all of the thread is
   * @param messageId the message it is taken from
   * @param emailMessageId the one e-mail
   * @param toEmail the address it goes to
   * @param recipientContactId the contact it goes to
   */
  record Forward(
      Boolean isForwarded,
      Boolean forwardWholeThread,
      String messageId,
      @Nullable String emailMessageId,
      @Nullable String toEmail,
      @Nullable String recipientContactId) {}

  /**
   * Which contacts.
   *
   * @param pageLimit how many, from 1 to 500
   * @param searchAfter where the page begins: what the last contact before it told
   * @param query words to be found in the searchable fields, at most 75 characters
   * @param filters conditions in the vendor's words
   * @param sort by what they are ordered
   */
  record WhichContacts(
      Integer pageLimit,
      JsonValue searchAfter,
      @Nullable String query,
      @Nullable List<JsonValue> filters,
      @Nullable List<Sort> sort) {}

  /**
   * An order.
   *
   * @param field {@code dateAdded} or {@code dateUpdated}
   * @param direction {@code asc} or {@code desc}
   */
  record Sort(String field, String direction) {}

  /**
   * What is known of a contact. What is not named stays.
   *
   * @param firstName first name
   * @param lastName last name
   * @param name whole name
   * @param email main address
   * @param phone main number, in E.164 form
   * @param companyName company
   * @param address1 street and number
   * @param city city
   * @param state state or province
   * @param country two-letter code
   * @param postalCode postal code
   * @param website web site
   * @param timezone time zone name
   * @param dateOfBirth day of birth, as {@code 1990-12-31}
   * @param gender gender
   * @param source where the contact came from
   * @param assignedTo the user in charge
   * @param dnd whether nothing at all may be sent
   * @param inboundDndSettings what is refused from the contact
   * @param tags all its tags: they replace the ones it has
   * @param customFields the location's own fields
   * @param dndSettings what may not be sent, by channel: name each that is quiet
   */
  record ContactFields(
      Optional<String> firstName,
      Optional<String> lastName,
      Optional<String> name,
      Optional<String> email,
      Optional<String> phone,
      Optional<String> companyName,
      Optional<String> address1,
      Optional<String> city,
      Optional<String> state,
      Optional<String> country,
      Optional<String> postalCode,
      Optional<String> website,
      Optional<String> timezone,
      Optional<String> dateOfBirth,
      Optional<String> gender,
      Optional<String> source,
      Optional<String> assignedTo,
      @Nullable Boolean dnd,
      JsonValue inboundDndSettings,
      @Nullable List<String> tags,
      @Nullable List<OwnField> customFields,
      @Nullable Map<String, DndSetting> dndSettings) {}

  /**
   * Files for a conversation, or for a contact who has none yet.
   *
   * @param conversationId the conversation
   * @param contactId the contact
   * @param locationId the location's id
   * @param fileAttachment one to five files
   */
  record Files(
      @Nullable String conversationId,
      @Nullable String contactId,
      String locationId,
      List<Upload> fileAttachment) {}

  /**
   * Who wants a new code.
   *
   * @param clientKey the app's client id
   * @param clientSecret the app's secret
   * @param companyId for this company
   * @param locationId or for this location
   */
  record Reconnecting(
      String clientKey,
      Secret clientSecret,
      @Nullable String companyId,
      @Nullable String locationId) {}

  /**
   * One of the location's own fields.
   *
   * @param id the field's id
   * @param value a text, number, list or object, by the field's kind
   */
  record OwnField(String id, @JsonName("field_value") JsonValue value) {}
}

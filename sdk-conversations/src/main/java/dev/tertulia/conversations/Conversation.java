package dev.tertulia.conversations;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import dev.tertulia.core.json.Unwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All there was between a contact and a location, over every channel; a contact has one. Searching
 * tells most, getting one tells little: any component can be null.
 *
 * @param id the conversation's id
 * @param contactId whose it is
 * @param locationId the location it belongs to
 * @param type its kind, a word or a number as it came
 * @param fullName the contact's name
 * @param contactName the contact's name, as the vendor shows it
 * @param companyName the contact's company
 * @param email the contact's address
 * @param phone the contact's number
 * @param unreadCount messages nobody has read
 * @param starred whether someone marked it
 * @param deleted whether it was deleted
 * @param inbox whether it is in the inbox
 * @param assignedTo the user it is assigned to
 * @param userId a user; the vendor does not say in what part
 * @param followers ids of users who follow it
 * @param mentions ids of users mentioned in it
 * @param tags the contact's tags
 * @param lastMessageBody the newest message's text
 * @param lastMessageType the newest message's kind, a word or a number as it came
 * @param lastMessageDirection which way the newest message went
 * @param lastMessageDate when the newest message came or went
 * @param lastManualMessageDate when a person last sent one
 * @param isLastMessageInternalComment whether the newest is a note among colleagues
 * @param messageTypes the vendor's numbers of the kinds it holds
 * @param dateAdded when it began
 * @param dateUpdated when it last changed
 * @param profilePhoto a link to the contact's picture
 * @param sort its place in the list it was found in
 * @param more everything else the vendor sent
 */
@Unwrapped("conversation")
public record Conversation(
    @Nullable String id,
    @Nullable String contactId,
    @Nullable String locationId,
    @Nullable ConversationType type,
    @Nullable String fullName,
    @Nullable String contactName,
    @Nullable String companyName,
    @Nullable String email,
    @Nullable String phone,
    @Nullable Integer unreadCount,
    @Nullable Boolean starred,
    @Nullable Boolean deleted,
    @Nullable Boolean inbox,
    @Nullable String assignedTo,
    @Nullable String userId,
    List<String> followers,
    List<String> mentions,
    List<String> tags,
    @Nullable String lastMessageBody,
    @Nullable MessageType lastMessageType,
    @Nullable Direction lastMessageDirection,
    @Nullable Instant lastMessageDate,
    @Nullable Instant lastManualMessageDate,
    @Nullable Boolean isLastMessageInternalComment,
    List<Integer> messageTypes,
    @Nullable Instant dateAdded,
    @Nullable Instant dateUpdated,
    @Nullable String profilePhoto,
    List<Long> sort,
    @Unmodelled JsonValue more) {

  @Override
  public String toString() {
    return "Conversation[id=" + id + ", contactId=" + contactId + "]";
  }
}

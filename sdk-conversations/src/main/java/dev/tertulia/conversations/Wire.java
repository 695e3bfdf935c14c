package dev.tertulia.conversations;

import dev.tertulia.core.json.JsonName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bodies and envelopes in the vendor's words. Public records only because the JSON layer needs
 * that.
 */
final class Wire {
  private Wire() {}

  /** A page of a search. */
  public record ConversationsPage(List<Conversation> conversations, @Nullable Integer total) {}

  /** What {@code create-conversation} takes. */
  public record NewConversation(String locationId, String contactId) {}

  /** What {@code update-conversation} takes. */
  public record ConversationChange(
      String locationId,
      @Nullable Integer unreadCount,
      @Nullable Boolean starred,
      @Nullable String feedback) {}

  /** What {@code initiate-file-upload} takes. */
  public record UploadPlan(
      String locationId,
      String conversationId,
      String filename,
      String contentType,
      String channel,
      @Nullable Long fileSize) {}

  /** Where the file goes. */
  public record UploadTicket(
      @Nullable String uploadUrl,
      @Nullable String uploadId,
      @Nullable String filePath,
      @Nullable Long maxFileSize) {}

  /** What {@code complete-file-upload} takes. */
  public record UploadDone(
      String uploadId,
      String filePath,
      String locationId,
      String conversationId,
      String filename) {}

  /** What {@code live-chat-agent-typing} takes. */
  public record Typing(
      String locationId, Boolean isTyping, String visitorId, String conversationId) {}

  /** What {@code user-subscription-change} takes. */
  public record SubscriptionBody(
      String locationId,
      String contactId,
      String email,
      @JsonName("subscription_action") SubscriptionAction action,
      @JsonName("legal_reason") @Nullable String legalReason,
      @JsonName("legal_description") @Nullable String legalDescription) {

    static SubscriptionBody of(String locationId, SubscriptionChange change) {
      var action =
          new SubscriptionAction(
              change.type(),
              change.type().equals("default") ? "One on One" : null,
              change.subtypeId(),
              change.subscribed() ? "subscribed" : "unsubscribed");
      return new SubscriptionBody(
          locationId,
          change.contactId(),
          change.email(),
          action,
          change.legalReason(),
          change.legalDescription());
    }
  }

  /** Which kind, and whether it is wanted. */
  public record SubscriptionAction(
      String type,
      @JsonName("subtype_name") @Nullable String subtypeName,
      @JsonName("subtype_id") @Nullable String subtypeId,
      @JsonName("subtype_status") String status) {}

  /** Tags, both ways. */
  public record Tags(List<String> tags) {}

  /** A page of a search for contacts. */
  public record ContactsPage(List<Contact> contacts, @Nullable Integer total) {}

  /** All notes about a contact. */
  public record Notes(List<Note> notes) {}

  /** All tasks about a contact. */
  public record Tasks(List<Task> tasks) {}

  /** What {@code update-task-completed} takes. */
  public record TaskCompleted(Boolean completed) {}
}

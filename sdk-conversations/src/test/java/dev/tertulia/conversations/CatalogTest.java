package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.OperationInfo;
import dev.tertulia.core.Safety;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Everything the vendor offers, and nothing else: a new or forgotten operation fails here. */
class CatalogTest {
  private static final String EXPECTED =
      """
      ONCE add-an-inbound-message POST conversations/messages/inbound
      ONCE add-an-outbound-message POST conversations/messages/outbound
      IDEMPOTENT add-message-attachments PUT conversations/messages/{messageId}/attachments
      IDEMPOTENT add-tags POST contacts/{contactId}/tags
      IDEMPOTENT cancel-scheduled-email-message DELETE conversations/messages/email/{emailMessageId}/schedule
      IDEMPOTENT cancel-scheduled-message DELETE conversations/messages/{messageId}/schedule
      ONCE complete-file-upload POST conversations/messages/upload/complete
      ONCE create-contact POST contacts/
      ONCE create-conversation POST conversations/
      ONCE create-custom-subtype POST conversations/preferences/custom-subtypes
      ONCE create-note POST contacts/{contactId}/notes
      ONCE create-task POST contacts/{contactId}/tasks
      IDEMPOTENT delete-contact DELETE contacts/{contactId}
      IDEMPOTENT delete-conversation DELETE conversations/{conversationId}
      IDEMPOTENT delete-note DELETE contacts/{contactId}/notes/{id}
      IDEMPOTENT delete-task DELETE contacts/{contactId}/tasks/{taskId}
      READ download-message-transcription GET conversations/locations/{locationId}/messages/{messageId}/transcription/download
      READ export-messages-by-location GET conversations/messages/export
      READ get-all-custom-subtypes GET conversations/preferences/custom-subtypes
      READ get-all-notes GET contacts/{contactId}/notes
      READ get-all-tasks GET contacts/{contactId}/tasks
      READ get-contact GET contacts/{contactId}
      READ get-contact-unsubscription-status GET conversations/preferences/unsubscriptions/status
      READ get-conversation GET conversations/{conversationId}
      READ get-duplicate-contact GET contacts/search/duplicate
      READ get-email-by-id GET conversations/messages/email/{id}
      READ get-location GET locations/{locationId}
      READ get-message GET conversations/messages/{id}
      READ get-message-recording GET conversations/messages/{messageId}/locations/{locationId}/recording
      READ get-message-transcription GET conversations/locations/{locationId}/messages/{messageId}/transcription
      READ get-messages GET conversations/{conversationId}/messages
      READ get-note GET contacts/{contactId}/notes/{id}
      READ get-task GET contacts/{contactId}/tasks/{taskId}
      ONCE initiate-file-upload POST conversations/messages/upload/initiate
      IDEMPOTENT live-chat-agent-typing POST conversations/providers/live-chat/typing
      IDEMPOTENT remove-tags DELETE contacts/{contactId}/tags
      READ search-contacts-advanced POST contacts/search
      READ search-conversation GET conversations/search
      ONCE send-a-new-message POST conversations/messages
      ONCE send-review-reply POST conversations/messages/review-reply
      IDEMPOTENT update-contact PUT contacts/{contactId}
      IDEMPOTENT update-conversation PUT conversations/{conversationId}
      IDEMPOTENT update-custom-subtype PUT conversations/preferences/custom-subtypes/{id}
      ONCE update-email-message-status PUT conversations/messages/email/{id}/status
      IDEMPOTENT update-message-status PUT conversations/messages/{messageId}/status
      IDEMPOTENT update-note PUT contacts/{contactId}/notes/{id}
      IDEMPOTENT update-task PUT contacts/{contactId}/tasks/{taskId}
      IDEMPOTENT update-task-completed PUT contacts/{contactId}/tasks/{taskId}/completed
      ONCE upload-file-attachments POST conversations/messages/upload
      IDEMPOTENT upsert-contact POST contacts/upsert
      ONCE user-subscription-change POST conversations/preferences/unsubscriptions/user-change
      """;

  private static List<OperationInfo> operations() {
    try (var vendor = new Vendor()) {
      return vendor.client.operations();
    }
  }

  @Test
  void isComplete() {
    assertThat(
            operations().stream()
                .map(
                    each ->
                        each.safety() + " " + each.id() + " " + each.method() + " " + each.path())
                .collect(Collectors.joining("\n", "", "\n")))
        .isEqualTo(EXPECTED);
  }

  @Test
  void countsTheConversationsOperationsOfBothDocumentsTogether() {
    assertThat(operations())
        .filteredOn(each -> each.path().startsWith("conversations"))
        .hasSize(30);
  }

  @Test
  void saysAVersionForEveryOperation() {
    assertThat(operations()).allSatisfy(each -> assertThat(each.versions()).isNotEmpty());
  }

  @Test
  void marksWhatTheVendorHasTakenBack() {
    assertThat(operations())
        .filteredOn(OperationInfo::alpha)
        .extracting(OperationInfo::id)
        .containsExactly(
            "complete-file-upload",
            "create-custom-subtype",
            "get-all-custom-subtypes",
            "get-contact-unsubscription-status",
            "initiate-file-upload",
            "send-review-reply",
            "update-custom-subtype",
            "user-subscription-change");
  }

  @Test
  void saysWhichScopeEachOperationOnContactsNeeds() {
    assertThat(operations())
        .filteredOn(each -> each.path().startsWith("contacts"))
        .hasSize(20)
        .allSatisfy(
            each ->
                assertThat(each.scopes())
                    .containsExactly(
                        each.safety() == Safety.READ ? "contacts.readonly" : "contacts.write"));
  }

  @Test
  void neverRepeatsWhatReachesAPerson() {
    assertThat(operations())
        .filteredOn(each -> each.id().startsWith("send-"))
        .allSatisfy(each -> assertThat(each.safety()).isEqualTo(Safety.ONCE));
  }
}

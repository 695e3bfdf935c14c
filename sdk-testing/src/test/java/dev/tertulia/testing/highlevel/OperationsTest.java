package dev.tertulia.testing.highlevel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OperationsTest {

  @Test
  void theThirtyOperationsOfConversationsAreAllHere() {
    assertThat(Operations.TABLE)
        .filteredOn(operation -> operation.template().startsWith("/conversations/"))
        .filteredOn(operation -> operation.access() == Operation.Access.LOCATION)
        .extracting(Operation::id)
        .containsExactlyInAnyOrder(
            "search-conversation",
            "create-conversation",
            "get-conversation",
            "update-conversation",
            "delete-conversation",
            "get-messages",
            "export-messages-by-location",
            "get-message",
            "send-a-new-message",
            "add-an-inbound-message",
            "add-an-outbound-message",
            "send-review-reply",
            "cancel-scheduled-message",
            "upload-file-attachments",
            "initiate-file-upload",
            "complete-file-upload",
            "update-message-status",
            "add-message-attachments",
            "get-message-recording",
            "get-message-transcription",
            "download-message-transcription",
            "get-email-by-id",
            "cancel-scheduled-email-message",
            "update-email-message-status",
            "live-chat-agent-typing",
            "get-all-custom-subtypes",
            "create-custom-subtype",
            "update-custom-subtype",
            "get-contact-unsubscription-status",
            "user-subscription-change");
  }

  @Test
  void everyPathIsThereOnce() {
    assertThat(Operations.TABLE)
        .extracting(operation -> operation.method() + ' ' + operation.template())
        .doesNotHaveDuplicates();
  }

  @Test
  void wordsInAPathComeBeforeVariables() {
    assertThat(first("GET", "/conversations/search")).isEqualTo("search-conversation");
    assertThat(first("GET", "/conversations/messages/export"))
        .isEqualTo("export-messages-by-location");
    assertThat(first("GET", "/conversations/messages/email/1")).isEqualTo("get-email-by-id");
    assertThat(first("GET", "/conversations/messages/1")).isEqualTo("get-message");
    assertThat(first("GET", "/conversations/1/messages")).isEqualTo("get-messages");
    assertThat(first("GET", "/contacts/lookup")).isEqualTo("lookup-contacts");
    assertThat(first("DELETE", "/conversations/messages/email/1/schedule"))
        .isEqualTo("cancel-scheduled-email-message");
  }

  @Test
  void aSlashAtTheEndMakesAnotherPath() {
    assertThat(ids("POST", "/conversations")).isEmpty();
    assertThat(ids("POST", "/contacts")).isEmpty();
    assertThat(ids("GET", "/conversations/")).isEmpty();
    assertThat(ids("GET", "/contacts/1/")).isEmpty();
  }

  private static String first(String method, String path) {
    return ids(method, path).get(0);
  }

  private static List<String> ids(String method, String path) {
    return Operations.TABLE.stream()
        .filter(operation -> operation.match(method, path) != null)
        .map(Operation::id)
        .toList();
  }
}

package dev.tertulia.conversations;

import dev.tertulia.core.Safety;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.Recipients;
import java.util.List;
import java.util.Set;

/**
 * Keeps a client in a test environment from writing to real people.
 *
 * @param allowed contact ids, conversation ids, addresses and numbers
 */
record RecipientGuard(Recipients allowed) {
  /** Every field of a message that can name a recipient. */
  private static final List<String> RECIPIENTS =
      List.of("contactId", "toNumber", "emailTo", "emailCc", "emailBcc");

  /** And those that say what is sent; any other field could name one more. */
  private static final Set<String> CONTENT =
      Set.of(
          "type",
          "message",
          "html",
          "subject",
          "fromNumber",
          "emailFrom",
          "emailReplyMode",
          "replyMessageId",
          "threadId",
          "templateId",
          "attachments",
          "conversationProviderId",
          "customSubtypeId",
          "forward",
          "mentions",
          "userId",
          "status",
          "scheduledTimestamp",
          "usesNativeSchedulingAi",
          "optimizationPeriod");

  private static final List<String> FORWARD_RECIPIENTS = List.of("toEmail", "recipientContactId");

  private static final Set<String> FORWARD_CONTENT =
      Set.of("isForwarded", "forwardWholeThread", "messageId", "emailMessageId");

  static RecipientGuard everyone() {
    return new RecipientGuard(Recipients.everyone());
  }

  static RecipientGuard only(List<String> recipients) {
    return new RecipientGuard(Recipients.only(recipients));
  }

  void check(JsonValue message) {
    if (!allowed.restricted()) {
      return;
    }
    for (String field : RECIPIENTS) {
      message.at(field).asList().forEach(each -> check(field, String.valueOf(each.asText())));
    }
    JsonValue forward = message.at("forward");
    if (!forward.isMissing()) {
      for (String field : FORWARD_RECIPIENTS) {
        forward.at(field).asList().forEach(each -> check(field, String.valueOf(each.asText())));
      }
      requireKnown(forward, FORWARD_RECIPIENTS, FORWARD_CONTENT);
    }
    JsonValue mode = message.at("emailReplyMode");
    if (!mode.isMissing() && !"reply".equals(mode.asText())) {
      throw allowed.refused("emailReplyMode", "everyone in the thread");
    }
    requireKnown(message, RECIPIENTS, CONTENT);
  }

  private void requireKnown(JsonValue object, List<String> recipients, Set<String> content) {
    for (String field : object.asMap().keySet()) {
      if (!recipients.contains(field) && !content.contains(field)) {
        throw allowed.refused(field, "a field that may name someone else");
      }
    }
  }

  void check(String where, String recipient) {
    allowed.require(where, recipient);
  }

  /**
   * Nobody can say to whom an untyped write goes, and calling a POST a read does not make it one.
   */
  void checkRaw(Safety safety, String method) {
    if (allowed.restricted() && (safety != Safety.READ || !method.equals("GET"))) {
      throw allowed.refused("raw", "a write that cannot be examined");
    }
  }
}

package dev.tertulia.conversations;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Safety;
import dev.tertulia.core.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a client in a test environment from writing to real people.
 *
 * @param allowed contact ids, conversation ids, addresses and numbers; null for everyone
 */
record RecipientGuard(@Nullable Set<String> allowed) {
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
    return new RecipientGuard(null);
  }

  static RecipientGuard only(Iterable<String> recipients) {
    var allowed = new HashSet<String>();
    recipients.forEach(each -> allowed.add(each.toLowerCase(Locale.ROOT)));
    return new RecipientGuard(Set.copyOf(allowed));
  }

  void check(JsonValue message) {
    if (allowed == null) {
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
      throw refused("emailReplyMode", "everyone in the thread");
    }
    requireKnown(message, RECIPIENTS, CONTENT);
  }

  private void requireKnown(JsonValue object, List<String> recipients, Set<String> content) {
    for (String field : object.asMap().keySet()) {
      if (!recipients.contains(field) && !content.contains(field)) {
        throw refused(field, "a field that may name someone else");
      }
    }
  }

  void check(String where, String recipient) {
    if (allowed != null && !allowed.contains(recipient.toLowerCase(Locale.ROOT))) {
      throw refused(where, "someone else");
    }
  }

  /**
   * Nobody can say to whom an untyped write goes, and calling a POST a read does not make it one.
   */
  void checkRaw(Safety safety, String method) {
    if (allowed != null && (safety != Safety.READ || !method.equals("GET"))) {
      throw refused("raw", "a write that cannot be examined");
    }
  }

  private InvalidRequestException refused(String where, String found) {
    int size = allowed == null ? 0 : allowed.size();
    return new InvalidRequestException(
        where, "one of the " + size + " recipients this client is restricted to by onlyTo", found);
  }

  @Override
  public String toString() {
    return "RecipientGuard["
        + (allowed == null ? "everyone" : allowed.size() + " recipients")
        + "]";
  }
}

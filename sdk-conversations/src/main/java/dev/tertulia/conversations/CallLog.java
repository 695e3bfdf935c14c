package dev.tertulia.conversations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call you made outside the vendor's app, to be shown in a conversation. Nobody is called.
 *
 * @param conversationId the conversation it belongs in
 * @param providerId the call provider it went through
 * @param call who called whom; the called number must be an existing contact's
 * @param attachments links of recordings
 * @param altId the provider's own id; null if it has none
 * @param date when it began; null for now
 */
public record CallLog(
    String conversationId,
    String providerId,
    CallParties call,
    List<String> attachments,
    @Nullable String altId,
    @Nullable Instant date) {

  /** Refuses what cannot be recorded. */
  public CallLog {
    HighLevelRules.id("CallLog.conversationId", conversationId);
    HighLevelRules.id("CallLog.providerId", providerId);
    attachments = HighLevelRules.urls("CallLog.attachments", attachments);
  }

  /** A call in a conversation. */
  public static CallLog of(String conversationId, String providerId, CallParties call) {
    return new CallLog(conversationId, providerId, call, List.of(), null, null);
  }

  /** The same with a link to a recording. */
  public CallLog attach(String url) {
    var links = Copies.plus(attachments, url);
    return new CallLog(conversationId, providerId, call, links, altId, date);
  }

  /** The same with the provider's own id. */
  public CallLog altId(String id) {
    return new CallLog(conversationId, providerId, call, attachments, id, date);
  }

  /** The same with the time it began. */
  public CallLog date(Instant moment) {
    return new CallLog(conversationId, providerId, call, attachments, altId, moment);
  }

  @Override
  public String toString() {
    return "CallLog[conversationId=" + conversationId + "]";
  }
}

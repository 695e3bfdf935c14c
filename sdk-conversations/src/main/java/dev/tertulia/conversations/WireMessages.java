package dev.tertulia.conversations;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.ApiFailure;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.json.Unwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bodies of messages in the vendor's words. Public records only because the JSON layer needs that.
 */
final class WireMessages {
  private WireMessages() {}

  /** What {@code add-an-inbound-message} takes. */
  public record InboundBody(
      String type,
      @Nullable String conversationId,
      @Nullable String contactId,
      @Nullable String conversationProviderId,
      @Nullable String message,
      @Nullable List<String> attachments,
      @Nullable String html,
      @Nullable String subject,
      @Nullable String emailFrom,
      @Nullable String emailTo,
      @Nullable List<String> emailCc,
      @Nullable List<String> emailBcc,
      @Nullable String emailMessageId,
      @Nullable String altId,
      Direction direction,
      @Nullable Instant date,
      @Nullable CallParties call) {

    static InboundBody of(InboundMessage message) {
      InboundEmail email = message.email();
      return new InboundBody(
          message.channel().value(),
          message.party().conversationId(),
          message.party().contactId(),
          message.providerId(),
          message.text(),
          orNull(message.attachments()),
          email == null ? null : email.html(),
          email == null ? null : email.subject(),
          email == null ? null : email.from(),
          email == null ? null : email.to(),
          email == null ? null : orNull(email.cc()),
          email == null ? null : orNull(email.bcc()),
          email == null ? null : email.threadEmailMessageId(),
          message.origin().altId(),
          message.origin().direction(),
          message.origin().date(),
          message.call());
    }
  }

  /** What {@code add-an-outbound-message} takes: calls only. */
  public record CallBody(
      String type,
      String conversationId,
      String conversationProviderId,
      @Nullable List<String> attachments,
      @Nullable String altId,
      @Nullable Instant date,
      CallParties call) {

    static CallBody of(CallLog log) {
      return new CallBody(
          Channel.CALL.value(),
          log.conversationId(),
          log.providerId(),
          orNull(log.attachments()),
          log.altId(),
          log.date(),
          log.call());
    }
  }

  /** What {@code send-review-reply} takes. */
  public record ReviewReplyBody(String conversationId, String locationId, String message) {}

  /** What {@code update-message-status} takes. */
  public record StatusBody(
      MessageStatus status,
      StatusUpdate.@Nullable DeliveryError error,
      @Nullable String emailMessageId,
      @Nullable List<RecipientStatus> recipients) {

    static StatusBody of(StatusUpdate update) {
      return new StatusBody(
          update.status(), update.error(), update.emailMessageId(), orNull(update.recipients()));
    }
  }

  /** What {@code update-email-message-status} takes. */
  public record EmailStatusBody(
      MessageStatus status,
      @Nullable Map<String, Integer> events,
      @Nullable List<RecipientStatus> recipients) {

    static EmailStatusBody of(EmailStatusUpdate update) {
      Map<String, Integer> events = update.events();
      return new EmailStatusBody(
          update.status(), events.isEmpty() ? null : events, orNull(update.recipients()));
    }
  }

  /** What {@code add-message-attachments} takes: they replace the ones there are. */
  public record AttachmentsBody(List<String> attachments) {}

  /** An answer that can say no although its HTTP status says yes. */
  public record Cancelled(
      @Nullable Integer status, @Nullable String message, @Nullable String traceId) {

    void requireDone(String operation) {
      if (status != null && status >= 400) {
        throw ApiException.of(
            new CallReport(operation, 1, Outcome.REFUSED, traceId),
            new ApiFailure(status, message, "", null, null));
      }
    }
  }

  /** A page of a conversation's messages; recorded nested, specified flat. */
  @Unwrapped("messages")
  public record MessagesPage(
      @Nullable String lastMessageId, @Nullable Boolean nextPage, List<Message> messages) {}

  /** A page of the export. */
  public record ExportPage(List<Message> messages, @Nullable String nextCursor) {}

  static <T> @Nullable List<T> orNull(List<T> list) {
    return list.isEmpty() ? null : list;
  }
}

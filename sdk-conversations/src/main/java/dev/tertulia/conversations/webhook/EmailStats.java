package dev.tertulia.conversations.webhook;

import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an e-mail at its recipient's ({@code LCEmailStats}); for apps of a location only.
 *
 * @param report what the mail server reports
 * @param envelope what the event says of itself
 */
public record EmailStats(Report report, EventEnvelope envelope) implements WebhookEvent {

  /**
   * A mail server's report, in the style of Mailgun.
   *
   * @param event such as {@code delivered}, {@code opened} or {@code failed}
   * @param id the report's id
   * @param timestamp when it happened
   * @param recipient whose address
   * @param recipientDomain where that is
   * @param recipientProvider who runs that
   * @param tags what it was sent with
   * @param campaigns what it was part of
   * @param message headers, size and attachments of the e-mail
   * @param deliveryStatus what the recipient's server answered
   * @param envelope which way it went
   * @param more everything else the vendor sent
   */
  public record Report(
      @Nullable String event,
      @Nullable String id,
      @Nullable Instant timestamp,
      @Nullable String recipient,
      @JsonName("recipient-domain") @Nullable String recipientDomain,
      @JsonName("recipient-provider") @Nullable String recipientProvider,
      List<String> tags,
      List<String> campaigns,
      JsonValue message,
      @JsonName("delivery-status") @Nullable DeliveryStatus deliveryStatus,
      JsonValue envelope,
      @Unmodelled JsonValue more) {

    /** The e-mail's {@code Message-ID}; null if it is not told. */
    public @Nullable String messageIdHeader() {
      return message.at("headers").at("message-id").asText();
    }

    @Override
    public String toString() {
      return "Report[event=" + event + ", id=" + id + "]";
    }
  }

  /**
   * What the recipient's server answered.
   *
   * @param code its number, such as 250 or 550
   * @param message its words
   * @param description more words
   * @param enhancedCode its finer number, such as {@code 5.1.1}
   * @param attemptNo which attempt it was
   * @param mxHost which server it was
   * @param more everything else the vendor sent
   */
  public record DeliveryStatus(
      @Nullable Integer code,
      @Nullable String message,
      @Nullable String description,
      @JsonName("enhanced-code") @Nullable String enhancedCode,
      @JsonName("attempt-no") @Nullable Integer attemptNo,
      @JsonName("mx-host") @Nullable String mxHost,
      @Unmodelled JsonValue more) {

    @Override
    public String toString() {
      return "DeliveryStatus[code=" + code + ", attemptNo=" + attemptNo + "]";
    }
  }
}

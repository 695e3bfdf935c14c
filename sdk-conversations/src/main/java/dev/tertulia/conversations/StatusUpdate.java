package dev.tertulia.conversations;

import dev.tertulia.core.transport.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message your conversation provider carried.
 *
 * @param status {@code delivered}, {@code failed}, {@code pending} or {@code read}
 * @param error why it failed; null if it did not
 * @param emailMessageId the e-mail concerned; null for the others
 * @param recipients each recipient's own status, for e-mails
 */
public record StatusUpdate(
    MessageStatus status,
    @Nullable DeliveryError error,
    @Nullable String emailMessageId,
    List<RecipientStatus> recipients) {

  /**
   * Why a message could not be delivered.
   *
   * @param code a code of yours
   * @param type its kind, in your words
   * @param message what a person reads
   */
  public record DeliveryError(String code, String type, String message) {
    /** Refuses what says nothing. */
    public DeliveryError {
      Require.text("DeliveryError.code", code);
      Require.text("DeliveryError.type", type);
      Require.text("DeliveryError.message", message);
    }
  }

  /** Refuses what is no id. */
  public StatusUpdate {
    HighLevelRules.given("StatusUpdate.emailMessageId", emailMessageId);
    recipients = List.copyOf(recipients);
  }

  /** A new status. */
  public static StatusUpdate of(MessageStatus status) {
    return new StatusUpdate(status, null, null, List.of());
  }

  /** It failed. */
  public static StatusUpdate failed(String code, String type, String message) {
    var error = new DeliveryError(code, type, message);
    return new StatusUpdate(MessageStatus.FAILED, error, null, List.of());
  }

  /** The same for one e-mail. */
  public StatusUpdate emailMessageId(String id) {
    return new StatusUpdate(status, error, id, recipients);
  }

  /** The same with one more recipient's own status. */
  public StatusUpdate recipient(String emailId, MessageStatus theirs) {
    var all = Copies.plus(recipients, new RecipientStatus(emailId, theirs, null));
    return new StatusUpdate(status, error, emailMessageId, all);
  }

  @Override
  public String toString() {
    return "StatusUpdate[status=" + status.value() + "]";
  }
}

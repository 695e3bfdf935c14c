package dev.tertulia.conversations;

import dev.tertulia.core.transport.Require;
import org.jspecify.annotations.Nullable;

/**
 * What became of an e-mail at one recipient.
 *
 * @param emailId the recipient, as the vendor named it when handing the e-mail over
 * @param status what became of it
 * @param failReason why it failed; null if it did not
 */
public record RecipientStatus(String emailId, MessageStatus status, @Nullable String failReason) {

  /** Refuses nobody. */
  public RecipientStatus {
    Require.text("RecipientStatus.emailId", emailId);
  }

  @Override
  public String toString() {
    return "RecipientStatus[status=" + status.value() + "]";
  }
}

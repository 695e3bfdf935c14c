package dev.tertulia.conversations;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.transport.Require;
import org.jspecify.annotations.Nullable;

/**
 * A forwarding of an e-mail or of a whole thread. It is in the vendor's specifications and not on
 * its portal.
 *
 * @param messageId the message it is taken from
 * @param emailMessageId the one e-mail to forward; null for the whole thread
 * @param toEmail the address it goes to; null if it goes to a contact
 * @param recipientContactId the contact it goes to; null if it goes to an address
 */
@Alpha
public record EmailForward(
    String messageId,
    @Nullable String emailMessageId,
    @Nullable String toEmail,
    @Nullable String recipientContactId)
    implements EmailContext {

  /** Refuses what cannot be sent. */
  public EmailForward {
    Require.text("EmailForward.messageId", messageId);
    HighLevelRules.given("EmailForward.emailMessageId", emailMessageId);
    HighLevelRules.idOrNull("EmailForward.recipientContactId", recipientContactId);
    if (toEmail != null) {
      Require.email("EmailForward.toEmail", toEmail);
    }
  }

  /** Of the whole thread a message is in. */
  public static EmailForward thread(String messageId) {
    return new EmailForward(messageId, null, null, null);
  }

  /** Of one e-mail of the thread a message is in. */
  public static EmailForward single(String messageId, String emailMessageId) {
    return new EmailForward(messageId, emailMessageId, null, null);
  }

  /** The same to an address. */
  public EmailForward toEmail(String address) {
    return new EmailForward(messageId, emailMessageId, address, recipientContactId);
  }

  /** The same to a contact. */
  public EmailForward toContact(String contactId) {
    return new EmailForward(messageId, emailMessageId, toEmail, contactId);
  }

  @Override
  public String toString() {
    return "EmailForward[messageId=" + messageId + "]";
  }
}

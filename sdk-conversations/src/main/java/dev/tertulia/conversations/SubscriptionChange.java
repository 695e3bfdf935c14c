package dev.tertulia.conversations;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.transport.Require;
import org.jspecify.annotations.Nullable;

/**
 * A contact's wish to get, or no longer get, a kind of e-mail.
 *
 * @param contactId the contact
 * @param email the address it is about
 * @param type {@code default} (one-on-one messages), {@code custom} (one kind) or {@code resub_all}
 *     (everything again)
 * @param subtypeId the kind; null unless the type is {@code custom}
 * @param subscribed whether it is wanted
 * @param legalReason why it may be sent again; needed when someone is subscribed again
 * @param legalDescription more on that reason; null for none
 */
@Alpha
public record SubscriptionChange(
    String contactId,
    String email,
    String type,
    @Nullable String subtypeId,
    boolean subscribed,
    @Nullable String legalReason,
    @Nullable String legalDescription) {

  /** Refuses what the vendor does not take. */
  public SubscriptionChange {
    HighLevelRules.id("SubscriptionChange.contactId", contactId);
    Require.email("SubscriptionChange.email", email);
    if (type.equals("custom") == (subtypeId == null)) {
      throw new InvalidRequestException(
          "SubscriptionChange.subtypeId", "an id exactly when the type is custom", "the opposite");
    }
    if (subscribed && (legalReason == null || legalReason.isBlank())) {
      throw new InvalidRequestException(
          "SubscriptionChange.legalReason", "a reason to subscribe someone again", "nothing");
    }
  }

  /** No more one-on-one e-mails. */
  public static SubscriptionChange unsubscribe(String contactId, String email) {
    return new SubscriptionChange(contactId, email, "default", null, false, null, null);
  }

  /** No more e-mails of one kind. */
  public static SubscriptionChange unsubscribe(String contactId, String email, String subtypeId) {
    return new SubscriptionChange(contactId, email, "custom", subtypeId, false, null, null);
  }

  /** E-mails of every kind again. */
  public static SubscriptionChange resubscribeAll(
      String contactId, String email, String legalReason) {
    return new SubscriptionChange(contactId, email, "resub_all", null, true, legalReason, null);
  }

  @Override
  public String toString() {
    return "SubscriptionChange[contactId=" + contactId + ", subscribed=" + subscribed + "]";
  }
}

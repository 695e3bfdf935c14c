package dev.tertulia.conversations;

import dev.tertulia.core.InvalidRequestException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of an e-mail your own provider carried. The counts are <em>added</em> to what the
 * vendor has, so the same update must not be sent twice; the status replaces the old one.
 *
 * <pre>{@code
 * EmailStatusUpdate.of(MessageStatus.DELIVERED).count("delivered", 1)
 * }</pre>
 *
 * @param status the new status
 * @param events how often each thing happened since the last update: {@code delivered}, {@code
 *     opened}, {@code clicked}, {@code replied}, {@code failed}, {@code accepted}, {@code
 *     rejected}, {@code unsubscribed}, {@code complained}, {@code stored}, or a word of yours
 * @param recipients each recipient's own status
 */
public record EmailStatusUpdate(
    MessageStatus status, Map<String, Integer> events, List<RecipientStatus> recipients) {

  /** Refuses less than nothing. */
  public EmailStatusUpdate {
    events = Map.copyOf(events);
    recipients = List.copyOf(recipients);
    events.forEach(
        (event, count) -> {
          if (count < 0) {
            throw new InvalidRequestException(
                "EmailStatusUpdate.events." + event, "zero or more", "" + count);
          }
        });
  }

  /** A new status. */
  public static EmailStatusUpdate of(MessageStatus status) {
    return new EmailStatusUpdate(status, Map.of(), List.of());
  }

  /** The same, telling that something happened so often since the last update. */
  public EmailStatusUpdate count(String event, int times) {
    return new EmailStatusUpdate(status, Copies.plus(events, event, times), recipients);
  }

  /** The same with one more recipient's own status. */
  public EmailStatusUpdate recipient(
      String emailId, MessageStatus theirs, @Nullable String failReason) {
    var all = Copies.plus(recipients, new RecipientStatus(emailId, theirs, failReason));
    return new EmailStatusUpdate(status, events, all);
  }
}

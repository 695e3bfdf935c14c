package dev.tertulia.bridge.links;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.InactiveSubscriber;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.Subscriber;
import dev.tertulia.acumbamail.SubscriberStatus;
import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.core.InvalidRequestException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Finds who left the lists while nobody listened, beside {@link OptOutMirror}: whether the vendor
 * sends a webhook again that nobody took is unknown. Immutable.
 *
 * <pre>{@code
 * var missed = MissedOptOuts.of(highLevel, acumbamail, ListId.of(1000));
 * missed.silence(today.minusDays(2), today);   // every night, and after an outage
 * }</pre>
 *
 * @param conversations the contacts of a location
 * @param mail whose lists they are
 * @param lists the same as the mirror's
 */
public record MissedOptOuts(
    ConversationsClient conversations, AcumbamailClient mail, List<ListId> lists) {

  /** Refuses to look at no list. */
  public MissedOptOuts {
    lists = List.copyOf(lists);
    if (lists.isEmpty()) {
      throw new InvalidRequestException("MissedOptOuts.of", "lists", "none");
    }
  }

  /** Of these lists, for the contacts of a location. */
  public static MissedOptOuts of(
      ConversationsClient conversations, AcumbamailClient mail, ListId... lists) {
    return new MissedOptOuts(conversations, mail, List.of(lists));
  }

  /**
   * Asks the account who stopped getting mail in those days ({@code getInactiveSubscribers}), and
   * has those not disturbed by e-mail who unsubscribed or complained and are still away. Who is not
   * disturbed already is left alone, so it may be done again and again. Requests: one, and for each
   * of those people one for each list and two for the contact.
   *
   * @param from by the vendor's calendar
   * @param to included
   * @return how many contacts are not disturbed now who were before
   */
  public int silence(LocalDate from, LocalDate to) {
    int silenced = 0;
    for (InactiveSubscriber each : mail.lists().inactive(from, to)) {
      if (each.email() != null && silence(each.email())) {
        silenced++;
      }
    }
    return silenced;
  }

  private boolean silence(String email) {
    Optional<ListId> left = lists.stream().filter(list -> isGone(list, email)).findFirst();
    Optional<Contact> contact =
        left.flatMap(list -> conversations.contacts().findByEmail(email))
            .filter(each -> !each.doNotDisturb(Channel.EMAIL));
    contact.ifPresent(
        each ->
            conversations
                .contacts()
                .doNotDisturb(
                    String.valueOf(each.id()),
                    "Unsubscribed from list " + left.orElseThrow().value(),
                    Channel.EMAIL));
    return contact.isPresent();
  }

  private boolean isGone(ListId list, String email) {
    return mail.subscribers(list)
        .find(email)
        .map(Subscriber::status)
        .filter(
            status ->
                status.is(SubscriberStatus.UNSUBSCRIBED) || status.is(SubscriberStatus.COMPLAINED))
        .isPresent();
  }
}

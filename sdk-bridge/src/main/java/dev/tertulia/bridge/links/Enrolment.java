package dev.tertulia.bridge.links;

import dev.tertulia.acumbamail.NewSubscriber;
import dev.tertulia.acumbamail.Subscriber;
import dev.tertulia.acumbamail.SubscriberStatus;
import dev.tertulia.acumbamail.Subscribers;
import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.Contact;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.SdkException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The way onto a list, for one person after the other; {@link ListTarget#checked} makes it. Safe
 * for use by several threads.
 *
 * <pre>{@code
 * Enrolment<Contact> way = news.checked();
 * Enrolled what = way.enrol(contact, contact);
 * }</pre>
 *
 * <p>Nobody knows what the service makes of an address that left and is added again, or of one that
 * has yet to confirm and is updated. So it is looked up first: who is not there is added without
 * leave to update, which the service refuses if they are there after all; who is active is updated,
 * without another mail; everybody else is left alone.
 *
 * @param target the list, who may be put on it, and with what
 * @param subscribers of the list
 * @param emailTag the list's field for the address
 * @param <S> what is mapped
 */
public record Enrolment<S>(ListTarget<S> target, Subscribers subscribers, String emailTag) {

  /**
   * Puts somebody on the list, updates them, or leaves them alone; may be asked again after a
   * failure, since it looks first.
   *
   * @param subject what the mapping is read from
   * @param contact who it is
   */
  public Enrolled enrol(S subject, Contact contact) {
    String email = contact.email();
    if (email == null || email.isBlank()) {
      return Enrolled.NO_ADDRESS;
    }
    if (contact.doNotDisturb(Channel.EMAIL)) {
      return Enrolled.DO_NOT_DISTURB;
    }
    if (!yours("consent", () -> target.consent().test(contact))) {
      return Enrolled.NO_CONSENT;
    }
    Optional<Subscriber> there = find(subscribers, email);
    return there.isPresent() ? update(there.get(), email, subject) : add(email, subject);
  }

  /** Whether letter case matters to a list is undocumented; small letters are what most have. */
  private static Optional<Subscriber> find(Subscribers subscribers, String email) {
    Optional<Subscriber> there = subscribers.find(email);
    String small = email.toLowerCase(Locale.ROOT);
    return there.isPresent() || small.equals(email) ? there : subscribers.find(small);
  }

  /** Who gets the list's mail, now or once they have confirmed. */
  static Optional<Subscriber> reader(Subscribers subscribers, String email) {
    return find(subscribers, email)
        .filter(
            each -> {
              SubscriberStatus status = each.status();
              return status != null
                  && (status.is(SubscriberStatus.ACTIVE) || status.is(SubscriberStatus.UNVERIFIED));
            });
  }

  /** The address as the list spells it: by another spelling it might be another person's. */
  static String spelled(Subscriber there, String email) {
    return there.email() == null ? email : there.email();
  }

  private Enrolled add(String email, S subject) {
    NewSubscriber person = person(email, values(subject));
    try {
      subscribers.add(target.confirming() ? person.confirming() : person);
    } catch (SdkException e) {
      // Refused because somebody was quicker, or done and the answer lost: the list tells.
      Optional<Subscriber> there =
          e.outcome() == Outcome.NOT_SENT ? Optional.empty() : find(subscribers, email);
      if (there.isEmpty()) {
        throw e;
      }
      if (e.outcome() == Outcome.REFUSED) {
        return update(there.get(), email, subject);
      }
    }
    return target.confirming() ? Enrolled.ASKED : Enrolled.ADDED;
  }

  private Enrolled update(Subscriber there, String email, S subject) {
    SubscriberStatus status = there.status();
    if (status != null && status.is(SubscriberStatus.UNVERIFIED)) {
      return Enrolled.UNCONFIRMED;
    }
    if (status == null || !status.is(SubscriberStatus.ACTIVE)) {
      return Enrolled.LEFT;
    }
    Map<String, String> values = values(subject);
    if (values.entrySet().stream()
        .allMatch(each -> each.getValue().equals(there.field(each.getKey())))) {
      return Enrolled.UNCHANGED;
    }
    subscribers.addOrUpdate(person(spelled(there, email), values));
    return Enrolled.UPDATED;
  }

  private Map<String, String> values(S subject) {
    return yours("mapping", () -> target.mapping().values(subject, target.client().zone()));
  }

  /** A rule that stumbles over one person must not keep all others from the list. */
  private static <V> V yours(String what, Supplier<V> rule) {
    try {
      return rule.get();
    } catch (SdkException | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      var refused =
          new InvalidRequestException(
              "ListTarget." + what, "an answer for each contact", e.getClass().getSimpleName());
      refused.addSuppressed(e);
      throw refused;
    }
  }

  private NewSubscriber person(String email, Map<String, String> values) {
    return new NewSubscriber(email, emailTag, values, false, false);
  }

  /** Whether campaigns to the list will reach that contact, now or once it has confirmed. */
  public boolean reaches(Contact contact) {
    String email = contact.email();
    return email != null && reader(subscribers, email).isPresent();
  }
}

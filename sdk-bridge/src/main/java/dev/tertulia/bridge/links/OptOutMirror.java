package dev.tertulia.bridge.links;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.webhook.MailEvent;
import dev.tertulia.bridge.flow.Flow;
import dev.tertulia.bridge.flow.Step;
import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.webhook.ContactEvent;
import dev.tertulia.core.InvalidRequestException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who wants no mail from the lists is not disturbed by e-mail in conversations either, and the
 * other way round. Immutable.
 *
 * <pre>{@code
 * var mirror = OptOutMirror.between(highLevel, acumbamail, ListId.of(1000));
 * var runner = FlowRunner.of(journal).run(mirror.toContacts()).run(mirror.toLists());
 * var contacts = ConversationWebhooks.into(inbox).otherwise(runner);
 * var mail = AcumbamailWebhooks.into(mailInbox, secret).otherwise(runner);
 * }</pre>
 *
 * <p>An event only says where to look: what is done follows from how things are now, and is done
 * only if it changes something. So what one side does makes the other do nothing more, repeated and
 * late events do no harm, and somebody who has come back is not silenced by old news. Whether a
 * list shows at once what it tells is undocumented: for five minutes after the news it is asked
 * again.
 *
 * <p>Only silence is mirrored. Nobody is subscribed, and no do-not-disturb is lifted: whoever comes
 * back says so on either side.
 *
 * @param conversations the contacts of a location
 * @param mail whose lists they are
 * @param lists who leaves one of them leaves all, by way of the contact
 */
public record OptOutMirror(
    ConversationsClient conversations, AcumbamailClient mail, List<ListId> lists) {
  /** So long a list may take to show what it has told. */
  private static final Duration SETTLING = Duration.ofMinutes(5);

  /** Refuses to mirror nothing. */
  public OptOutMirror {
    lists = List.copyOf(lists);
    if (lists.isEmpty()) {
      throw new InvalidRequestException("OptOutMirror.between", "lists", "none");
    }
  }

  /** Between the contacts of a location and these lists. */
  public static OptOutMirror between(
      ConversationsClient conversations, AcumbamailClient mail, ListId... lists) {
    return new OptOutMirror(conversations, mail, List.of(lists));
  }

  /**
   * Who unsubscribed or complained there is not disturbed by e-mail here. A complaint about a
   * transactional e-mail counts too. Of several contacts with that address, the one is found that
   * {@link dev.tertulia.conversations.Contacts#findByEmail} finds.
   */
  public Flow<MailEvent, ?> toContacts() {
    return Flow.named(FlowName.of("opt-out-to-contacts", conversations, lists))
        .on(MailEvent.class)
        .when("somebody wants no more mail of the lists", this::isOptOut)
        .reading("the contact", event -> conversations.contacts().findByEmail(address(event)))
        .when("there is one", Optional::isPresent)
        .step("do not disturb", this::silence);
  }

  /** Who is not to be disturbed by e-mail here, or at all, is unsubscribed there. */
  public Flow<ContactEvent, ?> toLists() {
    return Flow.named(FlowName.of("opt-out-to-lists", conversations, lists))
        .on(ContactEvent.class)
        .when("it is of this location", event -> Facts.isHere(event, conversations))
        .when("a contact wants no e-mail", OptOutMirror::isSilence)
        .reading(
            "the contact as it is now",
            event -> conversations.contacts().get(String.valueOf(event.contactId())))
        .when("it still wants none", OptOutMirror::isQuiet)
        .step("unsubscribe", (contact, step) -> unsubscribe(String.valueOf(contact.email())));
  }

  private boolean isOptOut(MailEvent event) {
    ListId list = event.listId();
    return event.email() != null
        && (list == null
            ? event instanceof MailEvent.Complained
            : lists.contains(list)
                && (event instanceof MailEvent.Unsubscribed
                    || event instanceof MailEvent.Complained));
  }

  private void silence(Optional<Contact> contact, Step<MailEvent> step) {
    Instant settled = step.delivery().receivedAt().plus(SETTLING);
    if (!isBack(step.event())) {
      String id = String.valueOf(contact.orElseThrow().id());
      conversations.contacts().doNotDisturb(id, reason(step.event()), Channel.EMAIL);
    } else if (step.now().isBefore(settled)) {
      throw Later.because("too early to tell whether they have come back", settled);
    } else {
      step.note("not silenced: they have come back");
    }
  }

  private boolean isBack(MailEvent event) {
    ListId list = event.listId();
    return list != null && Enrolment.reader(mail.subscribers(list), address(event)).isPresent();
  }

  private void unsubscribe(String email) {
    for (ListId list : lists) {
      Enrolment.reader(mail.subscribers(list), email)
          .map(each -> Enrolment.spelled(each, email))
          .ifPresent(mail.subscribers(list)::unsubscribe);
    }
  }

  /** The address is asked of the contact itself: an event may leave it out. */
  private static boolean isSilence(ContactEvent event) {
    return event.contactId() != null
        && !(event instanceof ContactEvent.Deleted)
        && event.contact().doNotDisturb(Channel.EMAIL);
  }

  private static boolean isQuiet(Contact contact) {
    return contact.email() != null && contact.doNotDisturb(Channel.EMAIL);
  }

  private static String reason(MailEvent event) {
    ListId list = event.listId();
    return event instanceof MailEvent.Complained || list == null
        ? "Called an e-mail spam"
        : "Unsubscribed from list " + list.value();
  }

  private static String address(MailEvent event) {
    return String.valueOf(event.email());
  }
}

package dev.tertulia.bridge.links;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.bridge.sync.Sink;
import dev.tertulia.bridge.sync.Sync;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.Conversation;
import dev.tertulia.conversations.ConversationQuery;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.core.InvalidRequestException;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Puts the contacts of conversations on a list, with what the conversations tell. Immutable; each
 * method answers a changed copy.
 *
 * <pre>{@code
 * ContactsToList.of(highLevel, acumbamail, list, contact -> contact.hasTag("newsletter"))
 *     .mapping(Mapping.of("nombre", Contact::firstName).from(Acquaintance::contact)
 *         .and("mensajes", Acquaintance::messages)
 *         .and("canal", Acquaintance::lastChannel))
 *     .sync()
 *     .rememberingIn(CheckpointStore.inFile(Path.of("contacts.json")))
 *     .run();
 * }</pre>
 *
 * <p>Nobody is added who must not be written to by e-mail, and nobody whose address the list knows
 * as unsubscribed, complained or bounced. An address that was <em>erased</em> from the list is
 * unknown there, and is added again if the rule for consent says so. Someone who leaves between the
 * look and the update, a fraction of a second, is updated all the same; whether that brings them
 * back is undocumented.
 */
public final class ContactsToList {
  private static final int BATCH = 50;

  private final ConversationsClient from;
  private final AcumbamailClient to;
  private final ListId list;
  private final Predicate<? super Contact> consent;
  private final Mapping<Acquaintance> mapping;
  private final ConversationQuery query;
  private final boolean confirming;
  private final BiConsumer<? super Acquaintance, Enrolled> listener;

  private ContactsToList(
      ConversationsClient from,
      AcumbamailClient to,
      ListId list,
      Predicate<? super Contact> consent,
      Mapping<Acquaintance> mapping,
      ConversationQuery query,
      boolean confirming,
      BiConsumer<? super Acquaintance, Enrolled> listener) {
    this.from = from;
    this.to = to;
    this.list = list;
    this.consent = consent;
    this.mapping = mapping;
    this.query = query;
    this.confirming = confirming;
    this.listener = listener;
  }

  /**
   * From every conversation to that list, addresses only; each is asked by mail to confirm.
   *
   * @param consent whether that contact wants the list's mail; there is no usual answer
   */
  public static ContactsToList of(
      ConversationsClient from,
      AcumbamailClient to,
      ListId list,
      Predicate<? super Contact> consent) {
    return new ContactsToList(
        from, to, list, consent, Mapping.none(), ConversationQuery.all(), true, (who, what) -> {});
  }

  /** The same, writing fields of the list; times by the clocks of {@link AcumbamailClient#zone}. */
  public ContactsToList mapping(Mapping<Acquaintance> fields) {
    return new ContactsToList(from, to, list, consent, fields, query, confirming, listener);
  }

  /** The same from some conversations only. */
  public ContactsToList conversations(ConversationQuery some) {
    return new ContactsToList(from, to, list, consent, mapping, some, confirming, listener);
  }

  /** The same without asking for confirmation: for consent that can be proven otherwise. */
  public ContactsToList withoutConfirmation() {
    return new ContactsToList(from, to, list, consent, mapping, query, false, listener);
  }

  /** The same, telling what became of each; what it throws stops the sync. */
  public ContactsToList telling(BiConsumer<? super Acquaintance, Enrolled> what) {
    return new ContactsToList(from, to, list, consent, mapping, query, confirming, what);
  }

  /**
   * The sync, to be furnished and run; asks the list for its fields, in one call. Run again, it
   * reads all conversations again, and writes only what has changed. A conversation whose contact
   * is gone is a bad row.
   *
   * @throws InvalidRequestException if the mapping names a field the list does not have: before
   *     anything is read or written
   */
  public Sync<Conversation, Acquaintance> sync() {
    var enrolment = Enrolment.checked(to, list, mapping, consent, confirming);
    return Sync.named("contacts-to-list-" + list.value())
        .reading(from.conversations().search(query))
        .mapping(this::acquaintance)
        .writing(
            BATCH, Sink.each(each -> listener.accept(each, enrolment.enrol(each, each.contact()))));
  }

  private Acquaintance acquaintance(Conversation conversation) {
    Contact contact = from.contacts().get(String.valueOf(conversation.contactId()));
    return new Acquaintance(contact, conversation, from.messages());
  }
}

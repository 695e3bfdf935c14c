package dev.tertulia.bridge.links;

import dev.tertulia.bridge.sync.Sink;
import dev.tertulia.bridge.sync.Sync;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.Conversation;
import dev.tertulia.conversations.ConversationQuery;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.core.InvalidRequestException;
import java.util.function.BiConsumer;

/**
 * Puts the contacts of conversations on a list, with what the conversations tell. Immutable; each
 * method answers a changed copy.
 *
 * <pre>{@code
 * var target = ListTarget.of(acumbamail, list, contact -> contact.hasTag("newsletter"))
 *     .mapping(Mapping.of("nombre", Contact::firstName).from(Acquaintance::contact)
 *         .and("mensajes", Acquaintance::messages)
 *         .and("canal", Acquaintance::lastChannel));
 * ContactsToList.of(highLevel, target).sync()
 *     .rememberingIn(CheckpointStore.inFile(Path.of("contacts.json")))
 *     .run();
 * }</pre>
 */
public final class ContactsToList {
  private static final int BATCH = 50;

  private final ConversationsClient client;
  private final ListTarget<? super Acquaintance> target;
  private final ConversationQuery query;
  private final BiConsumer<? super Acquaintance, Enrolled> listener;

  private ContactsToList(
      ConversationsClient client,
      ListTarget<? super Acquaintance> target,
      ConversationQuery query,
      BiConsumer<? super Acquaintance, Enrolled> listener) {
    this.client = client;
    this.target = target;
    this.query = query;
    this.listener = listener;
  }

  /** From every conversation of that location to that list. */
  public static ContactsToList of(
      ConversationsClient client, ListTarget<? super Acquaintance> target) {
    return new ContactsToList(client, target, ConversationQuery.all(), (who, what) -> {});
  }

  /** The same from some conversations only. */
  public ContactsToList conversations(ConversationQuery some) {
    return new ContactsToList(client, target, some, listener);
  }

  /** The same, telling what became of each; what it throws stops the sync. */
  public ContactsToList telling(BiConsumer<? super Acquaintance, Enrolled> what) {
    return new ContactsToList(client, target, query, what);
  }

  /**
   * The sync, to be furnished and run; asks the list for its fields, in one call. Run again, it
   * reads all conversations again, and writes only what has changed. A conversation without a
   * contact, or whose contact is gone, is a bad row.
   *
   * @throws InvalidRequestException if the mapping names a field the list does not have: before
   *     anything is read or written
   */
  public Sync<Conversation, Acquaintance> sync() {
    return sync(target.checked());
  }

  private Sync<Conversation, Acquaintance> sync(Enrolment<? super Acquaintance> enrolment) {
    return Sync.named("contacts of " + client.location() + " to list " + target.list().value())
        .reading(client.conversations().search(query))
        .mapping(this::acquaintance)
        .writing(
            BATCH, Sink.each(each -> listener.accept(each, enrolment.enrol(each, each.contact()))));
  }

  private Acquaintance acquaintance(Conversation conversation) {
    String id = conversation.contactId();
    if (id == null) {
      throw new InvalidRequestException("Conversation.contactId", "the contact it is with", "none");
    }
    Contact contact = client.contacts().get(id);
    return new Acquaintance(contact, conversation, client.messages());
  }
}

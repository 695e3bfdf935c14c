package dev.tertulia.conversations;

import dev.tertulia.conversations.Contact.DndSetting;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.Paged;
import dev.tertulia.core.transport.CallScope;
import dev.tertulia.core.transport.Require;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The people a location talks to. Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * Contact ana = client.contacts().upsert(ContactUpsert.of(
 *     ContactDetails.none().phone("+34600000000").firstName("Ana"))).contact();
 * }</pre>
 */
public final class Contacts {
  private final Wires wires;
  private final ContactsApi api;
  private final CallScope scope;

  Contacts(Wires wires, CallScope scope) {
    this.wires = wires;
    this.api = wires.contacts();
    this.scope = scope;
  }

  /** The notes about a contact. */
  public Notes notes(String contactId) {
    return new Notes(wires.notes(), scope, contactId);
  }

  /** What colleagues have to do about a contact. */
  public Tasks tasks(String contactId) {
    return new Tasks(wires.tasks(), scope, contactId);
  }

  /**
   * Contacts of the location, fetched as they are read ({@code search-contacts-advanced}; repeated
   * after passing failures). What was changed a moment ago may be found some seconds later only; to
   * see a change of one's own use {@link #get} or {@link #findByPhone}.
   *
   * <p>Oldest first, the list is complete: what is added meanwhile comes at the end, and by date of
   * update a contact that changes while it is read comes again with its new state. Newest first,
   * such contacts are missed. Use cursors with the same query; how long they live is undocumented,
   * and nothing in them speaks of an end.
   *
   * @throws dev.tertulia.core.PagingException while reading, rather than losing some: when a
   *     contact comes without the key of what follows it
   */
  public Paged<Contact> search(ContactQuery query) {
    return new ContactWalk(
            query, after -> api.search(query.body(scope.resource(), after)).execute(scope))
        .paged();
  }

  /**
   * One contact ({@code get-contact}; repeated after passing failures).
   *
   * @throws NotFoundException if there is none
   */
  public Contact get(String contactId) {
    return api.get(HighLevelRules.id("contactId", contactId)).execute(scope);
  }

  /**
   * The contact with this address ({@code get-duplicate-contact}; repeated after passing failures).
   */
  public Optional<Contact> findByEmail(String address) {
    return find(Require.email("findByEmail", address), null);
  }

  /**
   * The contact with this number, in E.164 form ({@code get-duplicate-contact}; repeated after
   * passing failures).
   */
  public Optional<Contact> findByPhone(String number) {
    return find(null, Require.phone("findByPhone", number));
  }

  private Optional<Contact> find(@Nullable String email, @Nullable String number) {
    try {
      Contact contact = api.find(scope.resource(), email, number).execute(scope);
      return contact.id() == null ? Optional.empty() : Optional.of(contact);
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Makes a contact ({@code create-contact}). Never repeated; to find or make use {@link #upsert}.
   */
  public Contact create(NewContact contact) {
    List<String> tags = contact.tags().isEmpty() ? null : contact.tags();
    var body = ContactBody.of(scope.resource(), contact.details(), tags, scope.version());
    return api.create(body).execute(scope);
  }

  /** Changes a contact ({@code update-contact}; repeated after passing failures). */
  public Contact update(String contactId, ContactUpdate change) {
    HighLevelRules.id("contactId", contactId);
    var body = ContactBody.of(null, change.details(), change.replaceAllTags(), scope.version());
    return api.update(contactId, body).execute(scope);
  }

  /**
   * Finds a contact by address or number and changes it, or makes it ({@code upsert-contact};
   * repeated after passing failures, since the second time it is found).
   */
  public UpsertedContact upsert(ContactUpsert contact) {
    var body =
        ContactBody.of(
            scope.resource(), contact.details(), contact.replaceAllTags(), scope.version());
    return api.upsert(body).execute(scope);
  }

  /**
   * Deletes a contact ({@code delete-contact}; repeated after passing failures, and "not found"
   * after such a repetition counts as done).
   */
  public void delete(String contactId) {
    api.delete(HighLevelRules.id("contactId", contactId)).execute(scope);
  }

  /**
   * Adds tags and keeps the others ({@code add-tags}; repeated after passing failures); answers all
   * it has now.
   */
  public List<String> addTags(String contactId, String... tags) {
    return api.addTags(HighLevelRules.id("contactId", contactId), tags(tags)).execute(scope).tags();
  }

  /**
   * Removes tags ({@code remove-tags}; repeated after passing failures); answers those it still
   * has.
   */
  public List<String> removeTags(String contactId, String... tags) {
    return api.removeTags(HighLevelRules.id("contactId", contactId), tags(tags))
        .execute(scope)
        .tags();
  }

  /**
   * From now on nothing may be sent to the contact over these channels: Call, Email, SMS, WhatsApp,
   * GMB or FB. Two calls, {@code get-contact} and {@code update-contact}, each repeated after
   * passing failures; the second names every quiet channel, so that no other one is opened. What is
   * quiet already keeps its reason.
   *
   * @return the contact after that
   */
  public Contact doNotDisturb(String contactId, Channel... channels) {
    return quiet(contactId, DndSetting.ACTIVE, channels);
  }

  /** As above, and why: the reason can be read in {@link Contact#dndSettings}. */
  public Contact doNotDisturb(String contactId, String reason, Channel... channels) {
    Require.text("doNotDisturb.reason", reason);
    return quiet(contactId, DndSetting.active(reason), channels);
  }

  private Contact quiet(String contactId, DndSetting setting, Channel... channels) {
    Require.between("doNotDisturb.channels", channels.length, 1, 100);
    List.of(channels).forEach(DoNotDisturb::known);
    Contact contact = get(contactId);
    return settled(contactId, contact, DoNotDisturb.with(contact, setting, channels));
  }

  /**
   * These channels may be used again. Two calls, as {@link #doNotDisturb(String, Channel...)} makes
   * them. The general setting stays: while it is on, nothing may be sent all the same.
   *
   * @return the contact after that
   * @throws dev.tertulia.core.InvalidRequestException if one of them is {@code permanent}, before
   *     anything is changed: who may lift that is undocumented, and it is not for a program to
   *     guess
   */
  public Contact liftDoNotDisturb(String contactId, Channel... channels) {
    Require.between("liftDoNotDisturb.channels", channels.length, 1, 100);
    List.of(channels).forEach(DoNotDisturb::known);
    Contact contact = get(contactId);
    return settled(contactId, contact, DoNotDisturb.without(contact, channels));
  }

  private Contact settled(String contactId, Contact contact, Map<Channel, DndSetting> settings) {
    if (settings.equals(DoNotDisturb.quiet(contact))) {
      return contact;
    }
    var details = new ContactDetails(Map.of(), Map.of(), settings);
    return update(contactId, ContactUpdate.of(details));
  }

  /**
   * Whether nothing at all may be sent to the contact, whatever its channels say ({@code
   * update-contact}; repeated after passing failures). The settings of the channels are not sent.
   */
  public Contact doNotDisturbAtAll(String contactId, boolean quiet) {
    return update(contactId, ContactUpdate.of(ContactDetails.none().doNotDisturb(quiet)));
  }

  private static Wire.Tags tags(String... tags) {
    for (String tag : tags) {
      Require.text("Contacts.tags", tag);
    }
    Require.between("Contacts.tags", tags.length, 1, 1000);
    return new Wire.Tags(List.of(tags));
  }
}

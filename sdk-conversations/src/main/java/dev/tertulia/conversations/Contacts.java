package dev.tertulia.conversations;

import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.transport.CallScope;
import java.util.List;
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
  private final ContactsApi api;
  private final CallScope scope;

  Contacts(ContactsApi api, CallScope scope) {
    this.api = api;
    this.scope = scope;
  }

  /**
   * One contact ({@code get-contact}; repeated after passing failures).
   *
   * @throws NotFoundException if there is none
   */
  public Contact get(String contactId) {
    return api.get(Require.id("contactId", contactId)).execute(scope);
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
    Require.id("contactId", contactId);
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
    api.delete(Require.id("contactId", contactId)).execute(scope);
  }

  /**
   * Adds tags and keeps the others ({@code add-tags}; repeated after passing failures); answers all
   * it has now.
   */
  public List<String> addTags(String contactId, String... tags) {
    return api.addTags(Require.id("contactId", contactId), tags(tags)).execute(scope).tags();
  }

  /**
   * Removes tags ({@code remove-tags}; repeated after passing failures); answers those it still
   * has.
   */
  public List<String> removeTags(String contactId, String... tags) {
    return api.removeTags(Require.id("contactId", contactId), tags(tags)).execute(scope).tags();
  }

  private static Wire.Tags tags(String... tags) {
    for (String tag : tags) {
      Require.text("Contacts.tags", tag);
    }
    Require.between("Contacts.tags", tags.length, 1, 1000);
    return new Wire.Tags(List.of(tags));
  }
}

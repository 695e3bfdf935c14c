package dev.tertulia.conversations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a contact.
 *
 * @param details what is new; the rest stays
 * @param replaceAllTags the tags it has from now on; null keeps those it has. To add or remove
 *     single tags use {@link Contacts#addTags} and {@link Contacts#removeTags}
 */
public record ContactUpdate(ContactDetails details, @Nullable List<String> replaceAllTags) {

  /** Keeps a copy. */
  public ContactUpdate {
    replaceAllTags = replaceAllTags == null ? null : List.copyOf(replaceAllTags);
  }

  /** Those details. */
  public static ContactUpdate of(ContactDetails details) {
    return new ContactUpdate(details, null);
  }

  /** The same, and these tags <em>instead of</em> all it has. */
  public ContactUpdate replaceAllTags(List<String> names) {
    return new ContactUpdate(details, names);
  }
}

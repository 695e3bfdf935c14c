package dev.tertulia.conversations;

import dev.tertulia.core.InvalidRequestException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact to be found by address or number and changed, or made. Which of the two decides is the
 * location's setting; if they belong to two different contacts, the other one is ignored.
 *
 * @param details what is known: an address, a number or both among it
 * @param replaceAllTags the tags it has from now on; null keeps those it has. To add single tags
 *     use {@link Contacts#addTags}
 */
public record ContactUpsert(ContactDetails details, @Nullable List<String> replaceAllTags) {

  private static final String ALWAYS_NEW = "createNewIfDuplicateAllowed";

  /** Refuses what cannot be found again. */
  public ContactUpsert {
    if (!details.names("email") && !details.names("phone")) {
      throw new InvalidRequestException(
          "ContactUpsert.details", "an e-mail address or a number to find it by", "neither");
    }
    if (details.names(ALWAYS_NEW)) {
      // An upsert may be repeated, and would then make one more each time.
      throw new InvalidRequestException(
          "ContactUpsert.details", "fields that let a contact be found again", ALWAYS_NEW);
    }
    replaceAllTags = replaceAllTags == null ? null : List.copyOf(replaceAllTags);
  }

  /** A contact of which that is known. */
  public static ContactUpsert of(ContactDetails details) {
    return new ContactUpsert(details, null);
  }

  /** The same, and these tags <em>instead of</em> all it has. */
  public ContactUpsert replaceAllTags(List<String> names) {
    return new ContactUpsert(details, names);
  }
}

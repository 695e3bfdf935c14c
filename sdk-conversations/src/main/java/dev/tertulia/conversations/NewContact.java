package dev.tertulia.conversations;

import java.util.List;

/**
 * A contact to be made. If the location forbids duplicates and there is one with the same address
 * or number, the service refuses: {@link ContactUpsert} finds or makes.
 *
 * @param details what is known
 * @param tags its tags
 */
public record NewContact(ContactDetails details, List<String> tags) {

  /** Keeps a copy. */
  public NewContact {
    tags = List.copyOf(tags);
  }

  /** A contact of which that is known. */
  public static NewContact of(ContactDetails details) {
    return new NewContact(details, List.of());
  }

  /** The same with tags. */
  public NewContact tags(String... names) {
    return new NewContact(details, List.of(names));
  }
}

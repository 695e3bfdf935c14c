package dev.tertulia.core.transport;

import dev.tertulia.core.InvalidRequestException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom a client may write to: everyone, or in a test environment those who were named. Immutable.
 *
 * @param allowed addresses, numbers and ids in small letters; null for everyone
 */
public record Recipients(@Nullable Set<String> allowed) {

  /** No restriction. */
  public static Recipients everyone() {
    return new Recipients(null);
  }

  /** Nobody but those, whatever the case of their letters. */
  public static Recipients only(Collection<String> recipients) {
    return new Recipients(
        recipients.stream().map(Recipients::plain).collect(Collectors.toUnmodifiableSet()));
  }

  private static String plain(String recipient) {
    return recipient.toLowerCase(Locale.ROOT);
  }

  /** Whether there is anyone it must not be. */
  public boolean restricted() {
    return allowed != null;
  }

  /**
   * Refuses anyone else.
   *
   * @throws InvalidRequestException which tells the place, and not who it was
   */
  public void require(String where, String recipient) {
    if (allowed != null && !allowed.contains(plain(recipient))) {
      throw refused(where, "someone else");
    }
  }

  /** What to throw for something that may go to anyone else. */
  public InvalidRequestException refused(String where, String found) {
    int size = allowed == null ? 0 : allowed.size();
    return new InvalidRequestException(
        where, "one of the " + size + " recipients this client is restricted to by onlyTo", found);
  }

  /** How many, not who. */
  @Override
  public String toString() {
    return "Recipients[" + (allowed == null ? "everyone" : allowed.size()) + "]";
  }
}

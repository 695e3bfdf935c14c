package dev.tertulia.acumbamail;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Safety;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a client in a test environment from writing to real people.
 *
 * @param allowed addresses, numbers and ids of lists; null for everyone
 */
record RecipientGuard(@Nullable Set<String> allowed) {

  static RecipientGuard everyone() {
    return new RecipientGuard(null);
  }

  static RecipientGuard only(String... recipients) {
    return new RecipientGuard(
        Stream.of(recipients)
            .map(each -> each.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet()));
  }

  void check(TransactionalEmail email) {
    Stream.of(email.to(), email.cc(), email.bcc())
        .flatMap(Stream::ofNullable)
        .forEach(each -> check("TransactionalEmail", each));
  }

  void check(NewCampaign campaign) {
    campaign
        .audience()
        .forEach(each -> check("NewCampaign.audience", String.valueOf(each.list().value())));
  }

  /** Being on a list is not being written to; being greeted is. */
  void check(NewSubscriber person) {
    if (person.getsMail()) {
      check("NewSubscriber", person.email());
    }
  }

  void check(String where, String recipient) {
    if (allowed != null && !allowed.contains(recipient.toLowerCase(Locale.ROOT))) {
      throw refused(where, allowed.size(), "someone else");
    }
  }

  /** Nobody can say to whom an untyped write goes, and calling it a read does not make it one. */
  void checkRaw(Safety safety, String function) {
    boolean reads =
        safety == Safety.READ && (function.startsWith("get") || function.startsWith("search"));
    if (allowed != null && !reads) {
      throw refused("raw", allowed.size(), "a write that cannot be examined");
    }
  }

  private static InvalidRequestException refused(String where, int size, String found) {
    return new InvalidRequestException(
        where, "one of the " + size + " recipients this client is restricted to by onlyTo", found);
  }

  @Override
  public String toString() {
    return "RecipientGuard["
        + (allowed == null ? "everyone" : allowed.size() + " recipients")
        + "]";
  }
}

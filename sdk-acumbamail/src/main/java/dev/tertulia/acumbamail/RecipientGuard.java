package dev.tertulia.acumbamail;

import dev.tertulia.core.Safety;
import dev.tertulia.core.transport.Recipients;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps a client in a test environment from writing to real people.
 *
 * @param allowed addresses, numbers and ids of lists
 */
record RecipientGuard(Recipients allowed) {

  static RecipientGuard everyone() {
    return new RecipientGuard(Recipients.everyone());
  }

  static RecipientGuard only(List<String> recipients) {
    return new RecipientGuard(Recipients.only(recipients));
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
    allowed.require(where, recipient);
  }

  /** Nobody can say to whom an untyped write goes, and calling it a read does not make it one. */
  void checkRaw(Safety safety, String function) {
    boolean reads =
        safety == Safety.READ && (function.startsWith("get") || function.startsWith("search"));
    if (allowed.restricted() && !reads) {
      throw allowed.refused("raw", "a write that cannot be examined");
    }
  }
}

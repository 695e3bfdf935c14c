package dev.tertulia.testing.acumbamail;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What became of some mails, in numbers. */
final class Results {
  private final List<Mail> mails;

  Results(Stream<Mail> mails) {
    this.mails = mails.toList();
  }

  long sent() {
    return mails.size();
  }

  long delivered() {
    return count(mail -> !mail.bounced());
  }

  long opened() {
    return count(mail -> !mail.opens.isEmpty());
  }

  long unopened() {
    return delivered() - opened();
  }

  long clickers() {
    return count(mail -> !mail.clicks.isEmpty());
  }

  long clicks() {
    return mails.stream().mapToLong(mail -> mail.clicks.size()).sum();
  }

  long with(Event event) {
    return count(mail -> mail.is(event));
  }

  private long count(Predicate<Mail> wanted) {
    return mails.stream().filter(wanted).count();
  }
}

package dev.tertulia.conversations;

import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looks for a message that may or may not have been sent, and says so when it cannot tell. */
final class MessageSearch {
  /** Our clock and the service's may differ by this much. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  /**
   * What was made this long before sending is still taken for ours: clocks are rarely further
   * apart.
   */
  private static final Duration SURELY_OURS = Duration.ofSeconds(2);

  /** So long a message may take to be listed. */
  private static final Duration SETTLING = Duration.ofSeconds(30);

  private static final int MOST = 300;

  private final Function<String, Optional<Conversation>> conversationOf;
  private final Function<String, Iterable<Message>> messagesIn;
  private final Function<String, EmailMessage> email;
  private final Timekeeper time;

  MessageSearch(
      Function<String, Optional<Conversation>> conversationOf,
      Function<String, Iterable<Message>> messagesIn,
      Function<String, EmailMessage> email,
      Timekeeper time) {
    this.conversationOf = conversationOf;
    this.messagesIn = messagesIn;
    this.email = email;
    this.time = time;
  }

  /** When everything that was under way until then is listed. */
  static Instant settled(Instant until) {
    return until.plus(SETTLING);
  }

  /**
   * Looks for it.
   *
   * @param sentAt the first moment at which it can have been sent
   * @param until the last one
   */
  Resolution find(OutgoingMessage sought, Instant sentAt, Instant until) {
    Fingerprint wanted = Fingerprint.of(SendBody.of(sought));
    var exact = new ArrayList<Message>();
    boolean doubtful = false;
    Instant since = sentAt.minus(SKEW);
    List<Message> candidates = candidates(sought, since);
    for (Message each : candidates) {
      Fingerprint.Match match = match(wanted, each, since);
      if (match == Fingerprint.Match.SAME) {
        exact.add(each);
      }
      doubtful |= match == Fingerprint.Match.PERHAPS;
    }
    List<Message> ours =
        exact.stream().filter(each -> !before(each, sentAt.minus(SURELY_OURS))).toList();
    if (ours.size() == 1) {
      return new Resolution.Found(ours.get(0));
    }
    if (ours.size() > 1) {
      return unknown("several messages of the same text went out since then");
    }
    if (!exact.isEmpty()) {
      return unknown("a message of the same text went out shortly before; it may be an older one");
    }
    if (doubtful || candidates.size() >= MOST) {
      return unknown("messages went out since then that may be it, and cannot be compared");
    }
    if (time.now().isBefore(settled(until))) {
      return unknown("too early: a message can take until " + settled(until) + " to be listed");
    }
    if (sought instanceof Email email && email.context() instanceof EmailReply) {
      return unknown("an answer may be listed in its thread, at the time of an older e-mail");
    }
    return sought.schedule() == null
        ? new Resolution.NotFound()
        : unknown("a scheduled message may not be listed before its time");
  }

  private static Resolution unknown(String why) {
    return new Resolution.StillUnknown(why);
  }

  private List<Message> candidates(OutgoingMessage sought, Instant since) {
    var candidates = new ArrayList<Message>();
    Optional<Conversation> conversation = conversationOf.apply(sought.contactId());
    if (conversation.isEmpty() || conversation.get().id() == null) {
      return candidates;
    }
    for (Message each : messagesIn.apply(conversation.get().id())) {
      if (before(each, since) || candidates.size() >= MOST) {
        break;
      }
      boolean outward = each.direction() == null || each.direction().equals(Direction.OUTBOUND);
      if (outward && Fingerprint.mayBe(sought.channel(), each.kind())) {
        candidates.add(each);
      }
    }
    return candidates;
  }

  private static boolean before(Message message, Instant moment) {
    return message.dateAdded() != null && message.dateAdded().isBefore(moment);
  }

  /** Lists leave e-mails' texts out, and the e-mails of a thread can share one message. */
  private Fingerprint.Match match(Fingerprint wanted, Message message, Instant since) {
    List<String> letters = message.emailMessageIds();
    if (message.body() != null || letters.isEmpty()) {
      return wanted.compare(message.body(), null);
    }
    return letters.stream()
        .map(id -> match(wanted, id, since))
        .min(Comparator.naturalOrder())
        .orElse(Fingerprint.Match.PERHAPS);
  }

  private Fingerprint.Match match(Fingerprint wanted, String emailMessageId, Instant since) {
    try {
      EmailMessage letter = email.apply(emailMessageId);
      return letter.dateAdded() != null && letter.dateAdded().isBefore(since)
          ? Fingerprint.Match.OTHER
          : wanted.compare(letter.body(), letter.subject());
    } catch (NotFoundException e) {
      return Fingerprint.Match.PERHAPS;
    }
  }
}

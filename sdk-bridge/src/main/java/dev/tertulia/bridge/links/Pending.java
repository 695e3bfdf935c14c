package dev.tertulia.bridge.links;

import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.MessageStatus;
import dev.tertulia.conversations.ScheduledMessage;
import dev.tertulia.conversations.webhook.OutboundMessage;
import dev.tertulia.core.BadRequestException;
import dev.tertulia.core.Journal;
import dev.tertulia.core.NotFoundException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The follow-up a contact waits for, or was sent and has not answered, in a journal: done while it
 * is so, refused once it was answered. Nobody else works on it meanwhile.
 */
record Pending(Journal.Claim claim, @Nullable ScheduledMessage message, Instant askedAt)
    implements AutoCloseable {

  static Pending of(Journal journal, String key) {
    Journal.Claim claim =
        journal
            .claim("follow-up/" + key)
            .orElseThrow(() -> new IllegalStateException("another program is at this contact"));
    Journal.Entry entry = claim.entry().orElse(null);
    String note = entry == null ? null : entry.note();
    return entry == null || note == null || entry.state() != Journal.State.DONE
        ? new Pending(claim, null, Instant.MAX)
        : new Pending(claim, ScheduledMessage.parse(note), entry.begunAt());
  }

  boolean is(OutboundMessage event) {
    if (message == null) {
      return false;
    }
    return message.email()
        ? event.message().emailMessageIds().contains(message.id())
        : message.id().equals(event.messageId());
  }

  /** Remembers one that was scheduled; a journal that forgets must not forget it while it waits. */
  void scheduled(ScheduledMessage other, Instant asked, Instant at) {
    var intent = Journal.Entry.intent(Journal.fingerprint(other.id()), asked, at);
    claim.write(intent.done(other.asText(), at));
  }

  /** Cancels it if it waits, and forgets it; says in words what came of it. */
  String answered(ConversationsClient client, Instant answeredAt, Instant now) {
    if (message == null || answeredAt.isBefore(askedAt)) {
      return "nothing waits";
    }
    boolean cancelled = cancel(client, message);
    var intent = Journal.Entry.intent(Journal.fingerprint(message.id()), askedAt, now);
    claim.write(intent.refused(now));
    return cancelled ? "cancelled" : "it had left already";
  }

  /** With which status the service refuses what has left is undocumented, so it is looked up. */
  private static boolean cancel(ConversationsClient client, ScheduledMessage scheduled) {
    try {
      client.messages().cancel(scheduled);
      return true;
    } catch (NotFoundException e) {
      return false;
    } catch (BadRequestException e) {
      MessageStatus status =
          scheduled.email()
              ? client.messages().email(scheduled.id()).status()
              : client.messages().get(scheduled.id()).status();
      if (MessageStatus.SCHEDULED.equals(status)) {
        throw e;
      }
      return false;
    }
  }

  @Override
  public void close() {
    claim.close();
  }
}

package dev.tertulia.bridge.links;

import dev.tertulia.bridge.flow.Step;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.MessageStatus;
import dev.tertulia.conversations.ScheduledMessage;
import dev.tertulia.conversations.SentMessage;
import dev.tertulia.conversations.webhook.OutboundMessage;
import dev.tertulia.core.BadRequestException;
import dev.tertulia.core.Journal;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.SdkException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The follow-up a contact waits for, or was sent and has not answered, in a journal: begun while it
 * is being scheduled, done from then on, refused once it was answered. Nobody else works on it
 * meanwhile.
 */
record Pending(Journal.Claim claim, Journal.@Nullable Entry entry) implements AutoCloseable {
  /** What scheduling a message never exceeds. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  static Pending of(Journal journal, String key) {
    Journal.Claim claim =
        journal
            .claim("follow-up/" + key)
            .orElseThrow(() -> new IllegalStateException("another program is at this contact"));
    return new Pending(
        claim, claim.entry().filter(each -> each.state() != Journal.State.REFUSED).orElse(null));
  }

  /** Null also where a program died, and nobody knows whether it had scheduled one. */
  private @Nullable ScheduledMessage message() {
    String note = entry == null ? null : entry.note();
    return note == null ? null : ScheduledMessage.parse(note);
  }

  boolean is(OutboundMessage event) {
    ScheduledMessage message = message();
    if (message == null) {
      return false;
    }
    return message.email()
        ? event.message().emailMessageIds().contains(message.id())
        : message.id().equals(event.messageId());
  }

  /** Whether there is one, or may be one that another event has begun. */
  boolean isTaken(String event) {
    return entry != null
        && (entry.settled() || !entry.fingerprint().equals(Journal.fingerprint(event)));
  }

  /** Whether one may be scheduled of which nobody knows the id. */
  boolean isUnsure() {
    return entry != null && !entry.settled();
  }

  /**
   * Schedules one, and writes that down before and after: so whoever dies in between has not
   * forgotten it. A journal that forgets must not forget it while it waits.
   */
  ScheduledMessage schedule(
      Step<?> step, Instant asked, Instant at, Supplier<SentMessage> sending) {
    String by = Journal.fingerprint(step.delivery().idempotencyKey());
    Journal.Entry intent = Journal.Entry.intent(by, asked, step.now().plus(LONGEST));
    claim.write(intent);
    SentMessage sent;
    try {
      sent = sending.get();
    } catch (SdkException e) {
      if (e.outcome() == Outcome.NOT_SENT || e.outcome() == Outcome.REFUSED) {
        claim.write(intent.refused(step.now()));
      }
      throw e;
    }
    var scheduled = ScheduledMessage.of(sent);
    claim.write(intent.done(scheduled.asText(), at));
    return scheduled;
  }

  /** Cancels it if it waits, and forgets it; says in words what came of it. */
  String answered(ConversationsClient client, Instant answeredAt, Instant now) {
    if (entry == null || answeredAt.isBefore(entry.begunAt())) {
      return "nothing waits";
    }
    ScheduledMessage message = message();
    boolean cancelled = message != null && cancel(client, message);
    claim.write(entry.refused(now));
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

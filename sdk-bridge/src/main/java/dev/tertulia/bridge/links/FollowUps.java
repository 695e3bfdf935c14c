package dev.tertulia.bridge.links;

import dev.tertulia.bridge.flow.Flow;
import dev.tertulia.bridge.flow.Step;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Direction;
import dev.tertulia.conversations.Message;
import dev.tertulia.conversations.MessageStatus;
import dev.tertulia.conversations.OutgoingMessage;
import dev.tertulia.conversations.ScheduledMessage;
import dev.tertulia.conversations.SentMessage;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.conversations.webhook.MessageEvent;
import dev.tertulia.conversations.webhook.OutboundMessage;
import dev.tertulia.core.BadRequestException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Journal;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.WebhookException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Schedules a message after another one, and cancels it when the contact answers first. Immutable.
 *
 * <pre>{@code
 * var reminders = new FollowUps<>("reminder", client, journal, OutboundMessage.class,
 *     message -> message.body() != null && message.body().contains("quote"), Duration.ofDays(2),
 *     (message, at) -> Sms.to(message.contactId(), "Did you see our quote?").sendAt(at));
 * FlowRunner runner = FlowRunner.of(journal).run(reminders.flows());
 * }</pre>
 *
 * <p>HighLevel keeps the message until its time, so this program need not run then. A contact gets
 * one at most until the next word of theirs: follow-ups do not follow each other. An answer that is
 * handled after the message has left comes too late, and one nobody was told of is none: have a
 * {@link dev.tertulia.conversations.webhook.Reconciler} running. The client needs a journal.
 *
 * @param name names its flows and what it remembers
 * @param client sends and cancels
 * @param journal remembers, for each contact, what was scheduled; the client's will do
 * @param trigger after what: {@link InboundMessage} or {@link OutboundMessage}
 * @param concerns whether a message is to be followed up
 * @param delay how long after the message
 * @param words the follow-up, scheduled for the moment it is given; of the message alone, without
 *     clock or chance
 */
public record FollowUps<E extends MessageEvent>(
    String name,
    ConversationsClient client,
    Journal journal,
    Class<E> trigger,
    Predicate<E> concerns,
    Duration delay,
    BiFunction<E, Instant, OutgoingMessage> words) {
  private static final Set<MessageStatus> FAILURES =
      Set.of(MessageStatus.FAILED, MessageStatus.UNDELIVERED);

  /** Schedules and cancels. Give them to one runner, in this order. */
  public List<Flow<?, ?>> flows() {
    return List.of(
        Flow.named(name + ", cancel")
            .on(InboundMessage.class)
            .step("cancel what waits", (answer, step) -> cancel(answer, happenedAt(answer), step)),
        Flow.named(name)
            .on(trigger)
            .when("it went well", event -> !failed(event))
            .when("it is to be followed up", concerns)
            .step("schedule", this::schedule)
            .step("unless it was answered meanwhile", this::cancelIfAnswered));
  }

  /**
   * Sends something else, such as an e-mail, when the follow-up could not be delivered and the
   * contact has not answered; once, however many reports come.
   */
  public Flow<OutboundMessage, OutboundMessage> fallingBackTo(
      Function<OutboundMessage, OutgoingMessage> other) {
    return Flow.named(name + ", fall back")
        .on(OutboundMessage.class)
        .when("it failed", FollowUps::failed)
        .when("it is the follow-up", this::ours)
        .step(
            "send by another way",
            (event, step) -> {
              String key = name + "/instead of/" + event.messageId();
              step.note("sent " + client.messages().sendOnce(key, other.apply(event)).messageId());
            });
  }

  private void schedule(E event, Step<E> step) {
    Instant at = happenedAt(event).plus(delay);
    OutgoingMessage message = words.apply(event, at);
    if (message.schedule() == null) {
      throw new InvalidRequestException("FollowUps.words", "a scheduled message", "another");
    }
    try (Journal.Claim claim = claim(event)) {
      if (waiting(claim).isPresent()) {
        step.note("not needed: the contact has one");
      } else if (!at.isAfter(step.now())) {
        step.note("too late");
      } else if (client.contacts().get(contact(event)).doNotDisturb(message.channel())) {
        step.note("not wanted: do not disturb");
      } else {
        SentMessage sent = client.messages().sendOnce(step.key(), message);
        String scheduled = ScheduledMessage.of(sent).asText();
        var intent = Journal.Entry.intent(Journal.fingerprint(step.key()), happenedAt(event), at);
        claim.write(intent.done(scheduled, step.now()));
        step.note(scheduled);
      }
    }
  }

  /** An event that comes late, or again after a person looked, may be answered already. */
  private void cancelIfAnswered(E event, Step<E> step) {
    String conversation = event.conversationId();
    if (conversation == null) {
      return;
    }
    Instant asked = happenedAt(event);
    client.messages().in(conversation).stream()
        .limit(100)
        .filter(each -> Direction.INBOUND.equals(each.direction()))
        .map(Message::dateAdded)
        .filter(answered -> answered != null && answered.isAfter(asked))
        .findFirst()
        .ifPresent(answered -> cancel(event, answered, step));
  }

  private void cancel(MessageEvent event, Instant answered, Step<?> step) {
    try (Journal.Claim claim = claim(event)) {
      Optional<Journal.Entry> entry =
          waiting(claim).filter(each -> !answered.isBefore(each.begunAt()));
      if (entry.isEmpty()) {
        step.note("nothing waits");
        return;
      }
      step.note(cancelled(scheduled(entry.get())) ? "cancelled" : "it had left already");
      claim.write(entry.get().refused(step.now()));
    }
  }

  /** What is refused for having left or being gone is told by statuses nobody documents. */
  private boolean cancelled(ScheduledMessage scheduled) {
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

  private boolean ours(OutboundMessage event) {
    try (Journal.Claim claim = claim(event)) {
      return waiting(claim).map(FollowUps::scheduled).filter(each -> is(each, event)).isPresent();
    }
  }

  private static boolean is(ScheduledMessage scheduled, OutboundMessage event) {
    return scheduled.email()
        ? event.message().emailMessageIds().contains(scheduled.id())
        : scheduled.id().equals(event.messageId());
  }

  private static ScheduledMessage scheduled(Journal.Entry entry) {
    return ScheduledMessage.parse(String.valueOf(entry.note()));
  }

  /** What the contact was last sent, unless they have answered it. */
  private static Optional<Journal.Entry> waiting(Journal.Claim claim) {
    return claim.entry().filter(each -> each.state() == Journal.State.DONE);
  }

  private Journal.Claim claim(MessageEvent event) {
    return journal
        .claim("follow-up/" + name + "/" + client.location() + "/" + contact(event))
        .orElseThrow(() -> new IllegalStateException("another program is at this contact"));
  }

  private static String contact(MessageEvent event) {
    String contact = event.contactId();
    if (contact == null) {
      throw new WebhookException("the event names no contact", null);
    }
    return contact;
  }

  private static Instant happenedAt(MessageEvent event) {
    Instant sent = event.message().dateAdded();
    Instant at = sent == null ? event.timestamp() : sent;
    if (at == null) {
      throw new WebhookException("nobody says when it happened", null);
    }
    return at;
  }

  private static boolean failed(MessageEvent event) {
    MessageStatus status = event.message().status();
    return status != null && FAILURES.contains(status);
  }
}

package dev.tertulia.bridge.links;

import dev.tertulia.bridge.flow.Flow;
import dev.tertulia.bridge.flow.Step;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Message;
import dev.tertulia.conversations.OutgoingMessage;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.conversations.webhook.MessageEvent;
import dev.tertulia.conversations.webhook.OutboundMessage;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Schedules a message after another one, and cancels it when the contact answers first. Immutable.
 *
 * <pre>{@code
 * var reminders = FollowUps.named("reminder", client, journal)
 *     .after(OutboundMessage.class, message -> message.body().contains("quote"))
 *     .in(Duration.ofDays(2),
 *         (message, at) -> Sms.to(message.contactId(), "Did you see our quote?").sendAt(at));
 * FlowRunner runner = FlowRunner.of(journal).run(reminders.flows());
 * }</pre>
 *
 * <p>HighLevel keeps the message until its time, so this program need not run then. A contact gets
 * one at most until the next word of theirs: follow-ups do not follow each other. An answer that is
 * handled after the message has left comes too late, and one nobody was told of is none: have a
 * {@link dev.tertulia.conversations.webhook.Reconciler} running. The client needs a journal.
 *
 * @param after what they follow
 * @param delay how long after it
 * @param words what they say
 */
public record FollowUps<E extends MessageEvent>(
    FollowUpPlan.After<E> after,
    Duration delay,
    BiFunction<? super E, Instant, ? extends OutgoingMessage> words) {
  /** Begins with a name for its flows, and for what it keeps of each contact in the journal. */
  public static FollowUpPlan named(String name, ConversationsClient client, Journal journal) {
    return new FollowUpPlan(name, client, journal);
  }

  /** Schedules and cancels. Give them to one runner, in this order. */
  public List<Flow<?, ?>> flows() {
    return List.of(
        Flow.named(after.plan().name() + ", cancel")
            .in(client().location())
            .on(InboundMessage.class)
            .when("it is of this location", event -> Facts.isHere(event, client()))
            .step(
                "cancel what waits",
                (answer, step) -> cancel(answer, Facts.happenedAt(answer), step)),
        Flow.named(after.plan().name())
            .in(client().location())
            .on(after.trigger())
            .when("it is of this location", event -> Facts.isHere(event, client()))
            .when("it went well", event -> !Facts.failed(event.message()))
            .when("it is to be followed up", after.chosen())
            .step("schedule", this::schedule)
            .step("unless it was answered meanwhile", this::cancelIfAnswered));
  }

  /**
   * Sends something else, such as an e-mail, when the follow-up could not be delivered and the
   * contact has not answered; once, however many reports come.
   */
  public Flow<OutboundMessage, OutboundMessage> fallingBackTo(
      Function<OutboundMessage, OutgoingMessage> other) {
    return Flow.named(after.plan().name() + ", fall back")
        .in(client().location())
        .on(OutboundMessage.class)
        .when("it failed", event -> Facts.failed(event.message()))
        .when("it is the follow-up", this::ours)
        .when("the contact may be disturbed", event -> !isUnwanted(event, other.apply(event)))
        .step(
            "send by another way",
            (event, step) -> {
              String key = after.plan().name() + "/instead of/" + Facts.message(event);
              step.note(
                  "sent " + client().messages().sendOnce(key, other.apply(event)).messageId());
            });
  }

  private void schedule(E event, Step<E> step) {
    Instant asked = Facts.happenedAt(event);
    Instant at = asked.plus(delay);
    OutgoingMessage message = words.apply(event, at);
    if (message.schedule() == null) {
      throw new InvalidRequestException("FollowUps.words", "a scheduled message", "another");
    }
    try (Pending pending = pending(event)) {
      if (pending.isTaken(step.delivery().idempotencyKey())) {
        step.note("not needed: the contact has one");
      } else if (!at.isAfter(step.now())) {
        step.note(pending.isUnsure() ? "too late; it may have gone out" : "too late");
      } else if (isUnwanted(event, message)) {
        step.note("not wanted: do not disturb");
      } else {
        var scheduled =
            pending.schedule(
                step, asked, at, () -> client().messages().sendOnce(step.key(), message));
        step.note(scheduled.asText());
      }
    }
  }

  private boolean isUnwanted(MessageEvent event, OutgoingMessage message) {
    return client().contacts().get(Facts.contact(event)).doNotDisturb(message.channel());
  }

  /** An event that comes late, or again after a person looked, may be answered already. */
  private void cancelIfAnswered(E event, Step<E> step) {
    Instant asked = Facts.happenedAt(event);
    Facts.theirs(event, client())
        .filter(each -> each.id() == null || !each.id().equals(event.messageId()))
        .map(Message::dateAdded)
        .filter(answered -> answered != null && answered.isAfter(asked))
        .findFirst()
        .ifPresent(answered -> cancel(event, answered, step));
  }

  private void cancel(MessageEvent event, Instant answered, Step<?> step) {
    try (Pending pending = pending(event)) {
      step.note(pending.answered(client(), answered, step.now()));
    }
  }

  private boolean ours(OutboundMessage event) {
    try (Pending pending = pending(event)) {
      return pending.is(event);
    }
  }

  private Pending pending(MessageEvent event) {
    return Pending.of(
        after.plan().journal(),
        after.plan().name() + "/" + client().location() + "/" + Facts.contact(event));
  }

  private ConversationsClient client() {
    return after.plan().client();
  }
}

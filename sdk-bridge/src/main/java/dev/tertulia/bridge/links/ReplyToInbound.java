package dev.tertulia.bridge.links;

import dev.tertulia.bridge.flow.Action;
import dev.tertulia.bridge.flow.Choice;
import dev.tertulia.bridge.flow.Flow;
import dev.tertulia.conversations.ContactDetails;
import dev.tertulia.conversations.ContactUpdate;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.OutgoingMessage;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.conversations.webhook.NewConversation;
import dev.tertulia.conversations.webhook.WebhookEvent;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.WebhookException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Replies to who writes, or hands them on, by the first rule that fits. Immutable; each method
 * answers a longer copy.
 *
 * <pre>{@code
 * var desk = ReplyToInbound.named("front desk", client, ZoneId.of("Europe/Madrid"))
 *     .assign("regular", inquiry -> inquiry.hasTag("regular"), anaId)
 *     .reply("closed", inquiry -> !hours.include(inquiry.timeHere()),
 *         inquiry -> Sms.to(inquiry.contactId(), "We are back at nine."))
 *     .reply("price", inquiry -> inquiry.says("price", "precio"),
 *         inquiry -> Sms.to(inquiry.contactId(), "Twelve euros, drinks included."));
 * var runner = FlowRunner.of(journal).run(desk.flow());
 * }</pre>
 *
 * <p>The rule is chosen once for a message and stays chosen, and what it sends is sent once. So a
 * message must come of the inquiry alone: no clock, no chance. Nothing is sent to who does not want
 * it: see {@link dev.tertulia.conversations.Contact#doNotDisturb}. Requests: two for the message,
 * and those of the rule. The client needs a journal.
 */
public final class ReplyToInbound {
  private final String name;
  private final ConversationsClient client;
  private final Supplier<ZoneId> zone;
  private final List<Rule> rules;

  private record Rule(
      String name, Predicate<Inquiry> condition, Action<WebhookEvent, Inquiry> action) {}

  private ReplyToInbound(
      String name, ConversationsClient client, Supplier<ZoneId> zone, List<Rule> rules) {
    this.name = name;
    this.client = client;
    this.zone = zone;
    this.rules = rules;
  }

  /** One without rules, whose flow has that name; the zone is the location's. */
  public static ReplyToInbound named(String name, ConversationsClient client, ZoneId zone) {
    return new ReplyToInbound(name, client, () -> zone, List.of());
  }

  /**
   * The same with the zone HighLevel has for the location: looked up when a rule first asks for the
   * time ({@link dev.tertulia.conversations.Locations#get}), and kept as long as this. If there is
   * none, or one Java does not know, nobody is answered by a wrong clock: the message is parked
   * with words that say so. Set it there, and replay.
   */
  public static ReplyToInbound named(String name, ConversationsClient client) {
    return new ReplyToInbound(name, client, new LocationZone(client), List.of());
  }

  /** Sends that; among others an {@link dev.tertulia.conversations.InternalComment}. */
  public ReplyToInbound reply(
      String rule, Predicate<Inquiry> condition, Function<Inquiry, OutgoingMessage> words) {
    return handOn(
        rule,
        condition,
        (inquiry, step) -> {
          OutgoingMessage message = words.apply(inquiry);
          if (inquiry.contact().doNotDisturb(message.channel())) {
            step.note("not sent: do not disturb");
          } else {
            step.note("sent " + client.messages().sendOnce(step.key(), message).messageId());
          }
        });
  }

  /** Puts a user in charge of the contact, and so of the conversation. */
  public ReplyToInbound assign(String rule, Predicate<Inquiry> condition, String userId) {
    var change = ContactUpdate.of(ContactDetails.none().assignedTo(userId));
    return handOn(
        rule, condition, (inquiry, step) -> client.contacts().update(inquiry.contactId(), change));
  }

  /**
   * Leaves it to something of yours, which may be called again if it fails: see {@link Flow#step}.
   * Rules have names of their own, of at most 60 characters and without a slash.
   */
  public ReplyToInbound handOn(
      String rule, Predicate<Inquiry> condition, Action<WebhookEvent, Inquiry> action) {
    var unused = Flow.named(rule);
    if (rules.stream().anyMatch(each -> each.name().equals(rule))) {
      throw new InvalidRequestException("ReplyToInbound", "a name of its own for each rule", rule);
    }
    var more = new ArrayList<>(rules);
    more.add(new Rule(rule, condition, action));
    return new ReplyToInbound(name, client, zone, List.copyOf(more));
  }

  /**
   * For each message, call or e-mail that comes in, and for conversations that begin otherwise;
   * those that begin with the contact's message are left to that message. Only polling finds new
   * conversations: see {@link dev.tertulia.conversations.webhook.Reconciler#newConversations}.
   */
  public Flow<WebhookEvent, Choice<Inquiry>> flow() {
    return Flow.named(name)
        .in(client.location())
        .on(WebhookEvent.class)
        .when("it is of this location", event -> Facts.isHere(event, client))
        .when("somebody turns to us", this::concerns)
        .reading("the conversation and the contact", event -> Inquiry.read(event, client, zone))
        .choosing("the rule", this::fitting)
        .step("what it says", (choice, step) -> rule(choice).run(choice.subject(), step));
  }

  private boolean concerns(WebhookEvent event) {
    return event instanceof InboundMessage
        || (event instanceof NewConversation && Facts.theirs(event, client).findAny().isEmpty());
  }

  private @Nullable String fitting(Inquiry inquiry) {
    return rules.stream()
        .filter(rule -> rule.condition().test(inquiry))
        .map(Rule::name)
        .findFirst()
        .orElse(null);
  }

  private Action<WebhookEvent, Inquiry> rule(Choice<Inquiry> choice) {
    return rules.stream()
        .filter(rule -> rule.name().equals(choice.way()))
        .findFirst()
        .map(Rule::action)
        .orElseThrow(() -> new WebhookException("no rule is called " + choice.way(), null));
  }
}

package dev.tertulia.bridge.links;

import dev.tertulia.acumbamail.NewCampaign;
import dev.tertulia.bridge.flow.Choice;
import dev.tertulia.bridge.flow.Flow;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Journal;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message is about decides the contact's tags, puts the contact on a list, and has the list
 * mailed. Immutable; each method answers a changed copy.
 *
 * <pre>{@code
 * Flow<?, ?> catering = TagAndTarget.named("catering", highLevel)
 *     .topic(Topic.words("catering", "catering", "boda").adds("catering"))
 *     .list(ListTarget.of(acumbamail, list, contact -> contact.hasTag("newsletter")))
 *     .flow();
 * FlowRunner.of(journal).run(catering);
 * }</pre>
 */
public final class TagAndTarget {
  private final String name;
  private final ConversationsClient client;
  private final List<Topic> topics;
  private final @Nullable ListTarget<? super Contact> target;
  private final @Nullable RegularCampaign campaign;

  private TagAndTarget(
      String name,
      ConversationsClient client,
      List<Topic> topics,
      @Nullable ListTarget<? super Contact> target,
      @Nullable RegularCampaign campaign) {
    this.name = name;
    this.client = client;
    this.topics = topics;
    this.target = target;
    this.campaign = campaign;
  }

  /** One of that name, which is the flow's. */
  public static TagAndTarget named(String name, ConversationsClient client) {
    return new TagAndTarget(name, client, List.of(), null, null);
  }

  /**
   * The same with one topic more. A message is about the first that fits.
   *
   * @throws InvalidRequestException if there is one of that name
   */
  public TagAndTarget topic(Topic topic) {
    if (topics.stream().anyMatch(each -> each.name().equals(topic.name()))) {
      throw new InvalidRequestException(
          "TagAndTarget.topic", "a name of its own for each topic", topic.name());
    }
    var more = new ArrayList<>(topics);
    more.add(topic);
    return new TagAndTarget(name, client, List.copyOf(more), target, campaign);
  }

  /** The same, putting the contact on a list. */
  public TagAndTarget list(ListTarget<? super Contact> list) {
    return new TagAndTarget(name, client, topics, list, null);
  }

  /**
   * The same with a campaign to the whole list, at the end of each window in which a message put
   * somebody there or found them there: one for a list and window, so that nobody gets two.
   *
   * <p>If it is not known whether it was ordered, it is looked for by its name, which ends in a
   * mark; if it is not found, the message is parked for a person to decide ({@link
   * dev.tertulia.bridge.flow.FlowRunner#inDoubt}).
   *
   * @param mail without an audience
   * @param first when the first window ends; choose an hour that clocks never show twice
   * @param days how long a window is: 7 for a week
   * @param journal remembers the windows; share it among links to the same list, with the same
   *     windows, and forget nothing of it that is younger than two
   */
  public TagAndTarget campaign(NewCampaign mail, ZonedDateTime first, int days, Journal journal) {
    if (target == null) {
      throw new InvalidRequestException("TagAndTarget.campaign", "a list before it", "none");
    }
    var regular = new RegularCampaign(target.client(), target.list(), mail, first, days, journal);
    return new TagAndTarget(name, client, topics, target, regular);
  }

  /**
   * The flow, to be run. With a list it asks that for its fields, in one call.
   *
   * @throws InvalidRequestException if the mapping names a field the list does not have
   */
  public Flow<InboundMessage, ?> flow() {
    Flow<InboundMessage, Choice<InboundMessage>> tagging =
        Flow.named(name)
            .in(client.location())
            .on(InboundMessage.class)
            .when("it is of this location", event -> Facts.isHere(event, client))
            .when("a contact wrote it", message -> message.contactId() != null)
            .choosing("topic", this::topicOf)
            .step("tag", (choice, step) -> tag(choice));
    return target == null ? tagging : enrolling(tagging, target.checked());
  }

  private Flow<InboundMessage, ?> enrolling(
      Flow<InboundMessage, Choice<InboundMessage>> tagging, Enrolment<? super Contact> enrolment) {
    Flow<InboundMessage, Contact> enrolling =
        tagging
            .reading("the contact", choice -> client.contacts().get(contactId(choice.subject())))
            .step(
                "subscribe",
                (contact, step) -> step.note(enrolment.enrol(contact, contact).name()));
    RegularCampaign regular = campaign;
    return regular == null
        ? enrolling
        : enrolling
            .when("the list reaches them", enrolment::reaches)
            .once(
                "campaign",
                (contact, step) -> regular.request(step),
                (contact, step, begunAt) -> regular.resolve(step));
  }

  private @Nullable String topicOf(InboundMessage message) {
    return topics.stream()
        .filter(each -> each.test().test(message))
        .map(Topic::name)
        .findFirst()
        .orElse(null);
  }

  private void tag(Choice<InboundMessage> choice) {
    topics.stream()
        .filter(each -> each.name().equals(choice.way()))
        .forEach(each -> each.tag(client.contacts(), contactId(choice.subject())));
  }

  private static String contactId(InboundMessage message) {
    return String.valueOf(message.contactId());
  }
}

package dev.tertulia.bridge.links;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.NewCampaign;
import dev.tertulia.bridge.flow.Choice;
import dev.tertulia.bridge.flow.Flow;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Journal;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a message is about decides the contact's tags, puts the contact on a list, and has the list
 * mailed. Immutable; each method answers a changed copy.
 *
 * <pre>{@code
 * Flow<?, ?> catering = TagAndTarget.named("catering", highLevel)
 *     .topic(Topic.words("catering", "catering", "boda").adds("catering"))
 *     .list(acumbamail, list, contact -> contact.hasTag("newsletter"))
 *     .mapping(Mapping.of("nombre", Contact::firstName))
 *     .flow();
 * FlowRunner.of(journal).run(catering);
 * }</pre>
 */
public final class TagAndTarget {
  private final String name;
  private final ConversationsClient client;
  private final List<Topic> topics;
  private final @Nullable Target target;

  private record Target(
      AcumbamailClient client,
      ListId list,
      Predicate<? super Contact> consent,
      Mapping<Contact> mapping,
      boolean confirming,
      @Nullable RegularCampaign campaign) {}

  private TagAndTarget(
      String name, ConversationsClient client, List<Topic> topics, @Nullable Target target) {
    this.name = name;
    this.client = client;
    this.topics = topics;
    this.target = target;
  }

  /** One of that name, which is the flow's. */
  public static TagAndTarget named(String name, ConversationsClient client) {
    return new TagAndTarget(name, client, List.of(), null);
  }

  /** The same with one topic more. A message is about the first that fits. */
  public TagAndTarget topic(Topic topic) {
    var more = new ArrayList<>(topics);
    more.add(topic);
    return new TagAndTarget(name, client, List.copyOf(more), target);
  }

  /**
   * The same, putting contacts on a list who consent, once they have confirmed by mail. Nobody who
   * left it is put there again; nor is who must not be written to by e-mail.
   *
   * @param consent whether that contact wants the list's mail; there is no usual answer
   */
  public TagAndTarget list(
      AcumbamailClient lists, ListId list, Predicate<? super Contact> consent) {
    return with(new Target(lists, list, consent, Mapping.none(), true, null));
  }

  /** The same, writing fields of the list. */
  public TagAndTarget mapping(Mapping<Contact> mapping) {
    Target old = target("mapping");
    return with(
        new Target(old.client, old.list, old.consent, mapping, old.confirming, old.campaign));
  }

  /** The same without asking for confirmation: for consent that can be proven otherwise. */
  public TagAndTarget withoutConfirmation() {
    Target old = target("withoutConfirmation");
    return with(new Target(old.client, old.list, old.consent, old.mapping, false, old.campaign));
  }

  /**
   * The same with a campaign to the whole list, at the end of each window in which a message put
   * somebody there or found them there: one for a list and window, so that nobody gets two.
   *
   * <p>If it is not known whether it was ordered, it is looked for by its name, which ends in a
   * mark; if it is not found, the message is parked for a person to decide ({@link
   * dev.tertulia.bridge.flow.FlowRunner#inDoubt}).
   *
   * @param campaign without an audience
   * @param first when the first window ends; choose an hour that clocks never show twice
   * @param every how long a window is: days or weeks
   * @param journal remembers the windows; share it among links to the same list, with the same
   *     windows, and forget nothing of it that is younger than two
   */
  public TagAndTarget campaign(
      NewCampaign campaign, ZonedDateTime first, Period every, Journal journal) {
    Target old = target("campaign");
    var regular = new RegularCampaign(old.client, old.list, campaign, first, every, journal);
    return with(
        new Target(old.client, old.list, old.consent, old.mapping, old.confirming, regular));
  }

  private TagAndTarget with(Target other) {
    return new TagAndTarget(name, client, topics, other);
  }

  private Target target(String where) {
    if (target == null) {
      throw new InvalidRequestException("TagAndTarget." + where, "a list before it", "none");
    }
    return target;
  }

  /**
   * The flow, to be run. With a list it asks that for its fields, in one call.
   *
   * @throws InvalidRequestException if the mapping names a field the list does not have
   */
  public Flow<InboundMessage, ?> flow() {
    Flow<InboundMessage, Choice<InboundMessage>> tagging =
        Flow.named(name)
            .on(InboundMessage.class)
            .when("a contact wrote it", message -> message.contactId() != null)
            .choosing("topic", this::topicOf)
            .step("tag", (choice, step) -> tag(choice));
    Target to = target;
    if (to == null) {
      return tagging;
    }
    var enrolment = Enrolment.checked(to.client, to.list, to.mapping, to.consent, to.confirming);
    Flow<InboundMessage, Contact> enrolling =
        tagging
            .reading("the contact", choice -> client.contacts().get(contactId(choice.subject())))
            .step(
                "subscribe",
                (contact, step) -> step.note(enrolment.enrol(contact, contact).name()));
    RegularCampaign campaign = to.campaign;
    if (campaign == null) {
      return enrolling;
    }
    return enrolling
        .when(
            "the list reaches them",
            contact -> contact.email() != null && enrolment.reaches(contact.email()))
        .once(
            "campaign",
            (contact, step) -> campaign.request(step),
            (contact, step, begunAt) -> campaign.resolve(step));
  }

  private @Nullable String topicOf(InboundMessage message) {
    return topics.stream()
        .filter(each -> each.test().test(message))
        .map(Topic::name)
        .findFirst()
        .orElse(null);
  }

  private void tag(Choice<InboundMessage> choice) {
    Topic topic =
        topics.stream().filter(each -> each.name().equals(choice.way())).findFirst().orElseThrow();
    String contact = contactId(choice.subject());
    if (!topic.adds().isEmpty()) {
      client.contacts().addTags(contact, topic.adds().toArray(String[]::new));
    }
    if (!topic.removes().isEmpty()) {
      client.contacts().removeTags(contact, topic.removes().toArray(String[]::new));
    }
  }

  private static String contactId(InboundMessage message) {
    return String.valueOf(message.contactId());
  }
}

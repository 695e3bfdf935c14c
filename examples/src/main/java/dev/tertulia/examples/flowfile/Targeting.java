package dev.tertulia.examples.flowfile;

import dev.tertulia.acumbamail.NewCampaign;
import dev.tertulia.acumbamail.Sender;
import dev.tertulia.acumbamail.TemplateId;
import dev.tertulia.bridge.links.TagAndTarget;
import dev.tertulia.bridge.links.Topic;
import dev.tertulia.examples.flowfile.yaml.Section;
import dev.tertulia.examples.flowfile.yaml.Value;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code tagAndTarget}: what a message is about decides tags, list and campaign.
 *
 * @param topics the first one that fits counts
 * @param list where the contact is put
 * @param campaign what the list is sent
 */
record Targeting(
    String name, List<Subject> topics, Optional<ListPlan> list, Optional<Campaign> campaign) {

  /** What a message can be about, and the tags that come and go with it. */
  private record Subject(
      String name, Condition condition, List<String> adds, List<String> removes) {}

  /** What goes to the whole list, and when. */
  private record Campaign(
      String name,
      Sender from,
      String subject,
      TemplateId template,
      ZonedDateTime first,
      int days) {

    NewCampaign mail(Assembly assembly) {
      return NewCampaign.template(name, from, subject, assembly.template(template));
    }
  }

  static Plan read(Section section, Value value, String name, Scope scope) {
    return value.section(
        inner -> {
          var topics = new ArrayList<Subject>();
          inner
              .required("topics", each -> each.list("a list of topics"), List.<Value>of())
              .forEach(each -> each.inside(topic -> topics.add(topic(topic, topics, scope))));
          Optional<ListPlan> list =
              inner.find("list").map(each -> ListPlan.ofContacts(each, scope));
          Optional<Campaign> campaign =
              inner.find("campaign").flatMap(each -> campaign(each, scope));
          if (campaign.isPresent() && list.isEmpty()) {
            inner.key("campaign").refuse("list, which the campaign goes to", "none");
          }
          var targeting = new Targeting(name, topics, list, campaign);
          return new Plan(
              section.at(),
              name,
              List.of(name),
              List.of(Event.INBOUND),
              targeting.shown(),
              targeting::join);
        },
        Plan.none(section.at(), name));
  }

  private static Subject topic(Section section, List<Subject> before, Scope scope) {
    String name = Plan.name(section, before.stream().map(Subject::name));
    Condition condition =
        section.required(
            "when",
            each -> Condition.all(Condition.read(each, scope, About.MESSAGE)),
            Condition.ALWAYS);
    List<String> adds = section.optional("adds", Value::texts, List.of());
    List<String> removes = section.optional("removes", Value::texts, List.of());
    // What a topic refuses is found now, with its place.
    Topic unused =
        section
            .problems()
            .made(
                section.at(),
                () -> new Topic("topic", message -> true, adds, removes),
                Topic.when("topic", message -> true));
    return new Subject(name, condition, adds, removes);
  }

  private static Optional<Campaign> campaign(Value value, Scope scope) {
    return value.section(
        section -> {
          Sender nobody = Sender.of("nobody@example.com").name("nobody");
          return Optional.of(
              new Campaign(
                  section.required("name", Value::text, "?"),
                  section.required("from", Targeting::sender, nobody),
                  section.required("subject", Value::text, "?"),
                  new TemplateId(
                      section.required("template", each -> each.number(1, Long.MAX_VALUE), 1L)),
                  section.required(
                      "first",
                      each -> each.moment(scope.zone()),
                      Instant.EPOCH.atZone(scope.zone())),
                  section.required("days", each -> each.number(1, 366), 1L).intValue()));
        },
        Optional.empty());
  }

  private static Sender sender(Value value) {
    Sender nobody = Sender.of("nobody@example.com");
    return value.section(
        section -> {
          Sender address =
              section.required(
                  "email", each -> each.parsed("an e-mail address", Sender::of, nobody), nobody);
          return address.name(section.required("name", Value::text, "nobody"));
        },
        nobody);
  }

  private String shown() {
    return name
        + ": on InboundMessage, the first topic that fits"
        + topics.stream().map(Targeting::shown).collect(Collectors.joining())
        + list.map(each -> "\n  subscribe: to " + each.shown()).orElse("")
        + campaign
            .map(
                each ->
                    "\n  campaign “%s” to the whole list, if anybody was put there: %s, and every %d days after"
                        .formatted(each.name(), each.first(), each.days()))
            .orElse("");
  }

  private static String shown(Subject topic) {
    return "\n  "
        + topic.name()
        + ": when "
        + topic.condition().words()
        + (topic.adds().isEmpty() ? "" : "\n    adds: " + String.join(", ", topic.adds()))
        + (topic.removes().isEmpty() ? "" : "\n    removes: " + String.join(", ", topic.removes()));
  }

  private void join(Assembly assembly) {
    var link = TagAndTarget.named(name, assembly.highLevel());
    for (Subject each : topics) {
      link =
          link.topic(
              new Topic(
                  each.name(),
                  message -> each.condition().holds(assembly.situation(message)),
                  each.adds(),
                  each.removes()));
    }
    if (list.isPresent()) {
      link = link.list(assembly.list(list.get().name()).ofContacts(assembly.acumbamail()));
    }
    if (campaign.isPresent()) {
      Campaign mail = campaign.get();
      link = link.campaign(mail.mail(assembly), mail.first(), mail.days(), assembly.journal());
    }
    assembly.run(link.flow());
  }
}

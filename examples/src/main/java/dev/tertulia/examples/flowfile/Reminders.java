package dev.tertulia.examples.flowfile;

import dev.tertulia.bridge.links.FollowUps;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.conversations.webhook.MessageEvent;
import dev.tertulia.conversations.webhook.OutboundMessage;
import dev.tertulia.examples.flowfile.yaml.Section;
import dev.tertulia.examples.flowfile.yaml.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code followUps}: a message some time after another, unless they answer.
 *
 * @param event after what
 * @param conditions which messages
 * @param delay how long after
 * @param words what it says
 * @param other what is sent if it could not be delivered
 */
record Reminders(
    String name,
    Event event,
    List<Condition> conditions,
    Duration delay,
    Words words,
    Optional<Words> other) {

  static Plan read(Section section, Value value, String name, Scope scope) {
    Event event = section.required("on", Reminders::message, Event.INBOUND);
    List<Condition> conditions =
        section.optional("when", each -> Condition.read(each, scope, About.MESSAGE), List.of());
    return value.section(
        inner -> {
          var reminders =
              new Reminders(
                  name,
                  event,
                  conditions,
                  inner.required("delay", Value::duration, Duration.ofDays(1)),
                  inner.required("words", each -> Words.read(each, About.MESSAGE), Words.NONE),
                  inner.find("fallingBackTo").map(each -> Words.read(each, About.EVENT)));
          return new Plan(
              section.at(),
              name,
              reminders.flowNames(),
              List.of(event, Event.INBOUND),
              reminders.shown(),
              reminders::join);
        },
        Plan.none(section.at(), name));
  }

  private static Event message(Value value) {
    Event event = Event.read(value);
    if (!event.isMessage()) {
      value.refuse("InboundMessage or OutboundMessage");
    }
    return event;
  }

  private List<String> flowNames() {
    var names = new ArrayList<>(List.of(name, name + ", cancel"));
    other.ifPresent(words -> names.add(name + ", fall back"));
    return names;
  }

  private String shown() {
    return name
        + ": on "
        + event.name()
        + conditions.stream().map(each -> "\n  when " + each.words()).collect(Collectors.joining())
        + "\n  follow up after "
        + delay
        + ", unless they answer: "
        + words.shown()
        + other.map(each -> "\n  if it does not arrive: " + each.shown()).orElse("");
  }

  private void join(Assembly assembly) {
    if (event.type().equals(InboundMessage.class)) {
      join(InboundMessage.class, assembly);
    } else {
      join(OutboundMessage.class, assembly);
    }
  }

  private <E extends MessageEvent> void join(Class<E> type, Assembly assembly) {
    var reminders =
        FollowUps.named(name, assembly.highLevel(), assembly.journal())
            .after(
                type,
                event ->
                    conditions.stream().allMatch(each -> each.holds(assembly.situation(event))))
            .in(delay, (event, at) -> words.message(assembly.situation(event), at));
    reminders.flows().forEach(assembly::run);
    other.ifPresent(
        otherWords ->
            assembly.run(
                reminders.fallingBackTo(failed -> otherWords.message(assembly.situation(failed)))));
  }
}

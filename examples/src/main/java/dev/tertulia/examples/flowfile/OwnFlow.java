package dev.tertulia.examples.flowfile;

import dev.tertulia.acumbamail.webhook.MailEvent;
import dev.tertulia.bridge.flow.Flow;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.webhook.WebhookEvent;
import dev.tertulia.examples.flowfile.yaml.Section;
import dev.tertulia.examples.flowfile.yaml.Value;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A flow of one's own: on an event, when some conditions hold, one step after the other.
 *
 * @param event what it begins with
 * @param conditions what must hold
 * @param steps what is done, by name
 */
record OwnFlow(String name, Event event, List<Condition> conditions, Map<String, Doing> steps) {

  static Plan read(Section section, Value value, String name, Scope scope) {
    Event event = section.required("on", Event::read, Event.INBOUND);
    List<Condition> conditions =
        section.optional("when", each -> Condition.read(each, scope, event.about()), List.of());
    var steps = new LinkedHashMap<String, Doing>();
    for (Value each : value.list("a list of steps")) {
      each.inside(step -> read(step, event, scope, steps));
    }
    var flow = new OwnFlow(name, event, conditions, steps);
    return new Plan(section.at(), name, List.of(name), List.of(event), flow.shown(), flow::join);
  }

  private static void read(Section step, Event event, Scope scope, Map<String, Doing> steps) {
    boolean named = step.has("name");
    Doing doing = Doing.read(step, scope, event.about());
    if (doing.writes() && event.isAgainAndAgain()) {
      step.key(doing.kind())
          .refuse("a step that writes to nobody, since " + event.name() + " comes again and again");
    }
    long before = steps.values().stream().filter(each -> each.kind().equals(doing.kind())).count();
    String usual = before == 0 ? doing.kind() : doing.kind() + " " + (before + 1);
    String name = named ? Plan.name(step) : usual;
    Plan.once(List.copyOf(steps.keySet()), name, step.at(), step.problems());
    steps.put(name, doing);
  }

  private String shown() {
    return name
        + ": on "
        + event.name()
        + conditions.stream().map(each -> "\n  when " + each.words()).collect(Collectors.joining())
        + steps.entrySet().stream()
            .map(each -> "\n  do " + each.getKey() + ": " + each.getValue().shown())
            .collect(Collectors.joining());
  }

  private void join(Assembly assembly) {
    steps.values().forEach(each -> each.prepare(assembly));
    ConversationsClient client = assembly.highLevel();
    ZoneId zone = assembly.zone();
    if (event.isMail()) {
      assembly.run(
          complete(
              Flow.named(name)
                  .on(MailEvent.class)
                  .when("it is " + event.name(), this::concerns)
                  .reading("the contact", each -> found(each, client, zone))
                  .when("there is one", Optional::isPresent)
                  .reading("it", Optional::orElseThrow),
              assembly));
    } else {
      assembly.run(
          complete(
              Flow.named(name)
                  .on(event.type().asSubclass(WebhookEvent.class))
                  .when("it names a contact", each -> each.contactId() != null)
                  .reading("the contact", each -> Situation.of(each, client, zone)),
              assembly));
    }
  }

  private boolean concerns(MailEvent mail) {
    return event.type().isInstance(mail) && event.is(mail) && mail.email() != null;
  }

  private static Optional<Situation> found(
      MailEvent event, ConversationsClient client, ZoneId zone) {
    return client
        .contacts()
        .findByEmail(String.valueOf(event.email()))
        .map(Contact::id)
        .map(id -> Situation.of(event, id, client, zone));
  }

  private <E> Flow<E, Situation> complete(Flow<E, Situation> begun, Assembly assembly) {
    Flow<E, Situation> flow = begun;
    for (Condition each : conditions) {
      flow = flow.when(each.words(), each::holds);
    }
    for (var each : steps.entrySet()) {
      Doing doing = each.getValue();
      flow =
          flow.step(
              each.getKey(), (situation, step) -> doing.action().run(situation, step, assembly));
    }
    return flow;
  }
}

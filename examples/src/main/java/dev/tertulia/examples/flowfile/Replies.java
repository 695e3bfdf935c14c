package dev.tertulia.examples.flowfile;

import dev.tertulia.bridge.links.ReplyToInbound;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.examples.flowfile.yaml.Section;
import dev.tertulia.examples.flowfile.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code replyToInbound}: what to do about who writes, by the first rule that fits.
 *
 * @param rules the first one that fits is chosen
 */
record Replies(String name, List<Rule> rules) {

  /** When to do what. */
  private record Rule(String name, Condition condition, Doing doing) {}

  static Plan read(Section section, Value value, String name, Scope scope) {
    var rules = new ArrayList<Rule>();
    for (Value each : value.list("a list of rules")) {
      each.inside(rule -> rules.add(read(rule, rules, scope)));
    }
    var replies = new Replies(name, rules);
    return new Plan(
        section.at(), name, List.of(name), List.of(Event.INBOUND), replies.shown(), replies::join);
  }

  private static Rule read(Section section, List<Rule> before, Scope scope) {
    String name = Plan.name(section, before.stream().map(Rule::name));
    Condition condition =
        section.optional(
            "when",
            each -> Condition.all(Condition.read(each, scope, About.MESSAGE)),
            Condition.ALWAYS);
    return new Rule(name, condition, Doing.read(section, scope, About.MESSAGE));
  }

  private String shown() {
    return name
        + ": on InboundMessage, the first that fits"
        + rules.stream()
            .map(
                each ->
                    "\n  "
                        + each.name()
                        + ": when "
                        + each.condition().words()
                        + "\n    "
                        + each.doing().kind()
                        + ": "
                        + each.doing().shown())
            .collect(Collectors.joining());
  }

  private void join(Assembly assembly) {
    var desk = ReplyToInbound.named(name, assembly.highLevel(), assembly.zone());
    for (Rule each : rules) {
      each.doing().prepare(assembly);
      desk =
          desk.handOn(
              each.name(),
              // A conversation that is found to be new may be answered already: messages only.
              inquiry ->
                  inquiry.event() instanceof InboundMessage
                      && each.condition().holds(Situation.of(inquiry)),
              (inquiry, step) -> each.doing().action().run(Situation.of(inquiry), step, assembly));
    }
    assembly.run(desk.flow());
  }
}

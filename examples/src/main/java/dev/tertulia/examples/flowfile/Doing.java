package dev.tertulia.examples.flowfile;

import dev.tertulia.bridge.flow.Step;
import dev.tertulia.conversations.ContactDetails;
import dev.tertulia.conversations.ContactUpdate;
import dev.tertulia.conversations.InternalComment;
import dev.tertulia.conversations.OutgoingMessage;
import dev.tertulia.examples.flowfile.yaml.Section;
import dev.tertulia.examples.flowfile.yaml.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a step does. It may be begun again: what it sends is sent once for the step, and what it
 * changes is changed only if it is not so already, because a change is an event, too.
 *
 * @param kind its key in the file
 * @param shown how it is printed
 * @param list the list it puts somebody on
 * @param action does it
 */
record Doing(String kind, String shown, Optional<String> list, Action action) {
  private static final Doing NOTHING = new Doing("", "", (situation, step, assembly) -> {});

  private Doing(String kind, String shown, Action action) {
    this(kind, shown, Optional.empty(), action);
  }

  /** Does it for somebody. */
  interface Action {
    void run(Situation situation, Step<?> step, Assembly assembly) throws Exception;
  }

  /** Whether somebody gets to read something. */
  boolean writes() {
    return kind.equals("reply") || kind.equals("comment");
  }

  /** Sees to it that it can be done. */
  void prepare(Assembly assembly) {
    list.ifPresent(assembly::enrols);
  }

  /** The one thing a section does. */
  static Doing read(Section section, Scope scope, About about) {
    Map<String, Function<Value, Doing>> kinds = new LinkedHashMap<>();
    kinds.put("reply", each -> reply(Words.read(each, about)));
    kinds.put("comment", each -> comment(Text.read(each, about.hasMessage())));
    kinds.put("addTags", each -> addTags(each.texts()));
    kinds.put("removeTags", each -> removeTags(each.texts()));
    kinds.put("assign", Doing::assign);
    kinds.put("subscribe", each -> subscribe(each, scope));
    return section.<Doing>one(kinds).orElse(NOTHING);
  }

  private static Doing reply(Words words) {
    return new Doing(
        "reply",
        words.shown(),
        (situation, step, assembly) -> {
          OutgoingMessage message = words.message(situation);
          if (situation.contact().doNotDisturb(message.channel())) {
            step.note("not sent: do not disturb");
          } else {
            send(message, step, assembly);
          }
        });
  }

  /** Colleagues may be told of whom must not be disturbed. */
  private static Doing comment(Text text) {
    return new Doing(
        "comment",
        text.toString(),
        (situation, step, assembly) ->
            send(InternalComment.on(situation.contactId(), text.fill(situation)), step, assembly));
  }

  private static void send(OutgoingMessage message, Step<?> step, Assembly assembly) {
    var sent = assembly.highLevel().messages().sendOnce(step.key(), message);
    step.note("sent " + sent.messageId());
  }

  private static Doing addTags(List<String> tags) {
    return new Doing(
        "addTags",
        String.join(", ", tags),
        (situation, step, assembly) -> {
          if (tags.stream().allMatch(situation.contact()::hasTag)) {
            step.note("there already");
          } else {
            assembly
                .highLevel()
                .contacts()
                .addTags(situation.contactId(), tags.toArray(String[]::new));
            situation.changed();
          }
        });
  }

  private static Doing removeTags(List<String> tags) {
    return new Doing(
        "removeTags",
        String.join(", ", tags),
        (situation, step, assembly) -> {
          if (tags.stream().noneMatch(situation.contact()::hasTag)) {
            step.note("not there");
          } else {
            assembly
                .highLevel()
                .contacts()
                .removeTags(situation.contactId(), tags.toArray(String[]::new));
            situation.changed();
          }
        });
  }

  private static Doing assign(Value value) {
    String user = value.text();
    ContactDetails details =
        value.parsed("the id of a user", ContactDetails.none()::assignedTo, ContactDetails.none());
    var change = ContactUpdate.of(details);
    return new Doing(
        "assign",
        "to " + user,
        (situation, step, assembly) -> {
          if (user.equals(situation.contact().assignedTo())) {
            step.note("in charge already");
          } else {
            assembly.highLevel().contacts().update(situation.contactId(), change);
            situation.changed();
          }
        });
  }

  private static Doing subscribe(Value value, Scope scope) {
    ListPlan list = ListPlan.ofContacts(value, scope);
    return new Doing(
        "subscribe",
        "to " + list.shown(),
        Optional.of(list.name()),
        (situation, step, assembly) ->
            step.note(
                assembly
                    .enrolment(list.name())
                    .enrol(situation.contact(), situation.contact())
                    .name()));
  }
}

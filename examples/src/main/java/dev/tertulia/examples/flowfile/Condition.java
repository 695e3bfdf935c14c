package dev.tertulia.examples.flowfile;

import dev.tertulia.bridge.links.OpeningHours;
import dev.tertulia.bridge.links.Topic;
import dev.tertulia.conversations.Direction;
import dev.tertulia.conversations.MessageType;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.conversations.webhook.MessageEvent;
import dev.tertulia.examples.flowfile.yaml.Section;
import dev.tertulia.examples.flowfile.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that is so or not.
 *
 * @param words how it is printed
 */
record Condition(String words, Predicate<Situation> test) {
  static final Condition ALWAYS = new Condition("always", situation -> true);

  private static final Map<String, Predicate<MessageType>> CHANNELS =
      Map.ofEntries(
          Map.entry("sms", kind -> kind.is(MessageType.SMS)),
          Map.entry("rcs", kind -> kind.is(MessageType.RCS)),
          Map.entry("email", MessageType::isEmail),
          Map.entry("whatsApp", kind -> kind.is(MessageType.WHATSAPP)),
          Map.entry("instagram", kind -> kind.is(MessageType.INSTAGRAM)),
          Map.entry("facebook", kind -> kind.is(MessageType.FACEBOOK)),
          Map.entry("tikTok", kind -> kind.is(MessageType.TIKTOK)),
          Map.entry("liveChat", kind -> kind.is(MessageType.LIVE_CHAT)),
          Map.entry("webChat", kind -> kind.is(MessageType.WEBCHAT)),
          Map.entry("googleBusiness", kind -> kind.is(MessageType.GMB)),
          Map.entry("call", MessageType::isCall),
          Map.entry("voiceMail", kind -> kind.is(MessageType.VOICEMAIL)));

  private static final Map<String, Direction> DIRECTIONS =
      Map.of("inbound", Direction.INBOUND, "outbound", Direction.OUTBOUND);

  boolean holds(Situation situation) {
    return test.test(situation);
  }

  /** All of some. */
  static Condition all(List<Condition> some) {
    return some.size() == 1
        ? some.get(0)
        : new Condition(
            joined(some, " and "),
            situation -> some.stream().allMatch(each -> each.holds(situation)));
  }

  private static String joined(List<Condition> some, String word) {
    return some.stream().map(Condition::words).collect(Collectors.joining(word));
  }

  /** The conditions of a section, all of which must hold. */
  static List<Condition> read(Value value, Scope scope, About about) {
    return value.section(section -> read(section, scope, about), List.of());
  }

  private static List<Condition> read(Section section, Scope scope, About about) {
    var all = new ArrayList<Condition>();
    if (about.hasMessage()) {
      section.find("channel").map(Condition::channel).ifPresent(all::add);
      section.find("direction").map(Condition::direction).ifPresent(all::add);
      section.find("says").map(each -> says(each, scope)).ifPresent(all::add);
      section.find("matches").map(Condition::matches).ifPresent(all::add);
    }
    section.find("hasTag").map(each -> hasTag(each, scope)).ifPresent(all::add);
    section.find("assignedTo").map(Condition::assignedTo).ifPresent(all::add);
    if (about.hasTime()) {
      section.find("openHere").map(each -> openHere(each, scope)).ifPresent(all::add);
      section.find("openThere").map(each -> openThere(each, scope)).ifPresent(all::add);
    }
    section.find("not").map(each -> not(all(read(each, scope, about)))).ifPresent(all::add);
    section.find("anyOf").map(each -> anyOf(each, scope, about)).ifPresent(all::add);
    if (all.isEmpty()) {
      section.problems().add(section.at(), "a condition", "none");
    }
    return all;
  }

  private static Condition channel(Value value) {
    Map<String, Predicate<MessageType>> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    known.putAll(CHANNELS);
    List<Predicate<MessageType>> wanted =
        value.several().stream().map(each -> each.oneOf(known, MessageType::isEmail)).toList();
    return ofMessage(
        "it is " + String.join(" or ", value.texts()),
        message -> {
          MessageType kind = message.message().kind();
          return kind != null && wanted.stream().anyMatch(each -> each.test(kind));
        });
  }

  private static Condition direction(Value value) {
    Direction wanted = value.oneOf(new TreeMap<>(DIRECTIONS), Direction.INBOUND);
    return ofMessage(
        "it is " + wanted.value(),
        message -> (message instanceof InboundMessage) == wanted.equals(Direction.INBOUND));
  }

  private static Condition says(Value value, Scope scope) {
    List<String> sought = value.texts();
    sought.stream().limit(1).forEach(scope.phrases()::said);
    Topic words =
        value
            .problems()
            .made(
                value.at(),
                () -> Topic.words("says", sought.toArray(String[]::new)),
                Topic.when("says", message -> false));
    return ofWords("it says " + String.join(" or ", sought), words);
  }

  private static Condition matches(Value value) {
    Pattern pattern = value.pattern();
    return ofWords("it matches " + pattern, Topic.matching("matches", pattern));
  }

  private static Condition ofWords(String words, Topic topic) {
    return new Condition(
        words,
        situation -> {
          InboundMessage said = situation.said();
          return said != null && topic.test().test(said);
        });
  }

  private static Condition ofMessage(String words, Predicate<MessageEvent> test) {
    return new Condition(
        words,
        situation -> {
          @Nullable MessageEvent message = situation.message();
          return message != null && test.test(message);
        });
  }

  private static Condition hasTag(Value value, Scope scope) {
    List<String> tags = value.texts();
    tags.forEach(scope.phrases()::tagged);
    return new Condition(
        "the contact has the tag " + String.join(" or ", tags),
        situation -> tags.stream().anyMatch(situation.contact()::hasTag));
  }

  private static Condition assignedTo(Value value) {
    List<String> users = value.texts();
    return new Condition(
        "in charge is " + String.join(" or ", users),
        situation -> {
          String user = situation.assignedTo();
          return users.contains(user == null ? "nobody" : user);
        });
  }

  private static Condition openHere(Value value, Scope scope) {
    OpeningHours hours = hours(value, scope);
    return new Condition(
        value.text() + " is open here", situation -> hours.include(situation.timeHere()));
  }

  private static Condition openThere(Value value, Scope scope) {
    OpeningHours hours = hours(value, scope);
    return new Condition(
        value.text() + " would be open there", situation -> hours.include(situation.timeThere()));
  }

  private static OpeningHours hours(Value value, Scope scope) {
    return value.oneOf(scope.hours(), new OpeningHours(List.of(), Set.of()));
  }

  private static Condition not(Condition other) {
    return new Condition("not: " + other.words(), situation -> !other.holds(situation));
  }

  private static Condition anyOf(Value value, Scope scope, About about) {
    List<Condition> ways =
        value.list("a list of conditions").stream()
            .map(each -> all(read(each, scope, about)))
            .toList();
    return new Condition(
        "(" + joined(ways, ", or ") + ")",
        situation -> ways.stream().anyMatch(each -> each.holds(situation)));
  }
}

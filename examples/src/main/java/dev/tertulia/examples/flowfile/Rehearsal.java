package dev.tertulia.examples.flowfile;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.webhook.InboxEntry;
import dev.tertulia.examples.Screen;
import dev.tertulia.testing.acumbamail.MailingList;
import dev.tertulia.testing.acumbamail.SentMail;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Plays a file on this machine, over real HTTP and on a clock that passes at once: two people
 * write, one with all the tags the file asks for and one with none; a colleague writes, somebody
 * calls, and some days go by.
 */
final class Rehearsal implements AutoCloseable {
  private static final LocalDateTime BEGINNING = LocalDateTime.of(2026, 12, 1, 10, 0);
  private static final Duration HOP = Duration.ofHours(2);
  private static final int DAYS = 8;

  private final Screen screen;
  private final Performance performance;
  private final Map<String, String> people = new LinkedHashMap<>();

  Rehearsal(FlowFile file, Path folder, Screen screen) {
    this.screen = screen;
    Instant beginning = BEGINNING.atZone(file.services().zone()).toInstant();
    screen.title("A rehearsal of " + file.name() + ", on services in memory");
    file.flows().forEach(each -> screen.lines(each.shown()));
    this.performance = new Performance(file, folder, beginning, line -> screen.say("%s", line));
    arrange(file);
  }

  private void arrange(FlowFile file) {
    var ana = highLevel().contact("Ana García").phone("+34600000001").email("ana@example.com");
    file.phrases().tags().forEach(ana::tag);
    people.put("Ana", ana.field("city", "Madrid").add());
    people.put(
        "Ben", highLevel().contact("Ben").phone("+34600000002").email("ben@example.com").add());
  }

  private HighLevelSandbox highLevel() {
    return performance.highLevel();
  }

  private String contact(String person) {
    return Objects.requireNonNull(people.get(person));
  }

  /** Plays. People say these texts; if there are none, what some flow waits for. */
  void play(List<String> texts) {
    List<String> said = texts.isEmpty() ? performance.stage().file().phrases().texts() : texts;
    for (String text : said) {
      for (String person : people.keySet()) {
        screen.step(person + " writes: “" + text + "”");
        highLevel().receives(contact(person), "SMS", text);
        performance.settle();
      }
    }
    for (String text : said) {
      screen.step("A colleague writes to Ben: “" + text + "”");
      highLevel().sends(contact("Ben"), "SMS", text);
      performance.settle();
    }
    screen.step("Ana calls");
    highLevel()
        .call(contact("Ana"))
        .sentence(0, 2_000, "I would like a table for four.", 0.9)
        .sentence(2_000, 4_000, "On Friday, at nine.", 0.9)
        .add();
    performance.settle();
    confirm();
    screen.step(DAYS + " days go by");
    for (Duration passed = Duration.ZERO; passed.toDays() < DAYS; passed = passed.plus(HOP)) {
      performance.pass(HOP);
    }
    leave();
    tellTheEnd();
  }

  /** Whoever was asked by mail whether they want to be on a list says yes. */
  private void confirm() {
    for (MailingList list : performance.stage().lists().values()) {
      for (String person : people.keySet()) {
        if ("unverified".equals(status(list, person))) {
          screen.step(person + " confirms");
          list.confirms(email(person));
          performance.settle();
        }
      }
    }
  }

  private static String email(String person) {
    return person.toLowerCase(Locale.ROOT) + "@example.com";
  }

  private static @Nullable String status(MailingList list, String person) {
    return list.subscriber(email(person)).at("status").asText();
  }

  /** Somebody has had enough of the mails, if there were any. */
  private void leave() {
    List<SentMail> mails = performance.acumbamail().sentMail();
    if (!mails.isEmpty()) {
      screen.step(mails.get(0).to() + " unsubscribes");
      mails.get(0).isUnsubscribed();
      performance.settle();
    }
  }

  private void tellTheEnd() {
    screen.step("In the end");
    people.forEach(
        (person, id) -> {
          JsonValue tags = highLevel().profile(id).at("tags");
          screen.say("%s has the tags %s, and these went out:", person, tags.json());
          sent(id).forEach(each -> screen.say("  %s", each));
          performance
              .stage()
              .lists()
              .forEach(
                  (list, there) ->
                      screen.say(
                          "  on list %d: %s",
                          list.value(), Objects.requireNonNullElse(status(there, person), "no")));
          performance.acumbamail().sentMail().stream()
              .filter(each -> each.to().equals(email(person)))
              .forEach(each -> screen.say("  mailed: %s", each.subject()));
        });
    long parked =
        performance.program().inboxes().stream()
            .mapToLong(each -> each.count(InboxEntry.State.PARKED))
            .sum();
    screen.say("%d events wait for a person", parked);
  }

  private List<String> sent(String contact) {
    return highLevel().messagesWith(contact).stream()
        .filter(each -> "outbound".equals(each.at("direction").asText()))
        .sorted(Comparator.comparing(each -> String.valueOf(each.at("dateAdded").asText())))
        .map(Rehearsal::shown)
        .toList();
  }

  private static String shown(JsonValue message) {
    String type = String.valueOf(message.at("messageType").asText());
    return type.replaceFirst("^TYPE_", "") + ": " + message.at("body").asText();
  }

  @Override
  public void close() {
    performance.close();
  }
}

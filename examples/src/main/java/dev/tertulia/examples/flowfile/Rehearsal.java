package dev.tertulia.examples.flowfile;

import dev.tertulia.core.ManualTimekeeper;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Plays a file on this machine, over real HTTP and on a clock that passes at once: two people
 * write, one with all the tags the file asks for and one with none; a colleague writes, somebody
 * calls, and some days go by.
 */
final class Rehearsal implements AutoCloseable {
  private static final LocalDateTime BEGINNING = LocalDateTime.of(2026, 12, 1, 10, 0);
  private static final Duration MOMENT = Duration.ofMillis(100);
  private static final Duration HOP = Duration.ofHours(2);
  private static final int DAYS = 8;

  private final Screen screen;
  private final ManualTimekeeper time;
  private final Stage stage;
  private final Program program;
  private final Map<String, String> people = new LinkedHashMap<>();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

  Rehearsal(FlowFile file, Path folder, Screen screen) {
    this.screen = screen;
    Instant beginning = BEGINNING.atZone(file.services().zone()).toInstant();
    this.time = ManualTimekeeper.startingAt(beginning);
    this.stage = new Stage(file, folder, time);
    screen.title("A rehearsal of " + file.name() + ", on services in memory");
    file.flows().forEach(each -> screen.lines(each.shown()));
    arrange(file);
    this.program = started();
    stage.connect(program);
  }

  private void arrange(FlowFile file) {
    var ana = highLevel().contact("Ana García").phone("+34600000001").email("ana@example.com");
    file.phrases().tags().forEach(ana::tag);
    people.put("Ana", ana.field("city", "Madrid").add());
    people.put(
        "Ben", highLevel().contact("Ben").phone("+34600000002").email("ben@example.com").add());
  }

  private HighLevelSandbox highLevel() {
    return stage.sandbox().highLevel();
  }

  private String contact(String person) {
    return Objects.requireNonNull(people.get(person));
  }

  /** On another thread, since its clients wait on the clock that this one moves. */
  private Program started() {
    var timeline = new Timeline(this::tell, stage.file().services().zone());
    CompletableFuture<Program> starting =
        CompletableFuture.supplyAsync(
            () -> Program.start(stage.file(), time, stage::template, timeline));
    while (!starting.isDone()) {
      moment();
    }
    try {
      return starting.join();
    } catch (CompletionException e) {
      stage.close();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void tell(String line) {
    screen.say("%s", line);
    told.add(line);
  }

  /** Plays. People say these texts; if there are none, what some flow waits for. */
  void play(List<String> texts) {
    List<String> said = texts.isEmpty() ? stage.file().phrases().texts() : texts;
    for (String text : said) {
      for (String person : people.keySet()) {
        screen.step(person + " writes: “" + text + "”");
        highLevel().receives(contact(person), "SMS", text);
        settle();
      }
    }
    for (String text : said) {
      screen.step("A colleague writes to Ben: “" + text + "”");
      highLevel().sends(contact("Ben"), "SMS", text);
      settle();
    }
    screen.step("Ana calls");
    highLevel()
        .call(contact("Ana"))
        .sentence(0, 2_000, "I would like a table for four.", 0.9)
        .sentence(2_000, 4_000, "On Friday, at nine.", 0.9)
        .add();
    settle();
    confirm();
    screen.step(DAYS + " days go by");
    for (Duration passed = Duration.ZERO; passed.toDays() < DAYS; passed = passed.plus(HOP)) {
      time.advance(HOP);
      settle();
    }
    leave();
    tellTheEnd();
  }

  /** Whoever was asked by mail whether they want to be on a list says yes. */
  private void confirm() {
    for (MailingList list : stage.lists().values()) {
      for (String person : people.keySet()) {
        if ("unverified".equals(status(list, person))) {
          screen.step(person + " confirms");
          list.confirms(email(person));
          settle();
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
    List<SentMail> mails = stage.sandbox().acumbamail().sentMail();
    if (!mails.isEmpty()) {
      screen.step(mails.get(0).to() + " unsubscribes");
      mails.get(0).isUnsubscribed();
      settle();
    }
  }

  /** Lets everything arrive and be handled. */
  private void settle() {
    do {
      highLevel().webhooks().settle();
      stage.sandbox().acumbamail().deliveries();
      Optional<Instant> due =
          program.inboxes().stream()
              .flatMap(each -> each.nextDue().stream())
              .min(Instant::compareTo);
      moment();
      due.filter(each -> each.isAfter(time.now()))
          .ifPresent(each -> time.advance(Duration.between(time.now(), each)));
    } while (program.isBusy());
  }

  /** Until something is told, or for as long as it takes to see that nothing is. */
  private void moment() {
    try {
      var unused = told.poll(2, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    time.advance(MOMENT);
  }

  private void tellTheEnd() {
    screen.step("In the end");
    people.forEach(
        (person, id) -> {
          JsonValue tags = highLevel().profile(id).at("tags");
          screen.say("%s has the tags %s, and these went out:", person, tags.json());
          sent(id).forEach(each -> screen.say("  %s", each));
          stage
              .lists()
              .forEach(
                  (list, there) ->
                      screen.say(
                          "  on list %d: %s",
                          list.value(), Objects.requireNonNullElse(status(there, person), "no")));
          stage.sandbox().acumbamail().sentMail().stream()
              .filter(each -> each.to().equals(email(person)))
              .forEach(each -> screen.say("  mailed: %s", each.subject()));
        });
    long parked =
        program.inboxes().stream().mapToLong(each -> each.count(InboxEntry.State.PARKED)).sum();
    screen.say("%d events wait for a person", parked);
  }

  private List<String> sent(String contact) {
    return highLevel().messagesWith(contact).stream()
        .filter(each -> "outbound".equals(each.at("direction").asText()))
        .map(Rehearsal::shown)
        .toList();
  }

  private static String shown(JsonValue message) {
    String type = String.valueOf(message.at("messageType").asText());
    return type.replaceFirst("^TYPE_", "") + ": " + message.at("body").asText();
  }

  @Override
  public void close() {
    program.close();
    stage.close();
  }
}

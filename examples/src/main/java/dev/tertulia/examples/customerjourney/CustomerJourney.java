package dev.tertulia.examples.customerjourney;

import dev.tertulia.examples.Screen;
import dev.tertulia.testing.http.Mishaps;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Two weeks of a restaurant on both services: inquiries, a voice mail, reminders, campaigns, people
 * who leave. Three times: on good days, on bad ones, and with a program that is killed; the end is
 * the same. {@code -Dseed=7} makes other days bad.
 */
public final class CustomerJourney {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.ENGLISH).withZone(HouseRules.MADRID);
  private static final int KILLS = 3;

  /** Before so many steps it dies; it takes some twice as many to live through the two weeks. */
  static final int STEPS = 400;

  private CustomerJourney() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    // What the logger would warn of is what the screen shows.
    System.setProperty("org.slf4j.simpleLogger.log.dev.tertulia", "off");
    var screen = new Screen(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    var unused =
        play(screen, Files.createTempDirectory("tertulia-journey"), Long.getLong("seed", 14));
  }

  /** Answers how it ended, each time. */
  static List<Ending> play(Screen screen, Path folder, long seed) {
    screen.title("Two weeks of a restaurant on HighLevel and Acumbamail, both in memory");
    Ending calm = goodDays(screen, folder.resolve("good"));
    screen.title(
        "The same: 5 % of requests refused, 5 % of answers lost, webhooks late and up to 3×");
    Ending bad = badDays(screen, folder.resolve("bad"), seed);
    compare(screen, calm, bad);
    screen.title("The same, and the program is killed in the middle of its work");
    Ending killed = killed(screen, folder.resolve("killed"), seed);
    compare(screen, calm, killed);
    screen.space();
    screen.say("Its code is in examples/…/customerjourney; more about it in docs/journey.md.");
    return List.of(calm, bad, killed);
  }

  private static Ending goodDays(Screen screen, Path folder) {
    try (var town = new Town()) {
      var timeline = new Timeline(town, screen);
      var ledger = new Ledger();
      Ending ending =
          Performance.here(town, Mishaps.none(), folder, List.of(timeline, ledger), timeline);
      timeline.close();
      screen.step("All in all");
      ledger.tell(screen, town, ending.doubts());
      return ending;
    }
  }

  static Mishaps mishaps(long seed) {
    return Mishaps.seeded(seed)
        .refusing(0.05)
        .losingAnswers(0.05)
        .repeatingWebhooks(3)
        .delayingWebhooks(Duration.ofMinutes(20));
  }

  private static Ending badDays(Screen screen, Path folder, long seed) {
    try (var town = new Town()) {
      var ledger = new Ledger();
      screen.step("What the manager is asked in the evening, and sees in the services' own pages");
      var asked = new Manager(town, screen);
      Ending ending = Performance.here(town, mishaps(seed), folder, List.of(ledger), asked);
      asked.close();
      screen.step("All in all");
      ledger.tell(screen, town, ending.doubts());
      return ending;
    }
  }

  private static Ending killed(Screen screen, Path folder, long seed) {
    try (var town = new Town()) {
      screen.step("A program of its own, with all that it must not forget in a folder");
      return Performance.elsewhere(
          town,
          Mishaps.none(),
          folder,
          KILLS,
          STEPS,
          new Random(seed),
          (start, deadly) ->
              screen.say(
                  "%s  started%s%s",
                  WHEN.format(town.time.now()),
                  start == 0 ? "" : " again, having been killed",
                  deadly == Long.MAX_VALUE ? "" : "; will be killed at its step " + deadly));
    }
  }

  private static void compare(Screen screen, Ending calm, Ending other) {
    screen.step("Compared with the good days");
    List<String> lines = calm.state().lines();
    List<String> missing = other.missing(calm);
    List<String> surplus = other.surplus(calm);
    screen.say(
        "%d of %d things are there: messages, tags, subscribers, opt-outs, reminders, campaigns…",
        lines.stream().filter(other.state().lines()::contains).count(), lines.size());
    tell(screen, "missing", missing);
    tell(screen, "done twice, or too much", surplus);
    tell(
        screen,
        "in doubt, listed for a person: ✓ it is there once, ✗ it is not",
        other.doubtful().stream()
            .map(line -> line + (other.state().lines().contains(line) ? " ✓" : " ✗"))
            .toList());
  }

  private static void tell(Screen screen, String what, List<String> lines) {
    screen.say("%d %s", lines.size(), what);
    lines.forEach(line -> screen.say("  %s", line));
  }
}

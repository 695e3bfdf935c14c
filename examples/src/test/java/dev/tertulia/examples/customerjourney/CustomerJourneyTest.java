package dev.tertulia.examples.customerjourney;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.examples.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the example shows: good days, bad ones of one seed, and three kills. */
@Timeout(300)
class CustomerJourneyTest {
  private static List<String> told;
  private static List<Ending> endings;

  @BeforeAll
  static void plays(@TempDir Path folder) {
    var out = new ByteArrayOutputStream();
    endings =
        CustomerJourney.play(
            new Screen(new PrintStream(out, true, StandardCharsets.UTF_8)), folder, 14);
    told = out.toString(StandardCharsets.UTF_8).lines().map(String::strip).toList();
  }

  @Test
  void theTimelineTellsWhatBecameOfWhoWrote() {
    assertThat(told)
        .containsSubsequence(
            "10:12 → Ana    “Hello! Do you do catering? We are forty.”",
            "10:12 · Ana    has the tags newsletter, catering",
            "10:12 · Ana    asked by mail whether they want news",
            "10:12 · Ana    has the campaign “Our menus” ordered",
            "10:12 ← Ana    “With pleasure! 35 € a guest is our offer.”",
            "10:12 · Ana    a reminder waits: “Shall we keep the date for you?”",
            "11:00 · Eva    not put on the list, having never asked for news",
            "11:05 · Ana    the reminder: cancelled",
            "10:31 ← Dario  “Shall we keep the date for you?”",
            "11:01 ← Eva    “Shall we keep the date for you?”",
            "09:30 · Eva    the reminder: it had left already");
  }

  @Test
  void aVoiceMailIsTranscribedAndSummedUp() {
    assertThat(told)
        .containsSubsequence(
            "21:40 → Ben    a voice mail of 20 seconds",
            "21:40 ← Ben    “We have got your message and call at ten.”")
        .anyMatch(line -> line.endsWith("· Ben    the voice mail is written down"))
        .anyMatch(
            line ->
                line.contains("← Ben    to colleagues: “Call ")
                    && line.endsWith(
                        "I would like a table for twelve on Friday evening, a quiet table.”"));
  }

  @Test
  void whoLeavesOnOneSideIsLeftInPeaceOnTheOther() {
    assertThat(told)
        .containsSubsequence(
            "18:00 ← list   “Our menus” to Fay, Gus, Ana, Dario",
            "19:10 → Ana    Acumbamail says: has left the list",
            "19:10 · Ana    not disturbed by e-mail any more",
            "20:00 → Gus    HighLevel says: do not disturb by e-mail",
            "20:00 · Gus    on the list: unsubscribed",
            "18:00 ← list   “Our menus” to Dario, Hugo");
    assertThat(endings.get(0).state().lines())
        .contains("Gus on the list: unsubscribed nombre=Gus tags=");
  }

  @Test
  void theTableCountsWhatCameAndWent() {
    assertThat(told)
        .anyMatch(
            line ->
                line.matches("events in +HighLevel (\\d+) in \\1 deliveries, .* 0 of them twice"))
        .contains(
            "actions out    10 SMS, 2 comments, 2 campaigns of 6 e-mails, 1 single e-mail, 1 text",
            "retries        0 requests repeated, 0 events handled again; trouble met: none",
            "in doubt       nothing");
  }

  @Test
  void badDaysAndKillsComeToTheSame() {
    Ending calm = endings.get(0);
    Ending killed = endings.get(2);

    assertThat(calm.doubts()).isEmpty();
    assertThat(calm.parked()).isZero();
    assertThat(killed.kills()).isEqualTo(3);
    assertSame("bad days", calm, endings.get(1));
    assertSame("killed", calm, killed);
  }

  @Test
  void soDoFourMoreBadFortnights(@TempDir Path folder) {
    BadDaysTest.assertTheSame(endings.get(0), 2, 5, folder);
  }

  /** Everything is there once, and what is not is listed for a person: it may be there once. */
  static void assertSame(String as, Ending calm, Ending other) {
    assertThat(other.missing(calm)).as("%s: missing", as).isEmpty();
    assertThat(other.surplus(calm)).as("%s: done twice, or too much", as).isEmpty();
    assertThat(other.needlessDoubts(calm)).as("%s: in doubt for no reason", as).isEmpty();
    assertThat(other.parked()).as("%s: set aside", as).isEqualTo(other.doubts().size());
  }
}

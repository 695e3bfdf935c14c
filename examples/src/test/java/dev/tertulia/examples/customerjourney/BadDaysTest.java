package dev.tertulia.examples.customerjourney;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.testing.http.Mishaps;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * 5 % of requests refused, 5 % of answers lost, each webhook once to three times and up to twenty
 * minutes late: the end is that of the good days.
 *
 * <p>Two kinds of things may differ, and only if they are listed for a person: the e-mail and the
 * text message of Acumbamail, which nobody can look up. They are there once or not at all.
 */
@Timeout(900)
class BadDaysTest {
  @TempDir Path folder;

  private static Ending play(Mishaps mishaps, Path folder, Ledger ledger) {
    try (var town = new Town()) {
      return Performance.here(town, mishaps, folder, List.of(ledger), Stage.NONE);
    }
  }

  /** Plays them, and compares each with the good one. */
  static void assertTheSame(Ending calm, int firstSeed, int lastSeed, Path folder) {
    int doubts = 0;
    int trouble = 0;
    for (int seed = firstSeed; seed <= lastSeed; seed++) {
      var ledger = new Ledger();
      Ending bad = play(CustomerJourney.mishaps(seed), folder.resolve("seed-" + seed), ledger);

      CustomerJourneyTest.assertSame("seed " + seed, calm, bad);
      assertThat(ledger.troubles())
          .as("seed %s", seed)
          .containsKey("no answer")
          .hasSizeGreaterThan(1);
      doubts += bad.doubts().size();
      trouble += ledger.troubles().values().stream().mapToInt(Integer::intValue).sum();
    }
    System.out.printf(
        "%d bad fortnights: %d requests in trouble, %d sends in doubt%n",
        lastSeed - firstSeed + 1, trouble, doubts);
  }

  @Test
  @Tag("long")
  @DisplayName("fifty bad fortnights end like a good one")
  void fiftySeeds() {
    Ending calm = play(Mishaps.none(), folder.resolve("good"), new Ledger());
    assertTheSame(calm, 1, 50, folder);
  }
}

package dev.tertulia.examples.customerjourney;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.testing.http.Mishaps;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program of its own is ended at random steps, before or after a request or something it writes
 * down, and started again up to an hour and a half later: the end is that of the good days.
 *
 * <p>What may differ is what {@link BadDaysTest} tells; besides, a bounce that Acumbamail told
 * while nobody listened, since nobody knows whether it would tell again.
 */
@Timeout(3600)
class KilledTest {
  private static final int KILLS = 4;

  @TempDir Path folder;

  @Test
  @Tag("long")
  @DisplayName(
      "killed a hundred times, every second time on bad days, it ends like a good fortnight")
  void aHundredTimes() {
    Ending calm;
    try (var town = new Town()) {
      calm = Performance.here(town, Mishaps.none(), folder, List.of(), Stage.NONE);
    }
    int kills = 0;
    int doubts = 0;
    int untold = 0;
    for (int seed = 1; kills < 100; seed++) {
      try (var town = new Town()) {
        Mishaps mishaps = seed % 2 == 0 ? CustomerJourney.mishaps(seed) : Mishaps.none();
        Ending killed =
            Performance.elsewhere(
                town,
                mishaps,
                folder.resolve("seed-" + seed),
                KILLS,
                CustomerJourney.STEPS,
                new Random(seed),
                (start, deadly) -> {});

        CustomerJourneyTest.assertSame("seed " + seed, calm, killed);
        assertThat(killed.kills()).as("seed %s", seed).isPositive();
        kills += killed.kills();
        doubts += killed.doubts().size();
        untold += killed.untold().size();
      }
    }
    System.out.printf(
        "killed %d times: %d sends in doubt, %d events of Acumbamail told to nobody%n",
        kills, doubts, untold);
  }
}

package dev.tertulia.examples.customerjourney;

import dev.tertulia.testing.http.Mishaps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/** The two weeks in a town of their own, from their beginning to their end. */
final class Performance {
  private Performance() {}

  /** With the program in this one. */
  static Ending here(Town town, Mishaps mishaps, Path folder, List<Told> told, Stage stage) {
    Settings settings = town.settings();
    town.suffers(mishaps);
    try (var days =
        new Days(
            town,
            () -> new ProgramHere(settings, made(folder), town.time, told, () -> {}),
            () -> Duration.ofMinutes(1))) {
      new Journey(town, days).play(stage);
      return Ending.of(town, folder, days);
    }
  }

  /** When and where the program is killed. */
  interface Fate extends BiConsumer<Integer, Long> {}

  /**
   * With the program as one of its own, which is killed again and again, and started again within
   * an hour and a half.
   *
   * @param kills how many times it is killed at most
   * @param within before so many of its steps, a request or something written down
   * @param random chooses which, and how long it is down
   * @param started is told of each start, and of the step at which it is to die
   */
  static Ending elsewhere(
      Town town, Mishaps mishaps, Path folder, int kills, int within, Random random, Fate started) {
    Settings settings = town.settings();
    town.suffers(mishaps);
    int[] starts = {0};
    try (var days =
        new Days(
            town,
            () -> {
              int start = starts[0]++;
              long deadly = start < kills ? 1L + random.nextInt(within) : Long.MAX_VALUE;
              started.accept(start, deadly);
              return new ProgramElsewhere(settings, made(folder), town.time.now(), deadly);
            },
            () -> Duration.ofMinutes(random.nextInt(90)))) {
      new Journey(town, days).play(Stage.NONE);
      return Ending.of(town, folder, days);
    }
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.tertulia.examples.customerjourney;

import dev.tertulia.testing.http.Mishaps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledTest {
  @TempDir Path folder;

  @Test
  void endsTheSame() throws Exception {
    var bad = new BadDaysTest();
    var calm = bad.plays(Mishaps.none(), folder.resolve("calm"));
    for (int seed = Integer.getInteger("from", 1); seed <= Integer.getInteger("seeds", 2); seed++) {
      long begin = System.nanoTime();
      var random = new Random(seed);
      Path place = Files.createDirectory(folder.resolve("killed-" + seed));
      int[] starts = {0};
      var log = new java.util.ArrayList<String>();
      try (var town = new Town()) {
        var settings = town.settings();
        try (var days =
            new Days(
                town,
                () -> {
                  long fuse = starts[0]++ < 4 ? 1 + random.nextInt(360) : Long.MAX_VALUE;
                  log.add(town.time.now() + " starts, fuse " + fuse);
                  return new ProgramElsewhere(settings, place, town.time.now(), fuse);
                },
                () -> Duration.ofMinutes(random.nextInt(30)))) {
          new Journey(town, days).play(s -> log.add("== " + s.at() + " " + s.words()));
          EndState end = EndState.of(town, place);
          System.out.println(
              "seed "
                  + seed
                  + ": "
                  + (System.nanoTime() - begin) / 1_000_000
                  + " ms; deaths "
                  + days.deaths()
                  + " steps "
                  + ((ProgramElsewhere) days.program()).steps()
                  + " parked "
                  + days.program().parked()
                  + " "
                  + days.program().doubts());
          System.out.println("   lacks " + end.lacks(calm.state()));
          System.out.println("   has more " + calm.state().lacks(end));
          if (!end.lacks(calm.state()).isEmpty() || !calm.state().lacks(end).isEmpty())
            log.forEach(System.out::println);
        } catch (RuntimeException e) {
          log.forEach(System.out::println);
          throw e;
        }
      }
    }
  }
}

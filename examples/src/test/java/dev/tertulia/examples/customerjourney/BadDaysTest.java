package dev.tertulia.examples.customerjourney;

import dev.tertulia.testing.http.Mishaps;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadDaysTest {
  @TempDir Path folder;

  record End(EndState state, List<Doubt> doubts, int parked) {}

  End plays(Mishaps mishaps, Path folder) {
    var log = new ArrayList<String>();
    try (var town = new Town()) {
      var settings = town.settings();
      town.suffers(mishaps);
      Told told =
          report -> {
            synchronized (log) {
              log.add(
                  report.at()
                      + " "
                      + report.flow()
                      + "/"
                      + report.step()
                      + " "
                      + report.result()
                      + " "
                      + report.note()
                      + " "
                      + report.failure()
                      + " "
                      + report.event());
            }
          };
      try (var days =
          new Days(
              town,
              () -> new ProgramHere(settings, folder, town.time, told, () -> {}),
              () -> Duration.ZERO)) {
        new Journey(town, days).play(s -> log.add("== " + s.at() + " " + s.words()));
        return new End(EndState.of(town, folder), days.program().doubts(), days.program().parked());
      } catch (RuntimeException | Error e) {
        log.forEach(System.out::println);
        throw e;
      }
    } finally {
      LOG = log;
    }
  }

  static List<String> LOG;
  static volatile long START = Long.MAX_VALUE / 2;

  @Test
  void allEndTheSame() {
    long begin = System.nanoTime();
    End calm = plays(Mishaps.none(), folder.resolve("calm"));
    System.out.println((System.nanoTime() - begin) / 1_000_000 + " ms calm");
    Thread dog =
        new Thread(
            () -> {
              try {
                while (true) {
                  Thread.sleep(1000);
                  if (System.nanoTime() - START > 6_000_000_000L) {
                    START = Long.MAX_VALUE / 2;
                    Thread.getAllStackTraces()
                        .forEach(
                            (t, st) -> {
                              if (st.length > 0) {
                                System.out.println(t + " " + t.getState());
                                for (int i = 0; i < Math.min(st.length, 30); i++)
                                  System.out.println("    " + st[i]);
                              }
                            });
                  }
                }
              } catch (InterruptedException e) {
              }
            });
    dog.setDaemon(true);
    dog.start();
    for (int seed = Integer.getInteger("from", 1); seed <= Integer.getInteger("seeds", 5); seed++) {
      begin = System.nanoTime();
      START = begin;
      End bad =
          plays(
              Mishaps.seeded(seed)
                  .refusing(0.05)
                  .losingAnswers(0.05)
                  .repeatingWebhooks(3)
                  .delayingWebhooks(Duration.ofMinutes(20)),
              folder.resolve("seed-" + seed));
      System.out.println(
          "seed "
              + seed
              + ": "
              + (System.nanoTime() - begin) / 1_000_000
              + " ms; parked "
              + bad.parked
              + " "
              + bad.doubts);
      System.out.println("   lacks " + bad.state.lacks(calm.state));
      System.out.println("   has more " + calm.state.lacks(bad.state));
    }
  }
}

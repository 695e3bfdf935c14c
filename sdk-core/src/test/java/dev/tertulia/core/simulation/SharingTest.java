package dev.tertulia.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.Lane;
import dev.tertulia.core.Limits;
import dev.tertulia.core.Rate;
import java.time.Duration;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several people and programs, one quota. Simulated; the seeds are the numbers below {@code
 * tertulia.seeds}.
 */
class SharingTest {
  private static final int SEEDS = ZeroRefusalsTest.SEEDS;
  private static final Duration LENGTH = Duration.ofMinutes(10);
  private static final Duration RTT = Duration.ofMillis(150);

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 1, 3})
  void aPersonsClickIsNotStuckBehindANightBatch(double clicksPerSecond) {
    for (long seed = 0; seed < SEEDS; seed++) {
      Crowd crowd =
          new Crowd(seed, QuotaServer.Model.SLIDING_LOG, RTT)
              .busy(Lane.BATCH, "night", 64)
              .passing(Lane.INTERACTIVE, clicksPerSecond)
              .run(LENGTH);

      assertThat(crowd.wait(Lane.INTERACTIVE, 0.99)).as("p99, seed %d", seed).isLessThan(0.25);
      assertThat(crowd.wait(Lane.INTERACTIVE, 1)).as("longest, seed %d", seed).isLessThan(1);
      assertThat(crowd.share(LENGTH)).as("share, seed %d", seed).isGreaterThan(0.955);
    }
  }

  @Test
  void inOneLaneItWouldBeStuckAndTheMeasureSeesThat() {
    Crowd crowd =
        new Crowd(1, QuotaServer.Model.SLIDING_LOG, RTT)
            .busy(Lane.BATCH, "night", 64)
            .passing(Lane.BATCH, 1)
            .run(LENGTH);

    assertThat(crowd.wait(Lane.BATCH, 0.99)).isGreaterThan(1);
  }

  @Test
  void callersOfOneLaneTakeTurnsHoweverMuchEachOfThemWants() {
    var crowd = new Crowd(7, QuotaServer.Model.SLIDING_LOG, RTT);
    for (int i = 0; i < 16; i++) {
      crowd.busy(Lane.DEFAULT, "caller " + i, i == 0 ? 200 : 4);
    }
    crowd.run(Duration.ofMinutes(2));
    crowd.byCaller.clear();

    crowd.run(Duration.ofMinutes(1));

    assertThat(crowd.byCaller).hasSize(16);
    assertThat(jain(crowd.byCaller.values())).isGreaterThan(0.99);
  }

  @Test
  void withoutNamesOneCallerWouldTakeMostOfIt() {
    var crowd =
        new Crowd(
            7,
            QuotaServer.Model.SLIDING_LOG,
            RTT,
            time -> {
              Limits limits = Limits.create(time);
              var rate = new Rate(Crowd.LIMIT, Crowd.WINDOW);
              return turn -> limits.acquire("b", rate, turn.caller(""));
            });
    for (int i = 0; i < 16; i++) {
      crowd.busy(Lane.DEFAULT, "caller " + i, i == 0 ? 200 : 4);
    }

    crowd.run(Duration.ofMinutes(3));

    assertThat(jain(crowd.byCaller.values())).isLessThan(0.5);
  }

  private static double jain(Collection<Integer> shares) {
    double sum = shares.stream().mapToDouble(each -> each).sum();
    double squares = shares.stream().mapToDouble(each -> (double) each * each).sum();
    return sum * sum / (shares.size() * squares);
  }

  @Test
  void aBatchBehindABusyDefaultLaneIsNotStarved() {
    Crowd crowd =
        new Crowd(3, QuotaServer.Model.SLIDING_LOG, RTT)
            .busy(Lane.DEFAULT, "sync", 64)
            .busy(Lane.BATCH, "night", 1)
            .run(LENGTH);

    assertThat(crowd.byCaller.get("night")).isGreaterThanOrEqualTo(8);
    assertThat(crowd.wait(Lane.BATCH, 1)).isLessThan(70);
  }

  @ParameterizedTest
  @EnumSource(QuotaServer.Model.class)
  void othersWhoUseTheQuotaAreLeftTheirPart(QuotaServer.Model model) {
    int refused = 0;
    int calls = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Crowd crowd =
          new Crowd(seed, model, RTT).told().busy(Lane.DEFAULT, "sync", 64).foreign(3).run(LENGTH);
      refused += crowd.refused;
      calls += crowd.refused + crowd.admitted;
    }
    boolean exact =
        model == QuotaServer.Model.SLIDING_LOG || model == QuotaServer.Model.TOKEN_BUCKET;
    assertThat(refused).isLessThan(calls / (exact ? 200 : 50));
  }

  @Test
  void withoutListeningToTheServiceOthersWouldCostMore() {
    int deaf = 0;
    int listening = 0;
    for (var model : QuotaServer.Model.values()) {
      deaf += foreign(new Crowd(1, model, RTT));
      listening += foreign(new Crowd(1, model, RTT).told());
    }
    assertThat(deaf).isGreaterThan(2 * listening);
  }

  private static int foreign(Crowd crowd) {
    return crowd.busy(Lane.DEFAULT, "sync", 64).foreign(3).run(LENGTH).refused;
  }
}

package dev.tertulia.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.Lane;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten minutes of a crowd that always wants more, in front of services that count in different ways:
 * nearly all of the quota is used, and nobody is refused. Simulated; more seeds with {@code
 * -Dtertulia.seeds=1000}.
 */
class ZeroRefusalsTest {
  static final int SEEDS = Integer.getInteger("tertulia.seeds", 4);
  private static final Duration LENGTH = Duration.ofMinutes(10);

  static Stream<Arguments> services() {
    return Stream.of(QuotaServer.Model.values())
        .flatMap(model -> IntStream.of(20, 50, 150, 400).mapToObj(rtt -> Arguments.of(model, rtt)));
  }

  private static Crowd crowd(long seed, QuotaServer.Model model, int rtt) {
    return new Crowd(seed, model, Duration.ofMillis(rtt))
        .losing(0.001)
        .busy(Lane.BATCH, "night", 40)
        .busy(Lane.DEFAULT, "sync", 20)
        .passing(Lane.INTERACTIVE, 1)
        .run(LENGTH);
  }

  @ParameterizedTest(name = "{0} at {1} ms")
  @MethodSource("services")
  void nearlyAllOfTheQuotaIsUsedAndNobodyIsRefused(QuotaServer.Model model, int rtt) {
    for (long seed = 0; seed < SEEDS; seed++) {
      Crowd crowd = crowd(seed, model, rtt);

      // A counter that weighs the window before can refuse a few: no schedule below it is provable.
      int most = model.provable() ? 0 : (crowd.admitted + crowd.refused) / 1000;
      assertThat(crowd.refused).as("refused, seed %d", seed).isLessThanOrEqualTo(most);
      if (model.provable()) {
        assertThat(crowd.share(LENGTH))
            .as("share, seed %d", seed)
            .isGreaterThan(rtt <= 150 ? 0.965 : 0.94);
      }
    }
  }

  @Test
  void afterTheFirstRefusalsOfACounterItsRefusalsBecomeFewer() {
    int first = 0;
    int second = 0;
    for (long seed = 0; seed < 10 * SEEDS; seed++) {
      Crowd crowd = crowd(seed, QuotaServer.Model.SLIDING_COUNTER, 150);
      first += crowd.refused;
      int before = crowd.refused;
      crowd.run(LENGTH);
      second += crowd.refused - before;
    }
    assertThat(second).isLessThanOrEqualTo(first);
  }

  @Test
  void aLimiterThatCountsFromSendingIsRefusedAndSeenToBe() {
    int refused = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      refused +=
          new Crowd(seed, QuotaServer.Model.SLIDING_LOG, Duration.ofMillis(150), SendAnchored::new)
              .busy(Lane.BATCH, "night", 64)
              .run(LENGTH)
              .refused;
    }
    assertThat(refused).isGreaterThan(100);
  }

  @Test
  void oneRequestAtATimeIsNeverRefusedAndWastesAThirdOfTheQuota() {
    Crowd crowd =
        new Crowd(1, QuotaServer.Model.SLIDING_LOG, Duration.ofMillis(150))
            .busy(Lane.BATCH, "night", 1)
            .run(LENGTH);

    assertThat(crowd.refused).isZero();
    assertThat(crowd.share(LENGTH)).isLessThan(0.9);
  }
}

package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.Resilience;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private static final Resilience STANDARD = Resilience.standard();
  private static final double NEARLY_ONE = Math.nextDown(1.0);

  @ParameterizedTest
  @CsvSource({
    "1, 250",
    "2, 500",
    "3, 1000",
    "4, 2000",
    "7, 16000",
    "8, 20000",
    "9, 20000",
    "2000, 20000"
  })
  void theLimitDoublesUpToTheLongestPause(int failed, long millis) {
    Duration most = Backoff.pause(failed, STANDARD, null, NEARLY_ONE);

    assertThat(most).isLessThanOrEqualTo(Duration.ofMillis(millis));
    assertThat(most).isGreaterThan(Duration.ofMillis(millis - 1));
    assertThat(Backoff.pause(failed, STANDARD, null, 0.5)).isEqualTo(Duration.ofMillis(millis / 2));
    assertThat(Backoff.pause(failed, STANDARD, null, 0)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 0.5", "5, 0", "5, 0.5", "3600, 0.99"})
  void whatTheServiceAsksForIsNeverUndercutAndOnlySpreadOut(long seconds, double random) {
    Duration asked = Duration.ofSeconds(seconds);

    Duration pause = Backoff.pause(1, STANDARD, asked, random);

    assertThat(pause).isEqualTo(asked.plus(Backoff.pause(1, STANDARD, null, random)));
  }

  @Test
  void thePausesAreTheCallersToChoose() {
    Resilience own = STANDARD.pauses(Duration.ofSeconds(2), Duration.ofSeconds(3));

    assertThat(Backoff.pause(1, own, null, 0.5)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Backoff.pause(2, own, null, 0.5)).isEqualTo(Duration.ofMillis(1500));
  }
}

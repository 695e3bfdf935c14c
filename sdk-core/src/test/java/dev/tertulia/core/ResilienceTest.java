package dev.tertulia.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResilienceTest {

  @Test
  void eachChangeChangesOneThing() {
    Resilience changed =
        Resilience.standard()
            .deadline(Duration.ofSeconds(5))
            .attempts(2)
            .attemptTimeout(Duration.ofSeconds(3))
            .pauses(Duration.ofMillis(1), Duration.ofMillis(9))
            .lane(Lane.INTERACTIVE)
            .caller("sync");

    assertThat(changed)
        .isEqualTo(
            new Resilience(
                Duration.ofSeconds(5),
                2,
                Duration.ofSeconds(3),
                Duration.ofMillis(1),
                Duration.ofMillis(9),
                Lane.INTERACTIVE,
                "sync"));
    assertThat(Resilience.none().attempts()).isOne();
    assertThat(Resilience.batch().lane()).isEqualTo(Lane.BATCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "P367D", "PT9223372036854775807S"})
  void aDeadlineThatMakesNoSenseIsRefusedByName(Duration nonsense) {
    assertThatThrownBy(() -> Resilience.standard().deadline(nonsense))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("Resilience.deadline: expected more than nothing");
  }

  @Test
  void noAttemptsAreNoCall() {
    assertThatThrownBy(() -> Resilience.standard().attempts(0))
        .hasMessage("Resilience.attempts: expected at least 1, found 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "/60s", "10/60", "ten/60s", "10/s", "0/60s", "10/0s", "-1/1s"})
  void aRateThatMakesNoSenseIsRefused(String text) {
    assertThatThrownBy(() -> Rate.parse(text)).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aRateIsRequestsInSeconds() {
    assertThat(Rate.parse("10/60s")).isEqualTo(new Rate(10, Duration.ofMinutes(1)));
  }
}

package dev.tertulia.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How requests are spread over the interval. */
class PacerTest {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  /** Ten seconds by 97 requests: 3 of 100 less than is allowed. */
  private static final long STEP = 103_092_783L;

  private final Ring ring = ring(100);
  private final Pacer pacer = new Pacer(0);

  private static Ring ring(int size) {
    return new Ring(new Rate(size, Duration.ofSeconds(10)), 0);
  }

  @Test
  void eachRequestPutsOffTheNextByItsShareOfTheInterval() {
    assertThat(pacer.opens(Lane.DEFAULT, 0)).isZero();

    pacer.went(ring, 0);
    pacer.went(ring, 0);
    assertThat(pacer.opens(Lane.DEFAULT, 0)).isEqualTo(2 * STEP);

    pacer.went(ring, MINUTE);
    assertThat(pacer.opens(Lane.BATCH, MINUTE)).isEqualTo(MINUTE + STEP);
  }

  @Test
  void peopleAreNotPaced() {
    pacer.went(ring, 0);

    assertThat(pacer.opens(Lane.INTERACTIVE, 5)).isEqualTo(5);
    assertThat(pacer.earliest(Lane.INTERACTIVE, 50, ring, 5)).isEqualTo(5);
  }

  @Test
  void whatWasLetGoAndDidNotGoPutsOffNobody() {
    pacer.went(ring, 0);

    pacer.unused(ring, 0);

    assertThat(pacer.opens(Lane.DEFAULT, 0)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"100, 70", "11, 7", "10, 10", "2, 2"})
  void afterARestMostOfAnIntervalGoesAtOnceAndAllOfAFunctionsFew(int size, int credit) {
    Ring few = ring(size);
    pacer.rested(few);

    for (int i = 0; i < credit; i++) {
      assertThat(pacer.opens(Lane.DEFAULT, 1)).as("request %s", i).isEqualTo(1);
      pacer.went(few, 1);
    }

    assertThat(pacer.opens(Lane.DEFAULT, 1)).isGreaterThan(1);
  }

  @Test
  void batchesGetNoCredit() {
    pacer.went(ring, 0);
    pacer.rested(ring);

    assertThat(pacer.opens(Lane.DEFAULT, 0)).isZero();
    assertThat(pacer.opens(Lane.BATCH, 0)).isEqualTo(STEP);
  }

  @Test
  void whoeverComesBehindOthersIsPromisedTheMomentThePaceAllows() {
    pacer.went(ring, 0);
    assertThat(pacer.earliest(Lane.DEFAULT, 0, ring, 0)).isEqualTo(STEP);
    assertThat(pacer.earliest(Lane.DEFAULT, 2, ring, 0)).isEqualTo(3 * STEP);
    assertThat(pacer.earliest(Lane.BATCH, 2, ring, MINUTE)).isEqualTo(MINUTE + 2 * STEP);

    pacer.rested(ring);
    assertThat(pacer.earliest(Lane.DEFAULT, 69, ring, MINUTE)).isEqualTo(MINUTE);
    assertThat(pacer.earliest(Lane.DEFAULT, 72, ring, MINUTE)).isEqualTo(MINUTE + 2 * STEP);
  }

  @Test
  void aRefusalTakesTheCreditAndMakesItFivePercentSlowerForAboutFiveMinutes() {
    pacer.rested(ring);

    pacer.refused(0);
    assertThat(pacer.opens(Lane.DEFAULT, 0)).isZero();
    pacer.went(ring, 0);
    assertThat(pacer.opens(Lane.DEFAULT, 0)).isEqualTo((long) (1.05 * 1e10 / 97));

    pacer.went(ring, MINUTE);
    assertThat(pacer.opens(Lane.DEFAULT, MINUTE) - MINUTE)
        .as("one of a hundred less, after a minute")
        .isEqualTo((long) (1.05 * 0.99 * 1e10 / 97));

    pacer.went(ring, 5 * MINUTE);
    assertThat(pacer.opens(Lane.DEFAULT, 5 * MINUTE) - 5 * MINUTE).isEqualTo(STEP);
  }

  @Test
  void refusalsAddUpWheneverTheyCome() {
    pacer.refused(MINUTE);
    pacer.refused(MINUTE);

    pacer.went(ring, MINUTE);

    assertThat(pacer.opens(Lane.DEFAULT, MINUTE) - MINUTE)
        .isEqualTo((long) (1.05 * 1.05 * 1e10 / 97));
  }

  @Test
  void aSingleSlotIsItsOwnPace() {
    pacer.went(ring(1), 7);

    assertThat(pacer.opens(Lane.BATCH, 7)).isEqualTo(7);
  }
}

package dev.tertulia.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The slots, by hand: what crowds and services make of them is simulated elsewhere. */
class RingTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long W = 10 * SECOND;
  private static final long MARGIN = 2_000_000L;

  private static Ring ring(int size) {
    return new Ring(new Rate(size, Duration.ofSeconds(10)), 0);
  }

  private static Ring used(int size, int taken) {
    Ring ring = ring(size);
    for (int i = 0; i < taken; i++) {
      ring.take();
    }
    return ring;
  }

  private static Quota said(Integer max, Integer remaining, Duration interval) {
    return new Quota(max, remaining, interval, null, null, null, Instant.EPOCH);
  }

  @Test
  void aSlotIsFreeAgainOneIntervalAfterItsAnswerAndTwoMillisecondsForTheOtherClock() {
    Ring ring = used(1, 1);
    assertThat(ring.nextFree(0)).as("only an answer frees it").isEqualTo(Long.MAX_VALUE);

    ring.cool(3 * SECOND);

    long end = 13 * SECOND + MARGIN;
    assertThat(ring.free(end - 1)).isZero();
    assertThat(ring.nextFree(end - 1)).isEqualTo(end);
    assertThat(ring.free(end)).isEqualTo(1);
    assertThat(ring.nextFree(end)).isEqualTo(end);
  }

  @Test
  void aSlotThatWasNotUsedIsFreeAtOnce() {
    Ring ring = used(2, 2);

    ring.giveBack(SECOND);

    assertThat(ring.inUse()).isEqualTo(1);
    assertThat(ring.free(SECOND)).isEqualTo(1);
  }

  @Test
  void othersAreLeftWhatTheyWereSeenToTakeAndThreeMoreForOneInterval() {
    Ring ring = used(20, 2);
    ring.cool(0);

    // 20 less 12 less ours: six are somebody else's.
    ring.learn(said(20, 12, null), null, SECOND);

    assertThat(ring.free(SECOND)).isEqualTo(20 - 2 - 9);
    assertThat(ring.free(W + SECOND - 1)).as("the answered one has cooled").isEqualTo(20 - 2 - 8);
    assertThat(ring.free(W + SECOND)).isEqualTo(19);
  }

  @Test
  void whatWeUseOurselvesIsNobodyElses() {
    Ring ring = used(20, 3);
    ring.cool(0);

    ring.learn(said(20, 17, null), null, SECOND);

    assertThat(ring.free(SECOND)).isEqualTo(17);
  }

  @Test
  void whoIsLeftRoomKeepsItForTheIntervalWhateverIsSaidInBetween() {
    Ring ring = ring(20);
    ring.learn(said(null, 14, null), null, 0);
    assertThat(ring.free(0)).isEqualTo(20 - 9);

    ring.learn(said(null, 19, null), null, SECOND);
    assertThat(ring.free(SECOND)).as("less was seen").isEqualTo(20 - 9);

    ring.learn(said(null, 14, null), null, 2 * SECOND);
    assertThat(ring.free(W + SECOND)).as("as much again").isEqualTo(20 - 9);
    assertThat(ring.free(W + 2 * SECOND)).isEqualTo(20);
  }

  @Test
  void whereOthersTakeAllTheNextTryIsOneIntervalLater() {
    Ring ring = ring(20);

    ring.learn(said(20, 0, null), null, SECOND);

    assertThat(ring.free(SECOND)).isZero();
    assertThat(ring.nextFree(SECOND)).isEqualTo(W + SECOND);
    assertThat(ring.free(W + SECOND)).isEqualTo(20);
  }

  @Test
  void theFirstOfCoolingAndLeftSlotsIsTheNext() {
    Ring ring = used(1, 1);
    ring.cool(0);
    ring.learn(said(null, -9, null), null, SECOND);

    assertThat(ring.nextFree(SECOND)).isEqualTo(W + MARGIN);
  }

  @Test
  void whatIsLeftOfAnotherQuotaThanOursTellsNothing() {
    Ring ring = ring(20);

    ring.learn(said(100, 10, null), null, 0);

    assertThat(ring.size()).isEqualTo(20);
    assertThat(ring.free(0)).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "5, 5", "6, 5", "0, 5", "-1, 5"})
  void aLowerQuotaHoldsAtOnceAndAHigherOneOrNonsenseDoesNot(int max, int size) {
    Ring ring = ring(5);

    ring.learn(said(max, null, null), null, 0);

    assertThat(ring.size()).isEqualTo(size);
  }

  @ParameterizedTest
  @CsvSource({"9, 9, 9", "9, 8, 5", "0, 0, 5"})
  void aHigherQuotaHoldsWhenTheSameWasSaidBefore(int before, int now, int size) {
    Ring ring = ring(5);

    ring.learn(said(now, null, null), said(before, null, null), 0);

    assertThat(ring.size()).isEqualTo(size);
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "PT-5S"})
  void anIntervalThatIsNoneIsNotTaken(Duration nonsense) {
    Ring ring = ring(5);

    ring.learn(said(null, null, nonsense), said(null, null, nonsense), 0);

    assertThat(ring.interval()).isEqualTo(W);
  }

  @Test
  void aShorterIntervalHoldsOnlyWhenTheSameWasSaidBefore() {
    Ring ring = ring(5);
    Quota shorter = said(null, null, Duration.ofSeconds(4));

    ring.learn(shorter, said(null, null, Duration.ofSeconds(5)), 0);
    assertThat(ring.interval()).isEqualTo(W);
    ring.learn(shorter, shorter, 0);
    assertThat(ring.interval()).isEqualTo(4 * SECOND);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "2, 10", "3, 10", "4, 20"})
  void asManyAsThereAreSlotsGoInEachInterval(int before, int seconds) {
    assertThat(ring(2).earliest(before, SECOND)).isEqualTo(SECOND + seconds * SECOND);
  }

  @Test
  void whoeverComesBehindRequestsUnderWayIsPromisedTheirSlotsAsIfAnsweredNow() {
    assertThat(used(2, 1).earliest(0, SECOND)).isEqualTo(SECOND);
    assertThat(used(2, 1).earliest(1, SECOND)).isEqualTo(SECOND + W);
    assertThat(used(2, 2).earliest(2, SECOND)).isEqualTo(SECOND + 2 * W);
  }

  @Test
  void coolingSlotsArePromisedInTheOrderTheyAreFree() {
    Ring ring = used(4, 3);
    ring.cool(5 * SECOND);
    ring.cool(3 * SECOND);
    ring.cool(4 * SECOND);

    assertThat(ring.earliest(0, 6 * SECOND)).isEqualTo(6 * SECOND);
    assertThat(ring.earliest(1, 6 * SECOND)).isEqualTo(13 * SECOND + MARGIN);
    assertThat(ring.earliest(2, 6 * SECOND)).isEqualTo(14 * SECOND + MARGIN);
    assertThat(ring.earliest(3, 6 * SECOND)).isEqualTo(15 * SECOND + MARGIN);
    assertThat(ring.earliest(5, 6 * SECOND)).isEqualTo(23 * SECOND + MARGIN);
  }

  @Test
  void itRestsSinceTheLastAnswerAndNotWhileASlotIsTakenOrCools() {
    Ring ring = ring(2);
    assertThat(ring.idle(0)).as("a new one has rested").isEqualTo(2 * W);

    ring.take();
    assertThat(ring.idle(SECOND)).isNegative();
    ring.cool(SECOND);
    assertThat(ring.idle(W)).isNegative();
    assertThat(ring.idle(W + SECOND + MARGIN)).isEqualTo(W + MARGIN);

    ring.take();
    ring.giveBack(30 * SECOND);
    assertThat(ring.idle(31 * SECOND)).isEqualTo(SECOND);
  }
}

package dev.tertulia.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a daily quota comes to, moment by moment. */
class DayQuotaTest {
  private static final long HOUR = Duration.ofHours(1).toNanos();
  private static final Instant EVENING = Instant.parse("2026-11-22T20:00:00Z");

  private final Day day = new Day(0);

  private static Quota said(Integer max, Integer remaining, Duration reset) {
    return new Quota(null, null, null, max, remaining, reset, EVENING);
  }

  private void learn(Quota said, int underway, long now) {
    day.learn(said, underway, now, EVENING.plusNanos(now));
  }

  private void spend(int count) {
    for (int i = 0; i < count; i++) {
      day.went();
    }
  }

  @Test
  void nobodyIsHeldUpBeforeAQuotaWasTold() {
    spend(3);
    day.unused();
    learn(said(200, null, null), 0, 0);

    assertThat(day.limit()).isNull();
    assertThat(day.left(0)).isNull();
    for (Lane lane : Lane.values()) {
      assertThat(day.opens(lane, 7)).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "21, true, true, true",
    "20, true, true, false",
    "11, true, true, false",
    "10, true, false, false",
    "1, true, false, false",
    "0, false, false, false"
  })
  void theLastTwentiethIsForPeopleAndTheOneBeforeNotForBatches(
      int left, boolean people, boolean others, boolean batches) {
    learn(said(200, left, Duration.ofHours(3)), 0, 0);

    assertThat(day.opens(Lane.INTERACTIVE, 1)).isEqualTo(people ? 1 : 3 * HOUR);
    assertThat(day.opens(Lane.DEFAULT, 1)).isEqualTo(others ? 1 : 3 * HOUR);
    assertThat(day.opens(Lane.BATCH, 1)).isEqualTo(batches ? 1 : 3 * HOUR);
  }

  @Test
  void whatWentIsCountedAndWhatDidNotIsGivenBack() {
    learn(said(200, 50, Duration.ofHours(3)), 0, 0);

    spend(3);
    day.unused();

    assertThat(day.left(1)).isEqualTo(48);
  }

  @Test
  void whatIsUnderWayWasNotCountedYet() {
    learn(said(200, 50, Duration.ofHours(3)), 4, 0);
    assertThat(day.left(1)).isEqualTo(46);

    learn(said(200, 2, Duration.ofHours(3)), 4, 0);
    assertThat(day.left(1)).isZero();
  }

  @Test
  void whatIsSaidToBeLeftOnlyEverLowersWhatWeAllowOurselves() {
    learn(said(200, 50, Duration.ofHours(3)), 0, 0);

    learn(said(200, 60, Duration.ofHours(3)), 0, 1);
    assertThat(day.left(1)).isEqualTo(50);
    learn(said(null, 40, null), 0, 1);
    assertThat(day.left(1)).isEqualTo(40);
    assertThat(day.limit()).isEqualTo(200);
  }

  @Test
  void aResetMoreThanAnHourLaterIsAnotherDaysAndAnEarlierOneTheSameToldLate() {
    learn(said(200, 5, Duration.ofHours(3)), 0, 0);

    learn(said(200, 200, Duration.ofHours(4)), 0, 0);
    assertThat(day.left(0)).as("an hour later").isEqualTo(5);

    learn(said(200, 200, Duration.ofHours(5).plusNanos(1)), 0, 0);
    assertThat(day.left(0)).isEqualTo(200);
  }

  @Test
  void theWholeQuotaIsThereAgainAtTheResetAndADayAfterThat() {
    learn(said(200, 0, Duration.ofHours(3)), 0, 0);

    assertThat(day.left(3 * HOUR - 1)).isZero();
    assertThat(day.left(3 * HOUR)).isEqualTo(200);

    spend(200);
    assertThat(day.opens(Lane.INTERACTIVE, 4 * HOUR)).isEqualTo(27 * HOUR);
    assertThat(day.left(27 * HOUR - 1)).isZero();
    assertThat(day.left(27 * HOUR)).isEqualTo(200);

    spend(200);
    assertThat(day.opens(Lane.INTERACTIVE, 100 * HOUR)).as("three days on").isEqualTo(100 * HOUR);
    spend(200);
    assertThat(day.opens(Lane.INTERACTIVE, 100 * HOUR)).isEqualTo(123 * HOUR);
  }

  @Test
  void anUntoldResetIsNotBeforeAWholeDayOfOursNorBeforeMidnightInGreenwich() {
    learn(said(null, 0, null), 0, HOUR);
    assertThat(day.limit()).as("no more is known to be there").isZero();
    assertThat(day.opens(Lane.INTERACTIVE, HOUR)).isEqualTo(24 * HOUR);

    // A program that has run for a day: it is nine in the evening, so three hours to midnight.
    var older = new Day(-24 * HOUR);
    older.learn(said(200, 0, null), 0, HOUR, EVENING.plus(Duration.ofHours(1)));
    assertThat(older.opens(Lane.INTERACTIVE, HOUR)).isEqualTo(4 * HOUR);
  }

  @Test
  void anUntoldResetDoesNotMoveTheOneThatWasTold() {
    learn(said(200, 0, Duration.ofHours(3)), 0, 0);

    learn(said(200, 0, null), 0, HOUR);

    assertThat(day.opens(Lane.INTERACTIVE, HOUR)).isEqualTo(3 * HOUR);
  }
}

package dev.tertulia.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a new pair is due, to the second. */
class NeedTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Secret ACCESS = Secret.of("access-1");
  private static final Need REJECTED = new Need(ACCESS, 1);

  private static Grant grant(Duration lifetime) {
    return grant(Grant.State.LIVE, null, lifetime, 0, Grant.Trouble.NONE);
  }

  private static Grant grant(
      Grant.State state, String parent, Duration lifetime, int rejections, Grant.Trouble trouble) {
    var pair = new TokenPair(ACCESS, Secret.of("refresh-1"), lifetime, Map.of());
    var held = new Grant.Held(pair, NOON, rejections);
    return new Grant(3, 5, state, held, parent, null, trouble, List.of());
  }

  private static Grant.Trouble retryAt(Duration later) {
    return new Grant.Trouble(1, NOON.plus(later), "busy");
  }

  @ParameterizedTest
  @CsvSource({"PT1H, PT30S", "PT10M, PT30S", "PT9M, PT27S", "PT1M, PT3S"})
  void aTokenServesUntilThirtySecondsOrATwentiethBeforeItsEnd(Duration lifetime, Duration margin) {
    Instant last = NOON.plus(lifetime).minus(margin);

    assertThat(Need.serves(grant(lifetime), last.minusNanos(1))).isTrue();
    assertThat(Need.serves(grant(lifetime), last)).isFalse();
    assertThat(Need.serves(Grant.ABSENT, NOON)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "PT24H, 1, PT2H",
    "PT24H, 0.8, PT1H36M",
    "PT24H, 1.2, PT2H24M",
    "PT8H, 1, PT2H",
    "PT4H, 1, PT1H",
    "PT1H, 1, PT15M"
  })
  void aNewPairIsDueTwoHoursOrAQuarterBeforeTheEnd(
      Duration lifetime, double jitter, Duration margin) {
    Instant due = NOON.plus(lifetime).minus(margin);

    assertThat(Need.ofTime(jitter).isFeltBy(grant(lifetime), due.minusMillis(1))).isFalse();
    assertThat(Need.ofTime(jitter).isFeltBy(grant(lifetime), due)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "1, PT1M",
    "2, PT2M",
    "3, PT4M",
    "6, PT32M",
    "7, PT1H",
    "12, PT1H",
    "70, PT1H"
  })
  void theMoreFreshTokensAreRejectedTheLongerNoneIsAskedFor(int rejections, Duration pause) {
    var day = Duration.ofDays(1);
    Grant grant = grant(Grant.State.LIVE, null, day, rejections, Grant.Trouble.NONE);

    assertThat(REJECTED.isFeltBy(grant, NOON.plus(pause))).isTrue();
    assertThat(REJECTED.isFeltBy(grant, NOON.plus(pause).minusNanos(1))).isFalse();
  }

  @Test
  void aTokenThatIsNoLongerHeldIsNoReasonForANewPair() {
    var stale = new Need(Secret.of("access-0"), 1);

    assertThat(stale.isFeltBy(grant(Duration.ofDays(1)), NOON)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "1, 5", "2, 10", "3, 20", "6, 160", "7, 300", "11, 300", "80, 300"})
  void thePauseDoublesFromFiveSecondsToFiveMinutes(int attempts, long seconds) {
    assertThat(Need.pause(attempts)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"PT0S, true", "PT1S, false", "PT1H, false", "PT1H0.001S, true"})
  void nothingIsAskedBeforeItsTimeUnlessAWrongClockWroteIt(Duration later, boolean felt) {
    Grant grant = grant(Grant.State.LIVE, null, Duration.ofDays(1), 0, retryAt(later));

    assertThat(Need.ofTime(1).isFeltBy(grant, NOON)).isEqualTo(felt);
  }

  @Test
  void whatSomebodyHasBegunAndNotFinishedIsDueAtOnce() {
    var begun = new Grant.Trouble(1, null, "");

    assertThat(Need.ofTime(1).isFeltBy(grant(Duration.ofDays(1)), NOON)).isFalse();
    assertThat(
            Need.ofTime(1)
                .isFeltBy(grant(Grant.State.LIVE, null, Duration.ofDays(1), 0, begun), NOON))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "LIVE, , true",
    "SUSPENDED, , true",
    "LOST, , true",
    "NEEDS_REAUTH, , false",
    "NEEDS_REAUTH, company, true",
    "GONE, company, false"
  })
  void whereOnlyAPersonCanHelpNothingIsAskedUnlessAParentCan(
      Grant.State state, String parent, boolean felt) {
    Grant ended = grant(state, parent, Duration.ofHours(1), 0, Grant.Trouble.NONE);

    assertThat(Need.ofTime(1).isFeltBy(ended, NOON.plusSeconds(3600))).isEqualTo(felt);
  }

  @Test
  void withoutAPairAParentIsAskedForOne() {
    assertThat(Need.ofTime(1).isFeltBy(Grant.ABSENT.connectedThrough("company"), NOON)).isTrue();
    assertThat(Need.ofTime(1).isFeltBy(Grant.ABSENT, NOON)).isFalse();
  }

  @Test
  void aLeaseLivesUntilItsEndAndNoLongerThanAnyLeaseCan() {
    assertThat(new Grant.Lease("a", NOON).lives(NOON.minusNanos(1))).isTrue();
    assertThat(new Grant.Lease("a", NOON).lives(NOON)).isFalse();
    assertThat(new Grant.Lease("a", NOON.plus(Grant.LEASE)).lives(NOON)).isTrue();
    assertThat(new Grant.Lease("a", NOON.plus(Grant.LEASE).plusNanos(1)).lives(NOON)).isFalse();
  }
}

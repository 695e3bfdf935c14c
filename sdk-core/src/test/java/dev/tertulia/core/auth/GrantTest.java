package dev.tertulia.core.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.auth.Grant.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each change of a grant by itself; their interleavings are checked by the model. */
class GrantTest {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final Instant LATER = NOON.plus(Grant.LEASE);
  private static final Duration DAY = Duration.ofDays(1);
  private static final TokenPair FIRST = pair(1);
  static final TokenPair SECOND = pair(2);
  static final Grant LIVE = Grant.ABSENT.connected(FIRST, NOON);

  /** Somebody asked for something, so that a new pair is due at any time. */
  static final Need NEED = new Need(FIRST.access(), 1);

  static TokenPair pair(int number) {
    return TokenPair.of(
        Secret.of("access-" + number), Secret.of("refresh-" + number), Duration.ofDays(1));
  }

  static Grant as(Grant grant, State state) {
    return new Grant(
        grant.generation(),
        grant.epoch(),
        state,
        grant.held(),
        grant.parent(),
        grant.lease(),
        grant.trouble(),
        grant.orphans());
  }

  static Grant.Orphan orphan(Grant.Ticket ticket, int number) {
    return new Grant.Orphan(ticket, new Grant.Held(pair(number), NOON, 0));
  }

  private static Grant saved(Grant grant, Grant.Ticket ticket, TokenPair pair, Instant now) {
    return grant.saved(ticket, pair, Duration.ZERO, false, now);
  }

  @Test
  void whoConnectsBeginsANewGenerationUnderANewLease() {
    Grant before = LIVE.leased("a", NEED, NOON).withOrphan(orphan(LIVE.ticket(), 9));

    Grant after = before.connected(SECOND, LATER);

    assertThat(after.ticket()).isEqualTo(new Grant.Ticket(2, 3));
    assertThat(after.held()).isEqualTo(new Grant.Held(SECOND, LATER, 0));
    assertThat(after.lease()).isNull();
    assertThat(after.trouble()).isEqualTo(Grant.Trouble.NONE);
    assertThat(after.orphans()).isEmpty();
    assertThat(after.connected(SECOND, LATER)).as("twice").isSameAs(after);
    assertThat(as(after, State.NEEDS_REAUTH).connected(SECOND, LATER).state())
        .isEqualTo(State.LIVE);
  }

  @Test
  void whoDisconnectsLeavesANumberAgainstLateWritersAndNothingElse() {
    Grant gone = LIVE.leased("a", NEED, NOON).disconnected();

    assertThat(gone)
        .isEqualTo(new Grant(2, 3, State.GONE, null, null, null, Grant.Trouble.NONE, List.of()));
    assertThat(gone.disconnected()).isSameAs(gone);
    assertThat(saved(gone, LIVE.ticket(), SECOND, NOON)).as("a late pair").isSameAs(gone);
  }

  @Test
  void whatIsConnectedThroughItsParentKeepsAPairThatWorks() {
    Grant child = Grant.ABSENT.connectedThrough("company");
    assertThat(child.ticket()).isEqualTo(new Grant.Ticket(1, 1));
    assertThat(child.state()).isEqualTo(State.LIVE);
    assertThat(child.connectedThrough("company")).isEqualTo(child);
    assertThat(child.connectedThrough("other").ticket()).isEqualTo(new Grant.Ticket(2, 2));

    for (State working : List.of(State.LIVE, State.SUSPENDED)) {
      Grant own = as(LIVE, working).connectedThrough("company");
      assertThat(own.access()).as("%s", working).isEqualTo(FIRST.access());
      assertThat(own.ticket()).isEqualTo(LIVE.ticket());
      assertThat(own.parent()).isEqualTo("company");
    }
    for (State ended : List.of(State.LOST, State.NEEDS_REAUTH, State.GONE)) {
      Grant anew = as(LIVE, ended).connectedThrough("company");
      assertThat(anew.access()).as("%s", ended).isNull();
      assertThat(anew.ticket()).isEqualTo(new Grant.Ticket(2, 2));
    }
  }

  @Test
  void oneWhoNeedsItHoldsTheLeaseAndTheNextOneWhenItHasEnded() {
    assertThat(LIVE.leased("a", Need.ofTime(1), NOON)).isSameAs(LIVE);
    Grant mine = LIVE.leased("a", NEED, NOON);
    assertThat(mine.ticket()).isEqualTo(new Grant.Ticket(1, 2));
    assertThat(mine.lease()).isEqualTo(new Grant.Lease("a", LATER));
    assertThat(mine.trouble().attempts()).isEqualTo(1);

    assertThat(mine.leased("b", NEED, LATER.minusNanos(1))).isSameAs(mine);
    Grant longer = mine.leased("a", NEED, LATER.minusNanos(1));
    assertThat(longer.ticket()).as("the same work").isEqualTo(mine.ticket());
    assertThat(longer.trouble()).isEqualTo(mine.trouble());
    assertThat(longer.lease().until()).isEqualTo(LATER.minusNanos(1).plus(Grant.LEASE));

    Grant theirs = mine.leased("b", NEED, LATER);
    assertThat(theirs.isLeasedBy("b")).isTrue();
    assertThat(theirs.ticket()).isEqualTo(new Grant.Ticket(1, 3));
    assertThat(theirs.trouble().attempts()).isEqualTo(2);
  }

  @Test
  void aPairThatTheRefreshTokenGaveSomebodyElseIsTakenBeforeTheTokenIsUsedAgain() {
    Grant mine = LIVE.withOrphan(orphan(new Grant.Ticket(1, 0), 2)).leased("a", NEED, NOON);

    assertThat(mine.access()).isEqualTo(SECOND.access());
    assertThat(mine.generation()).isEqualTo(2);
    assertThat(mine.orphans()).isEmpty();

    Grant older = LIVE.withOrphan(orphan(new Grant.Ticket(0, 0), 2)).leased("a", NEED, NOON);
    assertThat(older.access()).as("of an older token").isEqualTo(FIRST.access());
  }

  @Test
  void aNewPairEndsTheLeaseAndTheTroubleAndStoringItTwiceChangesNothing() {
    Grant mine = LIVE.leased("a", NEED, NOON);

    Grant after = saved(mine, mine.ticket(), SECOND, LATER);

    assertThat(after.ticket()).isEqualTo(new Grant.Ticket(2, 2));
    assertThat(after.held()).isEqualTo(new Grant.Held(SECOND, LATER, 0));
    assertThat(after.lease()).isNull();
    assertThat(after.trouble()).isEqualTo(Grant.Trouble.NONE);
    assertThat(saved(after, mine.ticket(), SECOND, LATER)).isSameAs(after);
  }

  @Test
  void aServiceThatGivesTheSamePairOnceMoreHasRenewedIt() {
    Grant mine = LIVE.leased("a", NEED, NOON);

    assertThat(saved(mine, mine.ticket(), FIRST, LATER).generation()).isEqualTo(2);
  }

  @Test
  void whoWasOvertakenKeepsItsPairAsideAndTwiceIsOnce() {
    Grant mine = LIVE.leased("a", NEED, NOON);
    Grant theirs = mine.leased("b", NEED, LATER);

    Grant after = saved(theirs, mine.ticket(), SECOND, LATER);

    assertThat(after.access()).isEqualTo(FIRST.access());
    assertThat(after.isLeasedBy("b")).isTrue();
    assertThat(after.orphans()).extracting(o -> o.held().pair()).containsExactly(SECOND);
    assertThat(saved(after, mine.ticket(), SECOND, LATER)).isSameAs(after);
  }

  @Test
  void whoWasOvertakenByOneWhoseLeaseHasEndedIsTakenWithDoubt() {
    Grant mine = LIVE.leased("a", NEED, NOON);
    Grant theirs = mine.leased("b", NEED, LATER);

    Grant after = saved(theirs, mine.ticket(), SECOND, LATER.plus(Grant.LEASE));

    assertThat(after.access()).isEqualTo(SECOND.access());
    assertThat(after.trouble()).isEqualTo(Grant.Trouble.DOUBT);
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"LOST", "NEEDS_REAUTH"})
  void aLatePairIsTheBestThereIsWhereTheTokenWasRefused(State spent) {
    Grant mine = LIVE.leased("a", NEED, NOON);
    Grant theirs = as(mine.leased("b", NEED, LATER), spent);

    Grant after = saved(theirs, mine.ticket(), SECOND, LATER);

    assertThat(after.access()).isEqualTo(SECOND.access());
    assertThat(after.state()).isEqualTo(State.LIVE);
    assertThat(after.trouble()).isEqualTo(Grant.Trouble.DOUBT);
  }

  @Test
  void theThreeNewestLatePairsAreKept() {
    Grant late = LIVE;
    for (int i = 2; i <= 5; i++) {
      late = saved(late, new Grant.Ticket(0, 0), pair(i), NOON);
    }

    assertThat(late.access()).isEqualTo(FIRST.access());
    assertThat(late.orphans())
        .extracting(o -> o.held().pair())
        .containsExactly(pair(3), pair(4), pair(5));
    assertThat(late.withoutOrphan(pair(4)).orphans())
        .extracting(o -> o.held().pair())
        .containsExactly(pair(3), pair(5));
  }

  @Test
  void aNewPairKeepsWhatWasKnownUnlessItBringsItsOwn() {
    Grant known = Grant.ABSENT.connected(FIRST.facts(Map.of("user", "u1")), NOON);

    Grant after = saved(known, known.ticket(), SECOND, NOON);
    assertThat(after.held().pair().facts()).isEqualTo(Map.of("user", "u1"));
    after = saved(known, known.ticket(), SECOND.facts(Map.of("user", "u2")), NOON);
    assertThat(after.held().pair().facts()).isEqualTo(Map.of("user", "u2"));
    Grant minted = Grant.ABSENT.connectedThrough("company");
    assertThat(saved(minted, minted.ticket(), SECOND, NOON).held().pair().facts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true, PT0S, 3", "true, PT1H, 3", "true, PT1H0.001S, 1", "false, PT0S, 0"})
  void youngPairsThatAreRejectedInARowAreCounted(boolean rejected, Duration age, int rejections) {
    Grant twice =
        new Grant(
            1,
            1,
            State.LIVE,
            new Grant.Held(FIRST, NOON, 2),
            null,
            null,
            Grant.Trouble.NONE,
            List.of());

    Grant after =
        twice.saved(twice.ticket(), SECOND, Duration.ofSeconds(7), rejected, NOON.plus(age));

    assertThat(after.held().rejections()).isEqualTo(rejections);
    assertThat(after.held().obtainedAt()).isEqualTo(NOON.plus(age).minusSeconds(7));
  }

  @Test
  void aPairIsTheSameByBothItsTokens() {
    assertThat(LIVE.holds(FIRST)).isTrue();
    assertThat(LIVE.holds(TokenPair.of(FIRST.access(), SECOND.refresh(), FIRST.lifetime())))
        .isFalse();
    assertThat(LIVE.holds(TokenPair.of(SECOND.access(), FIRST.refresh(), FIRST.lifetime())))
        .isFalse();
  }
}

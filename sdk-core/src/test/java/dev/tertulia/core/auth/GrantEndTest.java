package dev.tertulia.core.auth;

import static dev.tertulia.core.auth.GrantTest.LATER;
import static dev.tertulia.core.auth.GrantTest.LIVE;
import static dev.tertulia.core.auth.GrantTest.NEED;
import static dev.tertulia.core.auth.GrantTest.NOON;
import static dev.tertulia.core.auth.GrantTest.SECOND;
import static dev.tertulia.core.auth.GrantTest.as;
import static dev.tertulia.core.auth.GrantTest.orphan;
import static dev.tertulia.core.auth.GrantTest.pair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.auth.Grant.State;
import org.junit.jupiter.api.Test;

/** What is given up, for now or for good, and by whom. */
class GrantEndTest {
  @Test
  void aRefusedTokenIsLostUnlessALatePairWasKept() {
    Grant mine = LIVE.leased("a", NEED, NOON);

    Grant lost = mine.spent(mine.ticket());
    assertThat(lost).isEqualTo(as(mine, State.LOST));
    assertThat(lost.isSpent()).isTrue();

    Grant.Orphan sibling = orphan(new Grant.Ticket(1, 1), 2);
    Grant.Orphan older = orphan(new Grant.Ticket(0, 0), 3);
    Grant saved = mine.withOrphan(sibling).withOrphan(older).spent(mine.ticket());
    assertThat(saved.access()).as("the token's own first").isEqualTo(SECOND.access());
    assertThat(saved.orphans()).containsExactly(older);
    assertThat(mine.withOrphan(older).spent(mine.ticket()).access()).isEqualTo(pair(3).access());
  }

  @Test
  void nobodyGivesUpWhatSomebodyElseHasInHand() {
    Grant mine = LIVE.leased("a", NEED, NOON);
    Grant theirs = mine.leased("b", NEED, LATER);

    assertThat(theirs.spent(mine.ticket())).isSameAs(theirs);
    assertThat(theirs.postponed(mine.ticket(), State.SUSPENDED, "", LATER)).isSameAs(theirs);
    assertThat(theirs.needingReauth(mine.ticket(), "", LATER)).isSameAs(theirs);
  }

  @Test
  void whoGivesUpForNowKeepsThePairAndSaysWhyAndUntilWhen() {
    Grant mine = LIVE.leased("a", NEED, NOON);

    Grant paused = mine.postponed(mine.ticket(), State.SUSPENDED, "not active", LATER);
    assertThat(paused.state()).isEqualTo(State.SUSPENDED);
    assertThat(paused.held()).isEqualTo(mine.held());
    assertThat(paused.lease()).isNull();
    assertThat(paused.trouble()).isEqualTo(new Grant.Trouble(1, LATER, "not active"));

    Grant lost = mine.spent(mine.ticket());
    assertThat(lost.postponed(mine.ticket(), State.SUSPENDED, "", LATER).state())
        .as("what is lost stays lost")
        .isEqualTo(State.LOST);
  }

  @Test
  void onlyWhatHasAParentIsTriedAgainWithoutAPerson() {
    Grant mine = LIVE.leased("a", NEED, NOON);
    Grant ended = mine.needingReauth(mine.ticket(), "refused", LATER);
    assertThat(ended.state()).isEqualTo(State.NEEDS_REAUTH);
    assertThat(ended.trouble().retryAt()).isNull();

    Grant child = mine.connectedThrough("company");
    assertThat(child.needingReauth(child.ticket(), "refused", LATER).trouble().retryAt())
        .isEqualTo(LATER);
  }
}

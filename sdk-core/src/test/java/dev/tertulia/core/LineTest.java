package dev.tertulia.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who goes next, and who gives up. */
class LineTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;

  private final Line line = new Line();

  private Line.Waiter join(Lane lane, String caller, long at) {
    return join(new Turn(lane, caller, Duration.ofHours(1), false), at);
  }

  private Line.Waiter join(Turn turn, long at) {
    var waiter = new Line.Waiter(turn, at);
    line.add(waiter);
    return waiter;
  }

  private static Turn again(Lane lane) {
    return new Turn(lane, "a", Duration.ofHours(1), true);
  }

  /** Whose turns come, until nobody of that lane is left. */
  private List<String> order(Lane lane, long now) {
    var order = new ArrayList<String>();
    for (var next = line.next(lane, now); next != null; next = line.next(lane, now)) {
      order.add(next.turn.caller());
      line.served(next, lane);
    }
    return order;
  }

  @Test
  void callersTakeTurnsHoweverMuchEachOfThemWants() {
    for (int i = 0; i < 3; i++) {
      join(Lane.DEFAULT, "much", i);
    }
    join(Lane.DEFAULT, "some", 3);
    join(Lane.DEFAULT, "some", 4);
    join(Lane.DEFAULT, "one", 5);

    assertThat(order(Lane.DEFAULT, 6))
        .containsExactly("much", "some", "one", "much", "some", "much");
    assertThat(line.isEmpty()).isTrue();
  }

  @Test
  void aBatchThatHasWaitedAMinuteTakesOneTurnInEachRoundOfTheCallers() {
    join(Lane.BATCH, "batch", 0);
    join(Lane.BATCH, "batch", 1);
    for (int i = 0; i < 4; i++) {
      join(Lane.DEFAULT, "a", MINUTE);
      join(Lane.DEFAULT, "b", MINUTE);
    }

    assertThat(order(Lane.DEFAULT, MINUTE + 1))
        .containsExactly("a", "b", "batch", "a", "b", "batch", "a", "b", "a", "b");
  }

  @Test
  void aBatchIsPassedByUntilItHasWaitedAMinute() {
    join(Lane.BATCH, "batch", SECOND);

    assertThat(line.next(Lane.DEFAULT, SECOND + MINUTE - 1)).isNull();
    assertThat(line.next(Lane.DEFAULT, SECOND + MINUTE)).isNotNull();
    assertThat(line.next(Lane.INTERACTIVE, SECOND + MINUTE)).isNull();
  }

  @Test
  void ofSeveralBatchesTheOneThatHasWaitedLongestTakesTheTurn() {
    join(Lane.BATCH, "later", 5);
    join(Lane.BATCH, "first", 3);
    join(Lane.BATCH, "last", 9);

    var next = line.next(Lane.DEFAULT, 2 * MINUTE);
    assertThat(next).isNotNull();
    assertThat(next.turn.caller()).isEqualTo("first");
  }

  @Test
  void whoeverWasRefusedGoesBeforeItsLane() {
    join(Lane.DEFAULT, "b", 0);
    join(again(Lane.DEFAULT), 1);

    assertThat(order(Lane.DEFAULT, 2)).containsExactly("a", "b");
  }

  @Test
  void whoeverRunsOutOfPatienceIsTakenOutAndNobodyElse() {
    var hasty = join(new Turn(Lane.BATCH, "", Duration.ofSeconds(1), false), 0);
    var patient = join(new Turn(Lane.DEFAULT, "", Duration.ofSeconds(2), false), 0);

    assertThat(line.nextLate()).isEqualTo(SECOND + 1);
    assertThat(line.late(SECOND)).as("to the last moment").isEmpty();
    assertThat(line.late(SECOND + 1)).containsExactly(hasty);
    assertThat(line.size()).isEqualTo(1);
    assertThat(line.next(Lane.BATCH, 0)).isNull();
    assertThat(line.next(Lane.DEFAULT, 0)).isSameAs(patient);
    assertThat(line.nextLate()).isEqualTo(2 * SECOND + 1);
  }

  @Test
  void patienceForEverNeverEnds() {
    join(new Turn(Lane.DEFAULT, "", Duration.ofDays(100_000), false), 5);
    assertThat(line.nextLate()).isEqualTo(Long.MAX_VALUE);

    join(new Turn(Lane.DEFAULT, "", Duration.ofDays(36_500), false), 5);
    assertThat(line.nextLate()).isEqualTo(Duration.ofDays(36_500).toNanos() + 6);
  }

  @Test
  void whoeverLeftIsNotCountedTwice() {
    var gone = join(Lane.DEFAULT, "a", 0);
    join(Lane.DEFAULT, "a", 0);

    line.remove(gone);
    line.remove(gone);

    assertThat(line.size()).isEqualTo(1);
    assertThat(line.isEmpty()).isFalse();
    assertThat(order(Lane.DEFAULT, 1)).containsExactly("a");
    assertThat(line.late(Long.MAX_VALUE)).isEmpty();
    assertThat(line.nextLate()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aNewcomerHasBeforeItAllBetterLanesAndOneRoundForEachTurnOfItsOwn() {
    join(Lane.INTERACTIVE, "x", 0);
    join(again(Lane.INTERACTIVE), 0);
    join(again(Lane.DEFAULT), 0);
    for (int i = 0; i < 3; i++) {
      join(Lane.DEFAULT, "a", 0);
    }
    join(Lane.DEFAULT, "b", 0);
    join(Lane.BATCH, "z", 0);

    assertThat(line.before(again(Lane.DEFAULT))).as("refused").isEqualTo(3);
    assertThat(line.before(Turn.of(Lane.DEFAULT, Duration.ZERO).caller("c"))).isEqualTo(3);
    assertThat(line.before(Turn.of(Lane.DEFAULT, Duration.ZERO).caller("b"))).isEqualTo(3 + 2);
    assertThat(line.before(Turn.of(Lane.DEFAULT, Duration.ZERO).caller("a"))).isEqualTo(3 + 4);
    assertThat(line.before(Turn.of(Lane.BATCH, Duration.ZERO).caller("y"))).isEqualTo(7);
    assertThat(line.before(Turn.of(Lane.INTERACTIVE, Duration.ZERO).caller("y"))).isEqualTo(1);
  }
}

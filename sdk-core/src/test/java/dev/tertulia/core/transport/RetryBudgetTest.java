package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.Lane;
import org.junit.jupiter.api.Test;

/** What repeats cost, and how it is earned again. */
class RetryBudgetTest {
  private final RetryBudget budget = new RetryBudget();

  private int affordable(Lane lane, int price) {
    int count = 0;
    while (budget.take(lane, price)) {
      count++;
    }
    return count;
  }

  @Test
  void aLaneAffordsTenRepeatsOfFailuresOrFiveOfTimeoutsAndNoMore() {
    assertThat(affordable(Lane.DEFAULT, RetryBudget.FAILURE)).isEqualTo(10);
    assertThat(affordable(Lane.BATCH, RetryBudget.TIMEOUT)).as("another lane").isEqualTo(5);
  }

  @Test
  void whatIsTooDearCostsNothing() {
    for (int i = 0; i < 9; i++) {
      assertThat(budget.take(Lane.DEFAULT, RetryBudget.FAILURE)).isTrue();
    }

    assertThat(budget.take(Lane.DEFAULT, RetryBudget.TIMEOUT)).isFalse();
    assertThat(budget.take(Lane.DEFAULT, RetryBudget.FAILURE)).isTrue();
  }

  @Test
  void aCallThatSucceedsAfterRepeatsGetsBackWhatTheyCostAndAnyOtherALittle() {
    assertThat(affordable(Lane.DEFAULT, 1)).isEqualTo(100);

    budget.succeeded(Lane.DEFAULT, 20);
    assertThat(affordable(Lane.DEFAULT, 1)).isEqualTo(20);

    budget.succeeded(Lane.DEFAULT, 0);
    assertThat(affordable(Lane.DEFAULT, 1)).isEqualTo(1);
  }

  @Test
  void nobodySavesUp() {
    budget.succeeded(Lane.DEFAULT, 20);

    assertThat(affordable(Lane.DEFAULT, 1)).isEqualTo(100);
  }
}

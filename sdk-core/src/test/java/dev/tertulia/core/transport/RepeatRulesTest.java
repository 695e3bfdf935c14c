package dev.tertulia.core.transport;

import static dev.tertulia.core.transport.Happening.NOT_PROCESSED;
import static dev.tertulia.core.transport.Happening.RATE_LIMITED;
import static dev.tertulia.core.transport.Happening.REFUSED_FOR_GOOD;
import static dev.tertulia.core.transport.Happening.SERVER_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.Outcome;
import dev.tertulia.core.Safety;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The table's rows by status, for every status there can be; real calls go through it elsewhere.
 */
class RepeatRulesTest {
  private static final Map<Integer, Happening> SPECIAL =
      Map.of(
          408, SERVER_FAILED,
          421, NOT_PROCESSED,
          425, NOT_PROCESSED,
          429, RATE_LIMITED,
          501, REFUSED_FOR_GOOD,
          505, REFUSED_FOR_GOOD);

  private static RepeatRules rules(int[] neverOn, int[] retryOn) {
    return new RepeatRules(Safety.ONCE, neverOn, retryOn);
  }

  @Test
  void whatAStatusMeansIsSaidForEachOfThem() {
    RepeatRules plain = rules(new int[0], new int[0]);

    for (int status = 300; status < 600; status++) {
      Happening usual = status < 500 ? REFUSED_FOR_GOOD : SERVER_FAILED;
      assertThat(plain.ofStatus(status))
          .as("%s", status)
          .isEqualTo(SPECIAL.getOrDefault(status, usual));
    }
  }

  @Test
  void whatMustHappenOnceIsRepeatedOnlyWhereItIsCertainThatItDidNot() {
    Set<Again> elsewhere = Set.of(Again.THROUGH_LIMITER, Again.OTHER_TOKEN);
    for (Happening each : Happening.values()) {
      Again again = rules(new int[0], new int[0]).again(each);
      boolean certain = each.outcome() == Outcome.NOT_SENT || each.outcome() == Outcome.REFUSED;
      assertThat(again == Again.NO || certain).as("%s", each).isTrue();
      assertThat(elsewhere.contains(again))
          .as("%s", each)
          .isEqualTo(each == RATE_LIMITED || each == Happening.TOKEN_REJECTED);
    }
  }

  @Test
  void anOperationsOwnExceptionsGoBeforeTheTableAndNeverBeforeAgain() {
    RepeatRules own = rules(new int[] {503, 504}, new int[] {409, 504});

    assertThat(own.ofStatus(503)).isEqualTo(REFUSED_FOR_GOOD);
    assertThat(own.ofStatus(409)).isEqualTo(NOT_PROCESSED);
    assertThat(own.ofStatus(504)).as("both").isEqualTo(REFUSED_FOR_GOOD);
    assertThat(own.ofStatus(502)).isEqualTo(SERVER_FAILED);
  }
}

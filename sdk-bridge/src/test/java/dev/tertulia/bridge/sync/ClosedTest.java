package dev.tertulia.bridge.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compared with a set of seconds. */
class ClosedTest {
  private static Instant at(int second) {
    return Instant.ofEpochSecond(second);
  }

  private static Window window(int from, int until) {
    return new Window(at(from), at(until));
  }

  @Test
  void stretchesBehaveLikeSetsOfSeconds() {
    for (int seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      Closed closed = Closed.NOTHING;
      var seconds = new BitSet();
      for (int step = 0; step < 15; step++) {
        int from = random.nextInt(60);
        int until = from + random.nextInt(12);
        if (random.nextInt(4) > 0) {
          closed = closed.plus(window(from, until));
          seconds.set(from, until);
        } else {
          closed = closed.reopened(Duration.ofSeconds(until - from), at(until));
          seconds.clear(from, until);
        }
        assertSame(closed, seconds, random.nextInt(40), 40 + random.nextInt(40), seed);
      }
    }
  }

  private static void assertSame(Closed closed, BitSet seconds, int from, int until, int seed) {
    BitSet within = seconds.get(from, until);
    assertThat(closed.within(window(from, until)).toSeconds())
        .as("seed %s", seed)
        .isEqualTo(within.cardinality());
    int gap = within.nextClearBit(0);
    if (gap >= until - from) {
      assertThat(closed.gap(window(from, until))).as("seed %s", seed).isEmpty();
    } else {
      int end = within.nextSetBit(gap);
      assertThat(closed.gap(window(from, until)))
          .as("seed %s", seed)
          .contains(window(from + gap, end < 0 ? until : from + end));
    }
    assertThat(closed.windows()).as("seed %s", seed).isSortedAccordingTo(ClosedTest::apart);
    assertThat(closed.windows()).noneMatch(each -> each.length().isZero());
    assertThat(closed.end())
        .isEqualTo(seconds.isEmpty() ? Optional.empty() : Optional.of(at(seconds.length())));
  }

  /** Less, and not even touching. */
  private static int apart(Window one, Window other) {
    return one.until().isBefore(other.from()) ? -1 : 1;
  }
}

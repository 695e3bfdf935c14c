package dev.tertulia.acumbamail;

import dev.tertulia.core.CallReport;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.transport.CallScope;
import dev.tertulia.core.transport.Require;
import dev.tertulia.core.transport.Transport;
import java.time.Duration;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Looks again and again how many subscribers a list has, within a bound. */
record Watch(ListsApi api, CallScope scope, Transport transport, Timekeeper time) {
  /** Ten a minute are allowed, and others may want some of them. */
  private static final Duration BETWEEN = Duration.ofSeconds(10);

  private static final CallReport REASON =
      new CallReport("getListStats", 0, Outcome.ACCEPTED, null);

  /** Whether it came to pass. */
  boolean until(ListId list, LongPredicate wanted, Duration atMost) {
    Require.timeout("atMost", atMost);
    long end = time.ticks() + atMost.toNanos();
    while (true) {
      Duration left = Duration.ofNanos(end - time.ticks());
      Long total = left.isNegative() || left.isZero() ? null : total(list, left);
      if (total != null && wanted.test(total)) {
        return true;
      }
      left = Duration.ofNanos(end - time.ticks());
      if (left.isNegative() || left.isZero()) {
        return false;
      }
      transport.pause(left.compareTo(BETWEEN) < 0 ? left : BETWEEN, REASON);
    }
  }

  private @Nullable Long total(ListId list, Duration left) {
    Duration usual = scope.resilience().deadline();
    Duration deadline = left.compareTo(usual) < 0 ? left : usual;
    try {
      return api.stats(Form.of(new Forms.OfList(list)))
          .execute(scope.resilience(scope.resilience().deadline(deadline)))
          .subscribers();
    } catch (NotAdmittedException e) {
      // Others have used up what is allowed; there is still time.
      return null;
    }
  }
}

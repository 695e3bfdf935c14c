package dev.tertulia.core.transport;

import dev.tertulia.core.Operation;
import dev.tertulia.core.Safety;

/**
 * The only place that decides about "again": the repeat table, and what one operation says against
 * it.
 */
final class RepeatRules {
  private final Safety safety;
  private final int[] neverOn;
  private final int[] retryOn;

  RepeatRules(Safety safety, int[] neverOn, int[] retryOn) {
    this.safety = safety;
    this.neverOn = neverOn;
    this.retryOn = retryOn;
  }

  static RepeatRules of(Operation operation) {
    return new RepeatRules(operation.safety(), operation.neverOn(), operation.retryOn());
  }

  Again again(Happening happening) {
    return happening.again(safety);
  }

  /** The row for a status, with the operation's own exceptions applied. */
  Happening ofStatus(int status) {
    if (contains(neverOn, status)) {
      return Happening.REFUSED_FOR_GOOD;
    }
    return contains(retryOn, status) ? Happening.NOT_PROCESSED : Happening.ofStatus(status);
  }

  private static boolean contains(int[] statuses, int status) {
    for (int each : statuses) {
      if (each == status) {
        return true;
      }
    }
    return false;
  }
}

package dev.tertulia.bridge.links;

import dev.tertulia.core.CallReport;
import dev.tertulia.core.NotAdmittedException;
import java.time.Instant;

/** What a link says that has to wait: nothing was done, and nothing is wrong. */
final class Later {
  private Later() {}

  static NotAdmittedException because(String words, Instant notBefore) {
    return new NotAdmittedException(CallReport.unsent(""), words, notBefore);
  }
}

package dev.tertulia.bridge.sync;

import dev.tertulia.core.InvalidRequestException;

/**
 * How many rows of a window may be refused.
 *
 * @param share of the rows read so far, from 0 to 1
 * @param most never more than that
 */
record Tolerance(double share, int most) {
  static final Tolerance NONE = new Tolerance(0, 0);
  static final Tolerance STANDARD = new Tolerance(0.01, 1000);

  /** One bad row among the first ten is no tenth of all rows. */
  private static final int FEW = 10;

  Tolerance {
    if (!(share >= 0 && share <= 1)) {
      throw new InvalidRequestException("Sync.tolerating.share", "from 0 to 1", "" + share);
    }
    if (most < 0) {
      throw new InvalidRequestException("Sync.tolerating.most", "0 or more", "" + most);
    }
  }

  boolean allows(long refused, long rows) {
    return refused <= Math.min(most, Math.max(FEW, share * rows));
  }
}

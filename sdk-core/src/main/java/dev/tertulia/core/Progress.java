package dev.tertulia.core;

/** Is told how many bytes have moved, on the thread that moves them. It must return quickly. */
@FunctionalInterface
public interface Progress {

  /**
   * More bytes have moved.
   *
   * @param moved bytes so far
   * @param total bytes in all; -1 where nobody knows
   */
  void moved(long moved, long total);

  /** Tells nobody. */
  static Progress none() {
    return (moved, total) -> {};
  }
}

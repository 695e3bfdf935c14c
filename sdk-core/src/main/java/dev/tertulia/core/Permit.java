package dev.tertulia.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Leave to send one request. Exactly one of its methods must be called, once; later calls do
 * nothing.
 */
public interface Permit {

  /** The request is over, however it ended: its slot is free again one interval from now. */
  void completed(@Nullable Quota quota);

  /**
   * We gave up on the answer: the request may still be counted later, so its slot stays taken for
   * longer.
   */
  void lost();

  /** Not a byte left: the slot is free again at once. */
  void unused();

  /**
   * The service refused it for its rate: nobody is let through until the pause is over.
   *
   * @param pause what the service asked for; null if it did not say
   */
  void refused(@Nullable Quota quota, @Nullable Duration pause);
}

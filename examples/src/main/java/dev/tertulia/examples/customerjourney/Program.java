package dev.tertulia.examples.customerjourney;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The restaurant's program while it runs: in this one, or as one of its own. */
interface Program extends AutoCloseable {

  /**
   * A program that has nothing to do before time passes.
   *
   * @param busy whether there is anything to be done then
   * @param nextDue when the next thing falls due; empty for never
   */
  record Rest(boolean busy, Optional<Instant> nextDue) {}

  /**
   * Waits until the program has nothing to do before time passes.
   *
   * @return empty if it has died
   */
  Optional<Rest> rest();

  /** Whether it died because somebody killed it. */
  boolean wasKilled();

  /** It is that late now. */
  void advance(Instant now);

  /** What a person must look at. */
  List<Doubt> doubts();

  /** What that person says. */
  void decide(Doubt doubt, boolean happened);

  /** Events that are set aside, in doubt or not. */
  int parked();

  @Override
  void close();
}

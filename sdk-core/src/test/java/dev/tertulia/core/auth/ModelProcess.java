package dev.tertulia.core.auth;

import java.time.Instant;

/**
 * A process as a value: where it stands in its round.
 *
 * @param first where it begins again if somebody else was at work
 * @param early what it read before it took the lease, which only a broken variant uses
 * @param leasedAt when it took the lease, on its own clock
 * @param answer what the service has said, not yet arrived
 */
record ModelProcess(
    Round first,
    Round round,
    Phase phase,
    Grant early,
    Instant leasedAt,
    TokenExchange.Answer answer) {

  enum Phase {
    /** About to do what its round says. */
    READY,
    /** Somebody else has the lease. */
    WAITING,
    /** Its request is on the way to the service. */
    SENT,
    /** The answer is on the way back. */
    ANSWERED,
    DONE,
    DEAD
  }

  static ModelProcess begin(String name, Grant early) {
    Round first = Round.begin(name, Need.ofTime(1));
    return new ModelProcess(first, first, Phase.READY, early, Instant.EPOCH, null);
  }

  boolean isOver() {
    return phase == Phase.DONE || phase == Phase.DEAD;
  }

  ModelProcess at(Phase next) {
    return new ModelProcess(first, round, next, early, leasedAt, answer);
  }

  ModelProcess answered(TokenExchange.Answer said) {
    return new ModelProcess(first, round, Phase.ANSWERED, early, leasedAt, said);
  }

  /** The next step of the round, or the end of it. */
  ModelProcess to(Round next, Instant leased) {
    if (next instanceof Round.Over over) {
      Phase phase = over.again() ? Phase.WAITING : Phase.DONE;
      return new ModelProcess(first, over.again() ? first : over, phase, early, leased, null);
    }
    return new ModelProcess(first, next, Phase.READY, early, leased, null);
  }
}

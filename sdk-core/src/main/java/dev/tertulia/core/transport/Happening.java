package dev.tertulia.core.transport;

import static dev.tertulia.core.Outcome.ACCEPTED;
import static dev.tertulia.core.Outcome.NOT_SENT;
import static dev.tertulia.core.Outcome.REFUSED;
import static dev.tertulia.core.Outcome.UNKNOWN;
import static dev.tertulia.core.transport.Again.NO;
import static dev.tertulia.core.transport.Again.ONCE_MORE;
import static dev.tertulia.core.transport.Again.OTHER_TOKEN;
import static dev.tertulia.core.transport.Again.REPEAT;
import static dev.tertulia.core.transport.Again.THROUGH_LIMITER;

import dev.tertulia.core.Outcome;
import dev.tertulia.core.Safety;

/**
 * What can happen to one attempt: the repeat table, row by row. Its columns are READ, IDEMPOTENT,
 * ONCE.
 */
enum Happening {
  /** DNS, refused, connect timeout, proxy down. */
  NOT_CONNECTED(REPEAT, REPEAT, REPEAT, NOT_SENT),
  /** Handshake, certificate, host name. */
  NOT_SECURE(NO, NO, NO, NOT_SENT),
  /** The request headers had begun to leave, and no answer came. */
  NO_ANSWER(REPEAT, REPEAT, NO, UNKNOWN),
  /** A 2xx whose body was cut or cannot be read. */
  CUT(ONCE_MORE, NO, NO, ACCEPTED),
  /** 401 that means the token. */
  TOKEN_REJECTED(OTHER_TOKEN, OTHER_TOKEN, OTHER_TOKEN, REFUSED),
  /** 429. */
  RATE_LIMITED(THROUGH_LIMITER, THROUGH_LIMITER, THROUGH_LIMITER, REFUSED),
  /** 408, 500, 502, 503, 504, 52x and their like. */
  SERVER_FAILED(REPEAT, REPEAT, NO, UNKNOWN),
  /** 421, 425. */
  NOT_PROCESSED(REPEAT, REPEAT, REPEAT, REFUSED),
  /** Any other status. */
  REFUSED_FOR_GOOD(NO, NO, NO, REFUSED);

  private final Again read;
  private final Again idempotent;
  private final Again once;
  private final Outcome outcome;

  Happening(Again read, Again idempotent, Again once, Outcome outcome) {
    this.read = read;
    this.idempotent = idempotent;
    this.once = once;
    this.outcome = outcome;
  }

  Again again(Safety safety) {
    return switch (safety) {
      case READ -> read;
      case IDEMPOTENT -> idempotent;
      case ONCE -> once;
    };
  }

  /** What the caller is told if the call ends here. */
  Outcome outcome() {
    return outcome;
  }

  static Happening ofStatus(int status) {
    return switch (status) {
      case 429 -> RATE_LIMITED;
      case 421, 425 -> NOT_PROCESSED;
      case 408 -> SERVER_FAILED;
      // Never implemented, or not this HTTP version: said before anything was done.
      case 501, 505 -> REFUSED_FOR_GOOD;
      default -> status >= 500 ? SERVER_FAILED : REFUSED_FOR_GOOD;
    };
  }
}

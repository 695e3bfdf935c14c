package dev.tertulia.core.transport;

import org.jspecify.annotations.Nullable;

/**
 * What a service said when it said no.
 *
 * @param message its words; null if there were none
 * @param traceId its own id of the exchange; null if it gave none
 * @param kind whether the token was the reason
 */
public record ServerWords(@Nullable String message, @Nullable String traceId, Kind kind) {

  /** What the refusal was about. */
  public enum Kind {
    /** The token is unknown or expired: another one may do. */
    TOKEN,
    /** The token lacks a scope. */
    MISSING_SCOPE,
    /** The token is of the wrong class for this operation. */
    WRONG_TOKEN_CLASS,
    /** Anything else. */
    OTHER
  }
}

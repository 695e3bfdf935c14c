package dev.tertulia.core.auth;

import dev.tertulia.core.InvalidRequestException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service grants: a token to call with, and usually one to get the next pair with.
 *
 * @param access opens the resource while it lives
 * @param refresh gets the next pair; null where the pair can only be had anew, as from the grant of
 *     a parent
 * @param lifetime how long the access token lives, from the moment it arrives
 * @param facts what the service said along with it and is needed later, such as whose it is; kept
 *     with the grant and handed back. A new pair without facts keeps those of the old one
 */
public record TokenPair(
    Secret access, @Nullable Secret refresh, Duration lifetime, Map<String, String> facts) {

  /** Refuses a token that is dead on arrival. */
  public TokenPair {
    if (lifetime.isZero() || lifetime.isNegative()) {
      throw new InvalidRequestException(
          "TokenPair.lifetime", "a positive duration", String.valueOf(lifetime));
    }
    facts = Map.copyOf(facts);
  }

  /** A pair about which there is nothing more to know. */
  public static TokenPair of(Secret access, @Nullable Secret refresh, Duration lifetime) {
    return new TokenPair(access, refresh, lifetime, Map.of());
  }

  /** The same with other facts. */
  public TokenPair facts(Map<String, String> known) {
    return new TokenPair(access, refresh, lifetime, known);
  }

  /** Tells neither the tokens nor the facts. */
  @Override
  public String toString() {
    return "TokenPair[" + access + ", lifetime=" + lifetime + "]";
  }
}

package dev.tertulia.core.auth;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * A token service as a value.
 *
 * @param live the refresh tokens it would take
 * @param issued how many pairs it has given
 * @param requests how many it was asked for with a refresh token
 */
record ModelServer(Set<Integer> live, int issued, int requests, Kind kind, boolean heals) {

  enum Kind {
    /** A refresh token is good once. */
    STRICT,
    /** As strict, and a second use revokes everything that came from the first. */
    REVOKES_FAMILY
  }

  record Reply(ModelServer server, TokenExchange.Answer answer) {}

  static ModelServer of(Kind kind, boolean heals) {
    return new ModelServer(Set.of(0), 0, 0, kind, heals);
  }

  static TokenPair pair(int number) {
    return TokenPair.of(Secret.of("a" + number), Secret.of("r" + number), Duration.ofDays(1));
  }

  static int number(TokenPair pair) {
    return Integer.parseInt(pair.refresh().reveal().substring(1));
  }

  boolean takes(TokenPair pair) {
    return live.contains(number(pair));
  }

  Reply refresh(TokenPair held) {
    var left = new TreeSet<>(live);
    if (left.remove(number(held))) {
      return granting(left, requests + 1);
    }
    Set<Integer> after = kind == Kind.REVOKES_FAMILY ? Set.of() : live;
    return new Reply(
        new ModelServer(after, issued, requests + 1, kind, heals),
        new TokenExchange.Rejected("spent"));
  }

  /** What it gives anew takes the place of all it gave before. */
  Reply reconnect() {
    return heals
        ? granting(Set.of(), requests)
        : new Reply(this, new TokenExchange.Rejected("no such way"));
  }

  private Reply granting(Set<Integer> others, int asked) {
    var all = new TreeSet<>(others);
    all.add(issued + 1);
    return new Reply(
        new ModelServer(all, issued + 1, asked, kind, heals),
        new TokenExchange.Granted(pair(issued + 1)));
  }
}

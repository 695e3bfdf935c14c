package dev.tertulia.core.auth;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody wants a new pair, and whether a grant agrees. Pure.
 *
 * @param rejected the access token that the service refused; null if the clock is the only reason
 * @param jitter of this program, so that a fleet does not come all at once: 0.8 to 1.2
 */
record Need(@Nullable Secret rejected, double jitter) {
  static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  static final Duration SLOWLY = Duration.ofMinutes(10);
  private static final Duration SOFT = Duration.ofHours(2);
  private static final Duration HARD = Duration.ofSeconds(30);

  static Need ofTime(double jitter) {
    return new Need(null, jitter);
  }

  /** Whether a new pair should be got now. */
  boolean isFeltBy(Grant grant, Instant now) {
    Grant.Held held = grant.held();
    boolean over =
        grant.state() == Grant.State.GONE
            || (grant.state() == Grant.State.NEEDS_REAUTH && grant.parent() == null);
    if (over || isAhead(grant.trouble().retryAt(), now)) {
      return false;
    }
    if (held == null) {
      return grant.parent() != null;
    }
    if (held.pair().access().equals(rejected)) {
      return !isAhead(held.obtainedAt().plus(coolDown(held.rejections())), now);
    }
    // What somebody has begun and not finished is finished first: it may be worth nothing.
    return grant.trouble().attempts() > 0 || !now.isBefore(held.expiresAt().minus(soft(held)));
  }

  /** Whether the access token can still be used. */
  static boolean serves(Grant grant, Instant now) {
    Grant.Held held = grant.held();
    return held != null && now.isBefore(held.expiresAt().minus(hard(held)));
  }

  /** The pause after so many attempts that came to nothing. */
  static Duration pause(int attempts) {
    return shorter(
        Duration.ofSeconds(5).multipliedBy(1L << Math.max(0, Math.min(attempts - 1, 10))),
        Duration.ofMinutes(5));
  }

  private Duration soft(Grant.Held held) {
    Duration margin = shorter(SOFT, held.pair().lifetime().dividedBy(4));
    return Duration.ofMillis((long) (margin.toMillis() * jitter));
  }

  private static Duration hard(Grant.Held held) {
    return shorter(HARD, held.pair().lifetime().dividedBy(20));
  }

  private static Duration coolDown(int rejections) {
    return rejections == 0
        ? Duration.ZERO
        : shorter(Duration.ofMinutes(1L << Math.min(rejections - 1, 10)), LONGEST_PAUSE);
  }

  /** No pause of ours is longer than an hour: what says otherwise was written by a wrong clock. */
  private static boolean isAhead(@Nullable Instant at, Instant now) {
    return at != null && now.isBefore(at) && !at.isAfter(now.plus(LONGEST_PAUSE));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}

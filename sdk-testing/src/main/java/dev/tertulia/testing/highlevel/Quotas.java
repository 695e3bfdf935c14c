package dev.tertulia.testing.highlevel;

import dev.tertulia.core.Timekeeper;
import dev.tertulia.testing.http.Reply;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * What each app may ask in each location. The burst is counted over the window that ends now, the
 * strictest reading of "100 requests per 10 seconds": whoever passes here passes every other one.
 * The day begins with the first request.
 */
final class Quotas {
  private static final long DAY = Duration.ofDays(1).toNanos();

  private final Timekeeper time;
  private final Map<Account, Used> used = new HashMap<>();
  private int burst;
  private long window;
  private long daily;

  private record Account(String app, String location) {}

  private static final class Used {
    private final ArrayDeque<Long> recent = new ArrayDeque<>();
    private long today;
    private long dayBegan;
  }

  Quotas(Timekeeper time, int burst, Duration window, long daily) {
    this.time = time;
    change(burst, window, daily);
  }

  void change(int newBurst, Duration newWindow, long newDaily) {
    if (newBurst < 1 || newWindow.isZero() || newWindow.isNegative() || newDaily < 1) {
      throw new IllegalArgumentException(
          "expected at least 1 request per window and day, found "
              + newBurst
              + " per "
              + newWindow
              + " and "
              + newDaily
              + " per day");
    }
    burst = newBurst;
    window = newWindow.toNanos();
    daily = newDaily;
  }

  /** Whether the request is admitted; a refused one costs nothing. */
  boolean take(Token token) {
    Used account = current(token);
    if (account.recent.size() >= burst || account.today >= daily) {
      return false;
    }
    account.recent.add(time.ticks());
    account.today++;
    return true;
  }

  /** The answer with what is left, in the headers of the service. */
  Reply stamped(Reply reply, Token token) {
    Used account = current(token);
    long left = DAY - (time.ticks() - account.dayBegan);
    return announced(reply, burst - account.recent.size(), daily - account.today, left);
  }

  /** The answer to someone unknown, of whom nothing is counted. */
  Reply stamped(Reply reply) {
    return announced(reply, burst, daily, DAY);
  }

  private Reply announced(Reply reply, long left, long leftToday, long untilTomorrow) {
    return reply
        .with("X-RateLimit-Max", String.valueOf(burst))
        .with("X-RateLimit-Remaining", String.valueOf(Math.max(0, left)))
        .with("X-RateLimit-Interval-Milliseconds", String.valueOf(window / 1_000_000))
        .with("X-RateLimit-Limit-Daily", String.valueOf(daily))
        .with("X-RateLimit-Daily-Remaining", String.valueOf(Math.max(0, leftToday)))
        .with("X-RateLimit-Daily-Reset", String.valueOf(untilTomorrow / 1_000_000));
  }

  private Used current(Token token) {
    long now = time.ticks();
    Used account =
        used.computeIfAbsent(new Account(token.app(), token.location()), id -> new Used());
    while (!account.recent.isEmpty() && now - account.recent.peek() >= window) {
      account.recent.poll();
    }
    if (account.today == 0 || now - account.dayBegan >= DAY) {
      account.today = 0;
      account.dayBegan = now;
    }
    return account;
  }
}

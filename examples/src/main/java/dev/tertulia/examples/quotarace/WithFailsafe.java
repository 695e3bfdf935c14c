package dev.tertulia.examples.quotarace;

import dev.failsafe.RateLimiter;
import dev.tertulia.core.Lane;
import dev.tertulia.core.Rate;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.io.IOException;
import java.time.Duration;

/**
 * The same loop behind Failsafe's rate limiter, which lets through so many in each of its own
 * windows.
 */
final class WithFailsafe extends PlainLoop {
  private final RateLimiter<Object> limiter;

  WithFailsafe(HighLevelSandbox location, String conversation, Duration firstPause, Rate rate) {
    super(location, conversation, firstPause);
    limiter = RateLimiter.<Object>burstyBuilder(rate.requests(), rate.interval()).build();
  }

  @Override
  public String name() {
    return "Failsafe RateLimiter";
  }

  @Override
  public void request(Lane lane) throws IOException, InterruptedException {
    limiter.acquirePermit();
    super.request(lane);
  }
}

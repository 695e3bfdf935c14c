package dev.tertulia.bridge.sync;

import dev.tertulia.core.Quota;
import dev.tertulia.core.Timekeeper;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How fast a run goes, and when it will be through. */
final class Pace {
  private static final double DAY = Duration.ofDays(1).toSeconds();

  private final Timekeeper time;
  private final long begun;
  private double shareAtFirst;
  private long requests;
  private long requestsAtFirst;
  private long rows;

  Pace(Timekeeper time) {
    this.time = time;
    this.begun = time.ticks();
  }

  /** From here on the share is measured against other work. */
  void from(double share) {
    shareAtFirst = share;
    requestsAtFirst = requests;
  }

  void page(int more) {
    requests++;
    rows += more;
  }

  long requests() {
    return requests;
  }

  long rows() {
    return rows;
  }

  Duration took() {
    return Duration.ofNanos(time.ticks() - begun);
  }

  SyncProgress progress(Window window, @Nullable Double share, @Nullable Quota quota) {
    double seconds = seconds(took());
    return new SyncProgress(
        window, share, rows, seconds > 0 ? rows / seconds : 0, left(share, quota));
  }

  private @Nullable Duration left(@Nullable Double share, @Nullable Quota quota) {
    if (share == null || share <= shareAtFirst || requests == requestsAtFirst) {
      return null;
    }
    double ahead = (requests - requestsAtFirst) * (1 - share) / (share - shareAtFirst);
    double each = Math.max(seconds(took()) / requests, permitted(quota));
    return Duration.ofMillis(Math.round(1000 * Math.max(ahead * each, days(quota, ahead, each))));
  }

  /** The least time from one request to the next that the quota allows in the long run. */
  private static double permitted(@Nullable Quota quota) {
    if (quota == null || quota.max() == null || quota.max() <= 0 || quota.interval() == null) {
      return 0;
    }
    return seconds(quota.interval()) / quota.max();
  }

  /** What today's quota does not hold waits for tomorrow's. */
  private double days(@Nullable Quota quota, double ahead, double each) {
    if (quota == null || quota.dailyRemaining() == null || ahead <= quota.dailyRemaining()) {
      return 0;
    }
    double rest = ahead - quota.dailyRemaining();
    double daily = quota.dailyMax() == null ? rest + 1 : Math.max(1, quota.dailyMax());
    double since = seconds(Duration.between(quota.at(), time.now()));
    double reset = quota.dailyReset() == null ? DAY : seconds(quota.dailyReset()) - since;
    double whole = Math.floor(rest / daily);
    return Math.max(0, reset) + whole * DAY + (rest - whole * daily) * each;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}

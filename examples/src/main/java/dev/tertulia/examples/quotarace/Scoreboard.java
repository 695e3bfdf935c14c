package dev.tertulia.examples.quotarace;

import dev.tertulia.core.Lane;
import dev.tertulia.core.Rate;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A line while a race runs, and the table at the end. */
final class Scoreboard {
  private static final int BAR = 30;

  private final PrintStream out;
  private final int requests;

  Scoreboard(PrintStream out, int requests) {
    this.out = out;
    this.requests = requests;
  }

  void title(String words) {
    out.println();
    out.println(words);
    out.println();
  }

  void line(String name, int answered, double used, Map<Lane, AtomicInteger> waiting) {
    int filled = BAR * answered / requests;
    out.printf(
        "\r  %-22s %s%s %,5d of %,d   %3.0f%% of the quota   waiting: %s   ",
        name,
        "█".repeat(filled),
        "░".repeat(BAR - filled),
        answered,
        requests,
        100 * used,
        waiting);
  }

  void table(List<Race.Result> results, Rate rate) {
    out.println();
    out.println();
    out.printf(
        "  %-22s %6s %6s %8s %9s   %-24s%-24s%-24s%n",
        "", "sent", "429s", "seconds", "of quota", "interactive p50 / p99", "default", "batch");
    for (Race.Result each : results) {
      out.printf(
          "  %-22s %6d %6d %8.1f %8.0f%%   %-24s%-24s%-24s%n",
          each.name(),
          each.sent(),
          each.refused(),
          each.length().toMillis() / 1000.0,
          100 * each.share(rate),
          quantiles(each, Lane.INTERACTIVE),
          quantiles(each, Lane.DEFAULT),
          quantiles(each, Lane.BATCH));
    }
    out.println();
  }

  private static String quantiles(Race.Result result, Lane lane) {
    return millis(result.quantile(lane, 0.5)) + " / " + millis(result.quantile(lane, 0.99));
  }

  private static String millis(Duration duration) {
    return duration.toMillis() + " ms";
  }
}

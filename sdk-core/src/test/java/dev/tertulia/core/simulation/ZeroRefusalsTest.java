package dev.tertulia.core.simulation;

import dev.tertulia.core.Lane;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ZeroRefusalsTest {
  @Test
  void explore() {
    Duration length = Duration.ofMinutes(10);
    for (var model : QuotaServer.Model.values()) {
      for (int rtt : new int[] {20, 50, 150, 400}) {
        int refused = 0;
        double share = 0;
        double p99 = 0;
        double max = 0;
        long begun = System.nanoTime();
        for (long seed = 0; seed < 5; seed++) {
          var crowd =
              new Crowd(seed, model, Duration.ofMillis(rtt))
                  .losing(0.001)
                  .busy(Lane.BATCH, "a", 32)
                  .busy(Lane.BATCH, "b", 32)
                  .passing(Lane.INTERACTIVE, 1)
                  .run(length);
          refused += crowd.refused;
          share += crowd.share(length) / 5;
          p99 = Math.max(p99, crowd.wait(Lane.INTERACTIVE, 0.99));
          max = Math.max(max, crowd.wait(Lane.INTERACTIVE, 1));
        }
        System.out.printf(
            "%-30s rtt %d: %.4f refused %d p99 %.3f max %.3f (%d ms)%n",
            model, rtt, share, refused, p99, max, (System.nanoTime() - begun) / 1000000);
      }
    }
  }
}

package dev.tertulia.examples.quotarace;

import dev.tertulia.core.Rate;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A mixed crowd makes two thousand requests through one location's quota: with Tertulia, with the
 * usual loop, and with Failsafe's rate limiter. The Sandbox's window is shortened from ten seconds
 * to less than one, so that it is over soon.
 */
public final class QuotaRace {
  private static final int REQUESTS = 2000;
  private static final Rate RATE = new Rate(100, Duration.ofMillis(750));

  private QuotaRace() {}

  /** Runs it. */
  public static void main(String[] arguments) throws InterruptedException {
    var board = new Scoreboard(new PrintStream(System.out, true, StandardCharsets.UTF_8), REQUESTS);
    board.title(
        REQUESTS
            + " requests, 64 threads, one quota of 100 in three quarters of a second, on the Sandbox");
    List<Race.Result> results = new ArrayList<>();
    results.add(race(board, (location, id) -> new WithTertulia(location, id, RATE)));
    results.add(race(board, (location, id) -> new PlainLoop(location, id, RATE.interval())));
    results.add(
        race(board, (location, id) -> new WithFailsafe(location, id, RATE.interval(), RATE)));
    board.table(results, RATE);
  }

  private static Race.Result race(
      Scoreboard board, BiFunction<HighLevelSandbox, String, Contender> making)
      throws InterruptedException {
    try (Sandbox sandbox = Sandbox.builder().burst(RATE.requests(), RATE.interval()).start()) {
      HighLevelSandbox location = sandbox.highLevel();
      String conversation = location.conversationWith(location.contact("Ana García").add());
      try (Contender contender = making.apply(location, conversation)) {
        Race.Result result = new Race(contender, sandbox, REQUESTS, RATE).run(board);
        board.title("");
        return result;
      }
    }
  }
}

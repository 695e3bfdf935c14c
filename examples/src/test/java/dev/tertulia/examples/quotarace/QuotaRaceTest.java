package dev.tertulia.examples.quotarace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.Rate;
import dev.tertulia.testing.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A short run in real time, over real sockets, confirms what the simulations say. */
class QuotaRaceTest {
  private static final int REQUESTS = 300;
  private static final Rate RATE = new Rate(50, Duration.ofMillis(300));

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final Scoreboard board =
      new Scoreboard(new PrintStream(told, true, StandardCharsets.UTF_8), REQUESTS);

  @Test
  void aCrowdGetsThroughAndNobodyIsRefused() throws Exception {
    try (Sandbox sandbox = Sandbox.builder().burst(RATE.requests(), RATE.interval()).start()) {
      var location = sandbox.highLevel();
      String conversation = location.conversationWith(location.contact("Ana García").add());
      try (var tertulia = new WithTertulia(location, conversation, RATE)) {
        Race.Result result = new Race(tertulia, sandbox, REQUESTS, RATE).run(board);

        assertThat(result.sent()).isEqualTo(REQUESTS);
        assertThat(result.refused()).isZero();
        board.table(List.of(result), RATE);
      }
    }
    assertThat(told.toString(StandardCharsets.UTF_8)).contains("Tertulia", "of quota");
  }

  @Test
  void theSameCrowdWithARetryLoopIsRefused() throws Exception {
    try (Sandbox sandbox = Sandbox.builder().burst(RATE.requests(), RATE.interval()).start()) {
      var location = sandbox.highLevel();
      String conversation = location.conversationWith(location.contact("Ana García").add());
      try (var loop = new PlainLoop(location, conversation, RATE.interval())) {
        assertThat(new Race(loop, sandbox, REQUESTS, RATE).run(board).refused()).isPositive();
      }
    }
  }
}

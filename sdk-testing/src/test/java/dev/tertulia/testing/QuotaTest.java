package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuotaTest {
  private final ManualTimekeeper time =
      ManualTimekeeper.startingAt(Instant.parse("2026-11-22T12:00:00Z"));
  private final Sandbox sandbox =
      Sandbox.builder().timekeeper(time).burst(2, Duration.ofSeconds(10)).start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final Caller caller = Caller.of(highLevel);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void theUsualLimitsAreThoseOfTheLiveService() throws Exception {
    try (Sandbox usual = Sandbox.builder().timekeeper(time).start()) {
      var answer = search(Caller.of(usual.highLevel()), usual.highLevel());

      assertThat(answer.header("X-RateLimit-Max")).isEqualTo("100");
      assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("99");
      assertThat(answer.header("X-RateLimit-Interval-Milliseconds")).isEqualTo("10000");
      assertThat(answer.header("X-RateLimit-Limit-Daily")).isEqualTo("200000");
      assertThat(answer.header("X-RateLimit-Daily-Remaining")).isEqualTo("199999");
      assertThat(answer.header("X-RateLimit-Daily-Reset")).isEqualTo("86400000");
    }
  }

  @Test
  void oneTooManyIsRefusedUntilTheWindowHasPassed() throws Exception {
    search(caller, highLevel);
    time.advance(Duration.ofSeconds(4));
    search(caller, highLevel);

    var refused = search(caller, highLevel);
    time.advance(Duration.ofMillis(5_999));
    var stillRefused = search(caller, highLevel);
    time.advance(Duration.ofMillis(1));
    var admitted = search(caller, highLevel);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.at("statusCode").json()).isEqualTo("429");
    assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(refused.header("Retry-After")).isEmpty();
    assertThat(stillRefused.status()).isEqualTo(429);
    assertThat(admitted.status()).isEqualTo(200);
    assertThat(search(caller, highLevel).status()).isEqualTo(429);
  }

  @Test
  void everyAppHasItsOwnInEveryLocation() throws Exception {
    HighLevelSandbox elsewhere = highLevel.anotherLocation();
    search(caller, highLevel);
    search(caller, highLevel);

    assertThat(search(caller, highLevel).status()).isEqualTo(429);
    assertThat(search(caller.token(highLevel.tokenOfAnotherApp()), highLevel).status())
        .isEqualTo(200);
    assertThat(search(Caller.of(elsewhere), elsewhere).status()).isEqualTo(200);
  }

  @Test
  void theDayIsCountedFromTheFirstRequestAndItsResetIsACountdown() throws Exception {
    highLevel.limits(100, Duration.ofSeconds(10), 2);
    search(caller, highLevel);
    time.advance(Duration.ofHours(1));
    var second = search(caller, highLevel);
    var third = search(caller, highLevel);
    time.advance(Duration.ofHours(23));
    var tomorrow = search(caller, highLevel);

    assertThat(second.header("X-RateLimit-Daily-Reset")).isEqualTo("" + 23 * 3_600_000L);
    assertThat(third.status()).isEqualTo(429);
    assertThat(third.header("X-RateLimit-Daily-Remaining")).isEqualTo("0");
    assertThat(tomorrow.status()).isEqualTo(200);
  }

  @Test
  void arrangingAndLookingCostNothing() throws Exception {
    String ana = highLevel.contact("Ana").phone("+34600000001").add();
    highLevel.receives(ana, "SMS", "Hello?");
    highLevel.messagesWith(ana);

    assertThat(search(caller, highLevel).header("X-RateLimit-Remaining")).isEqualTo("1");
  }

  private static Caller.Answer search(Caller caller, HighLevelSandbox at) throws Exception {
    return caller.get("/conversations/search?locationId=" + at.location());
  }
}

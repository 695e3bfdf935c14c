package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.Quota;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitHeadersTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @Test
  void whatWasRecordedIsReadWhole() {
    var headers =
        Headers.of(
            "X-RateLimit-Max", "100",
            "x-ratelimit-remaining", "89",
            "X-RATELIMIT-INTERVAL-MILLISECONDS", "10000",
            "X-RateLimit-Limit-Daily", "200000",
            "X-RateLimit-Daily-Remaining", "199459",
            "X-RateLimit-Daily-Reset", "83668000");

    assertThat(RateLimitHeaders.read(headers, NOW))
        .isEqualTo(
            new Quota(
                100, 89, Duration.ofSeconds(10), 200000, 199459, Duration.ofMillis(83668000), NOW));
  }

  @Test
  void noneOfThemIsNoQuotaAndTheRecordersOwnAreNotOurs() {
    var headers = Headers.of("x-ratelimit-limit", "5000", "x-ratelimit-reset", "60");

    assertThat(RateLimitHeaders.read(headers, NOW)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "many", "-1", "1.5", "1e3", "99999999999", "100, 100", "0x64", "+5"})
  void aMalformedOneCountsAsAbsentAndTheOthersStand(String value) {
    var headers = Headers.of("X-RateLimit-Max", value, "X-RateLimit-Remaining", "7");

    Quota quota = RateLimitHeaders.read(headers, NOW);

    assertThat(quota.max()).isNull();
    assertThat(quota.remaining()).isEqualTo(7);
  }

  @Test
  void zeroIsANumber() {
    var headers = Headers.of("X-RateLimit-Daily-Remaining", "0", "X-RateLimit-Daily-Reset", "0");

    Quota quota = RateLimitHeaders.read(headers, NOW);

    assertThat(quota.dailyRemaining()).isZero();
    assertThat(quota.dailyReset()).isZero();
  }
}

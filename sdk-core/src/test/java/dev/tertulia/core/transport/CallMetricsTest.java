package dev.tertulia.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tertulia.core.Limits;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Rate;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.Safety;
import dev.tertulia.core.metrics.CallMetrics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What calls do, as Micrometer's meters show it. */
class CallMetricsTest {
  private final ManualTimekeeper time = ManualTimekeeper.jumping(TestWire.START);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @ParameterizedTest
  @EnumSource(Way.class)
  void aCallIsMeasuredWithItsRequestsItsRepeatsAndItsWaits(Way way) throws Exception {
    try (var server =
            new FaultServer(
                exchange ->
                    switch (exchange.number()) {
                      case 1 -> exchange.json(503, "{}", "Retry-After: 2");
                      case 2 -> exchange.json(429, "{}", "Retry-After: 3");
                      default -> exchange.ok();
                    });
        var transport = Rig.on(server.url()).time(time, CallMetrics.of(registry)).transport()) {

      way.run(transport.create(TestWire.class).read("1"), TestWire.scope());

      assertThat(seconds("tertulia.calls", "outcome", "success", "status", "2xx", "error", "none"))
          .isBetween(5.0, 6.0);
      assertThat(count("tertulia.attempts", "status", "5xx", "error", "ServerException")).isOne();
      assertThat(count("tertulia.attempts", "status", "429", "error", "RateLimitException"))
          .isOne();
      assertThat(count("tertulia.attempts", "status", "2xx", "error", "none")).isOne();
      assertThat(registry.get("tertulia.repeats").tag("error", "ServerException").counter().count())
          .isEqualTo(1);
      assertThat(seconds("tertulia.waits", "reason", "turn")).isBetween(3.0, 3.1);
      assertThat(count("tertulia.waits", "reason", "turn")).isEqualTo(3);
      assertThat(seconds("tertulia.waits", "reason", "pause")).isBetween(2.0, 2.3);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ONCE, 500, unknown, 5xx, ServerException",
    "ONCE, 0, unknown, none, TransportException",
    "ONCE, 400, refused, 4xx, BadRequestException",
    "READ, 401, refused, 4xx, CredentialsException",
    "READ, 429, refused, 429, RateLimitException",
    "READ, 200, accepted, none, DecodingException"
  })
  void aFailureTellsWhatBecameOfItAndWhy(
      Safety safety, int status, String outcome, String tagged, String error) throws Exception {
    try (var server =
            new FaultServer(
                exchange ->
                    status == 0
                        ? exchange.reset()
                        : exchange.json(status, status == 200 ? "{" : "{\"message\":\"token\"}"));
        var transport = Rig.on(server.url()).time(time, CallMetrics.of(registry)).transport()) {
      var scope = TestWire.scope().resilience(Resilience.none());

      assertThat(
              catchThrowable(() -> TestWire.call(transport.create(TestWire.class), safety, scope)))
          .isNotNull();

      assertThat(count("tertulia.calls", "outcome", outcome, "status", tagged, "error", error))
          .isOne();
    }
  }

  @Test
  void whoIsTurnedAwayIsACallWithoutARequest() throws Exception {
    var limits = Limits.create(time);
    try (var server = new FaultServer(FaultServer.Exchange::ok);
        var transport =
            Rig.on(server.url())
                .time(time, CallMetrics.of(registry).quotas(limits))
                .limits(new Rate(1, Duration.ofMinutes(1)), limits)
                .transport()) {
      var wire = transport.create(TestWire.class);
      wire.read("1").execute(TestWire.scope());

      assertThat(catchThrowable(() -> wire.read("1").execute(TestWire.scope()))).isNotNull();

      assertThat(count("tertulia.calls", "outcome", "not_sent", "error", "NotAdmittedException"))
          .isOne();
      assertThat(count("tertulia.attempts", "operation", "read")).isOne();
    }
  }

  @Test
  void whatIsLeftOfAQuotaIsShownForEachBucketUntilItIsForgotten() throws Exception {
    var limits = Limits.create(time);
    try (var server =
            new FaultServer(
                exchange ->
                    exchange.json(
                        200,
                        "{}",
                        "X-RateLimit-Max: 50",
                        "X-RateLimit-Remaining: 49",
                        "X-RateLimit-Limit-Daily: 1000",
                        "X-RateLimit-Daily-Remaining: 900",
                        "X-RateLimit-Daily-Reset: 60000"));
        var transport =
            Rig.on(server.url())
                .time(time, CallMetrics.of(registry).quotas(limits, 2))
                .limits(new Rate(100, Duration.ofSeconds(10)), limits)
                .transport()) {
      var wire = transport.create(TestWire.class);
      wire.read("1").execute(TestWire.scope());
      wire.read("1").execute(TestWire.scope());
      wire.slowFunction().execute(TestWire.scope());
      wire.read("1").execute(CallScope.of("loc-3"));

      assertThat(gauge("tertulia.quota.limit", "loc-1")).isEqualTo(50);
      assertThat(gauge("tertulia.quota.left", "loc-1")).isEqualTo(48);
      assertThat(gauge("tertulia.quota.waiting", "loc-1")).isZero();
      assertThat(gauge("tertulia.quota.day.limit", "loc-1")).isEqualTo(1000);
      assertThat(gauge("tertulia.quota.day.left", "loc-1")).isEqualTo(899);
      assertThat(gauge("tertulia.quota.left", "GET slow")).isEqualTo(1);
      assertThat(registry.find("tertulia.quota.day.left").gauges()).hasSize(1);
      assertThat(registry.find("tertulia.quota.left").gauges()).as("two, as asked for").hasSize(2);

      time.advance(Duration.ofMinutes(20));
      wire.read("1").execute(CallScope.of("loc-3"));
      assertThat(gauge("tertulia.quota.left", "loc-1")).isNaN();
    }
  }

  @Test
  void aRefusalForTheRateIsCountedForItsBucket() throws Exception {
    var limits = Limits.create(time);
    try (var server =
            new FaultServer(
                exchange -> exchange.number() == 1 ? exchange.json(429, "{}") : exchange.ok());
        var transport =
            Rig.on(server.url())
                .time(time, CallMetrics.of(registry).quotas(limits))
                .limits(new Rate(100, Duration.ofSeconds(10)), limits)
                .transport()) {
      transport.create(TestWire.class).read("1").execute(TestWire.scope());

      var refused = registry.get("tertulia.quota.refused").counter();
      assertThat(refused.getId().getTag("bucket")).endsWith(" loc-1");
      assertThat(refused.count()).isOne();
    }
  }

  @Test
  void noMeterHoldsTheToken() throws Exception {
    var limits = Limits.create(time);
    try (var server = new FaultServer(exchange -> exchange.json(401, "{\"message\":\"token-1\"}"));
        var transport =
            Rig.on(server.url())
                .time(time, CallMetrics.of(registry).quotas(limits))
                .limits(new Rate(100, Duration.ofSeconds(10)), limits)
                .transport()) {
      catchThrowable(() -> transport.create(TestWire.class).read("1").execute(TestWire.scope()));

      assertThat(registry.getMeters()).extracting(Meter::getId).isNotEmpty();
      assertThat(registry.getMetersAsString()).doesNotContain("token-1");
    }
  }

  private long count(String name, String... tags) {
    return registry.get(name).tags(tags).timers().stream().mapToLong(each -> each.count()).sum();
  }

  private double seconds(String name, String... tags) {
    return registry.get(name).tags(tags).timer().totalTime(TimeUnit.SECONDS);
  }

  private double gauge(String name, String bucket) {
    return registry.get(name).gauges().stream()
        .filter(each -> each.getId().getTag("bucket").endsWith(" " + bucket))
        .findFirst()
        .orElseThrow()
        .value();
  }
}

package dev.tertulia.core.metrics;

import dev.tertulia.core.Limits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gauges for the buckets that turn up, up to a number of them. */
final class QuotaGauges {
  private final MeterRegistry registry;
  private final Limits limits;
  private final int most;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Set<String> days = ConcurrentHashMap.newKeySet();

  QuotaGauges(MeterRegistry registry, Limits limits, int most) {
    this.registry = registry;
    this.limits = limits;
    this.most = most;
  }

  /** A request is about to be counted there. */
  void see(String bucket) {
    if (!seen.contains(bucket) && !begin(bucket)) {
      return;
    }
    // The service tells its day with an answer, if it has one.
    if (!days.contains(bucket) && day(bucket) && days.add(bucket)) {
      gauge("tertulia.quota.day.left", "Requests left today", bucket, Limits.Level::dayLeft);
      gauge("tertulia.quota.day.limit", "Requests in a day", bucket, Limits.Level::dayLimit);
    }
  }

  /** A request that was counted there was refused for its rate. */
  void refused(String bucket) {
    if (seen.contains(bucket)) {
      Counter.builder("tertulia.quota.refused")
          .description("Requests refused for their rate although there seemed to be room")
          .baseUnit("requests")
          .tag("bucket", bucket)
          .register(registry)
          .increment();
    }
  }

  private synchronized boolean begin(String bucket) {
    if (bucket.isEmpty() || seen.size() >= most) {
      return false;
    }
    if (seen.add(bucket)) {
      gauge("tertulia.quota.left", "Slots free now", bucket, Limits.Level::left);
      gauge("tertulia.quota.limit", "Requests in one interval", bucket, Limits.Level::limit);
      gauge("tertulia.quota.waiting", "Requests before the limiter", bucket, Limits.Level::waiting);
    }
    return true;
  }

  private boolean day(String bucket) {
    Limits.Level level = limits.level(bucket);
    return level != null && level.dayLimit() != null;
  }

  private void gauge(
      String name,
      String description,
      String bucket,
      Function<Limits.Level, @Nullable Integer> value) {
    Gauge.builder(name, limits, all -> read(all.level(bucket), value))
        .description(description)
        .baseUnit("requests")
        .tag("bucket", bucket)
        .register(registry);
  }

  private static double read(
      Limits.@Nullable Level level, Function<Limits.Level, @Nullable Integer> value) {
    Integer known = level == null ? null : value.apply(level);
    return known == null ? Double.NaN : known;
  }
}

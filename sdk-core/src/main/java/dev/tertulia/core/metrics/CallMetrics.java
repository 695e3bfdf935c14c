package dev.tertulia.core.metrics;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.CallListener;
import dev.tertulia.core.Limits;
import dev.tertulia.core.ResponseInfo;
import dev.tertulia.core.SdkException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Measures the calls of a client, and what is left of its quotas. Safe for use by several threads
 * and clients.
 *
 * <pre>{@code
 * var limits = Limits.create();
 * var client =
 *     ConversationsClient.builder()
 *         .limits(limits)
 *         .listener(CallMetrics.of(registry).quotas(limits))
 *         ….build();
 * }</pre>
 *
 * <table>
 *   <caption>Meters</caption>
 *   <tr><th>name</th><th>kind</th><th>tags</th></tr>
 *   <tr><td>{@code tertulia.calls}</td><td>timer</td>
 *       <td>operation, outcome, status, error</td></tr>
 *   <tr><td>{@code tertulia.attempts}</td><td>timer</td><td>operation, status, error</td></tr>
 *   <tr><td>{@code tertulia.repeats}</td><td>counter</td><td>operation, error</td></tr>
 *   <tr><td>{@code tertulia.waits}</td><td>timer</td><td>operation, reason</td></tr>
 * </table>
 *
 * <p>{@code outcome} is {@code success}, {@code not_sent}, {@code refused}, {@code unknown} or
 * {@code accepted}; {@code status} a class such as {@code 2xx}, {@code 429} for what was refused
 * for its rate, {@code none} without an answer; {@code error} the exception's simple name or {@code
 * none}; {@code reason} is {@code turn} for the wait of each attempt at the rate limiter, {@code
 * pause} for that before a repeat.
 */
public final class CallMetrics implements CallListener {
  private static final String NONE = "none";

  private final MeterRegistry registry;
  private final @Nullable QuotaGauges quotas;

  private CallMetrics(MeterRegistry registry, @Nullable QuotaGauges quotas) {
    this.registry = registry;
    this.quotas = quotas;
  }

  /** Measures calls. */
  public static CallMetrics of(MeterRegistry registry) {
    return new CallMetrics(registry, null);
  }

  /** The same, and the quotas of the first hundred buckets; see {@link #quotas(Limits, int)}. */
  public CallMetrics quotas(Limits limits) {
    return quotas(limits, 100);
  }

  /**
   * The same, and what is left of the quotas that these limits mind, by our own count: the gauges
   * {@code tertulia.quota.left}, {@code tertulia.quota.limit} and {@code tertulia.quota.waiting},
   * and where the service tells a day's quota {@code tertulia.quota.day.left} and {@code
   * tertulia.quota.day.limit}; and the counter {@code tertulia.quota.refused}, of requests that the
   * service refused for their rate although there seemed to be room. Their tag {@code bucket} names
   * the account, as its credentials provider does, and what is counted together there: a location,
   * or a function's path. A bucket that is forgotten for idleness shows no value.
   *
   * @param limits those the client was given
   * @param most how many buckets get gauges: each is five time series, and an agency has thousands
   */
  public CallMetrics quotas(Limits limits, int most) {
    return new CallMetrics(registry, new QuotaGauges(registry, limits, most));
  }

  @Override
  public void attempting(Attempting event) {
    waited(event.operation(), "turn", event.waited());
    if (quotas != null) {
      quotas.see(event.bucket());
    }
  }

  @Override
  public void limited(Limited event) {
    if (quotas != null) {
      quotas.refused(event.bucket());
    }
  }

  @Override
  public void attempted(Attempted event) {
    Timer.builder("tertulia.attempts")
        .description("Requests, from leaving to the end of the answer")
        .tag("operation", event.operation())
        .tag("status", status(event.status()))
        .tag("error", error(event.failure()))
        .register(registry)
        .record(event.took());
  }

  @Override
  public void repeating(Repeating event) {
    Counter.builder("tertulia.repeats")
        .description("Requests that had to be made again")
        .tag("operation", event.operation())
        .tag("error", error(event.reason()))
        .register(registry)
        .increment();
    // What was refused for its rate waits for its turn instead.
    if (!event.pause().isZero()) {
      waited(event.operation(), "pause", event.pause());
    }
  }

  @Override
  public void finished(Finished event) {
    ResponseInfo answer = event.answer();
    SdkException failure = event.failure();
    Timer.builder("tertulia.calls")
        .description("Calls, with everything they waited for")
        .tag("operation", event.operation())
        .tag(
            "outcome",
            failure == null ? "success" : failure.outcome().name().toLowerCase(Locale.ROOT))
        .tag("status", status(answer == null ? statusOf(failure) : answer.status()))
        .tag("error", error(failure))
        .register(registry)
        .record(event.took());
  }

  private void waited(String operation, String reason, Duration length) {
    Timer.builder("tertulia.waits")
        .description("Waits for the rate limiter, and before repeats")
        .tag("operation", operation)
        .tag("reason", reason)
        .register(registry)
        .record(length);
  }

  /** A 401 about the token has become an exception of its own, with the answer as its cause. */
  private static int statusOf(@Nullable SdkException failure) {
    if (failure instanceof ApiException api) {
      return api.status();
    }
    return failure != null && failure.getCause() instanceof ApiException api ? api.status() : 0;
  }

  private static String status(int status) {
    if (status == 429) {
      return "429";
    }
    return status < 100 ? NONE : status / 100 + "xx";
  }

  private static String error(@Nullable SdkException failure) {
    return failure == null ? NONE : failure.getClass().getSimpleName();
  }
}

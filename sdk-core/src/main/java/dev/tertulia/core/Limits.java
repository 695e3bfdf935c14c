package dev.tertulia.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests below the services' rate limits. Clients that are given the same instance count
 * together, as they must when they use the same account; nothing is shared otherwise. Safe for use
 * by several threads.
 *
 * <p>A slot is used again one interval after the answer that freed it: whatever way a service
 * counts its windows, no window then holds more than its limit of our requests.
 *
 * <pre>{@code
 * Limits shared = Limits.create();
 * var shop = ConversationsClient.builder().limits(shared)….build();
 * var desk = ConversationsClient.builder().limits(shared)….build();
 * }</pre>
 */
public final class Limits {
  private static final long SWEEP = Duration.ofMinutes(1).toNanos();

  private final Timekeeper time;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final AtomicLong swept;

  private Limits(Timekeeper time) {
    this.time = time;
    this.swept = new AtomicLong(time.ticks());
  }

  /** Limits of their own, on the system's clock. */
  public static Limits create() {
    return new Limits(Timekeeper.system());
  }

  /** Limits of their own, on a clock of your choice. */
  public static Limits create(Timekeeper time) {
    return new Limits(time);
  }

  /**
   * Asks for leave to send one request.
   *
   * <p>The future completes when it is our turn, on the thread that freed the slot or on the
   * timekeeper's. Cancelling it gives the turn up.
   *
   * @param bucket what is counted together
   * @param rate the limit as far as known; what the service says of itself replaces it
   * @param turn who asks, and the longest acceptable wait
   * @return the permit; or a future failed with {@link NotYet}: at once if the wait would be
   *     longer, or as soon as a refusal by the service makes it longer
   */
  public CompletableFuture<Permit> acquire(String bucket, Rate rate, Turn turn) {
    forgetIdle();
    return buckets
        .compute(
            bucket,
            (key, known) -> {
              Bucket asked = known == null ? new Bucket(time, rate) : known;
              // Before anyone can find it idle and forget it, and so count from zero.
              asked.touch();
              return asked;
            })
        .acquire(turn);
  }

  /** The same for nobody in particular. */
  public CompletableFuture<Permit> acquire(String bucket, Rate rate, Lane lane, Duration wait) {
    return acquire(bucket, rate, Turn.of(lane, wait));
  }

  /** Thousands of locations come and go; what has been idle for minutes is as good as new. */
  private void forgetIdle() {
    long now = time.ticks();
    long last = swept.get();
    if (now - last > SWEEP && swept.compareAndSet(last, now)) {
      buckets
          .keySet()
          .forEach(
              key ->
                  buckets.computeIfPresent(
                      key, (same, bucket) -> bucket.forgettable() ? null : bucket));
    }
  }

  /** What the service last said about a bucket; null before its first answer. */
  public @Nullable Quota quota(String bucket) {
    Bucket known = buckets.get(bucket);
    return known == null ? null : known.quota();
  }

  /**
   * How a bucket stands at this moment; null before it is first asked, and when it is forgotten.
   */
  public @Nullable Level level(String bucket) {
    Bucket known = buckets.get(bucket);
    return known == null ? null : known.level();
  }

  /**
   * How a bucket stands, by our own count and what the service said.
   *
   * @param limit requests in one interval
   * @param interval the interval's length
   * @param left how many slots are free: used neither by us nor, as far as was seen, by others.
   *     None while a refusal keeps the bucket closed. The pace may still let them go one by one
   * @param waiting how many wait for their turn
   * @param dayLimit requests in a day; null if the service told no such quota
   * @param dayLeft how many are left of them
   */
  public record Level(
      int limit,
      Duration interval,
      int left,
      int waiting,
      @Nullable Integer dayLimit,
      @Nullable Integer dayLeft) {}

  /** It will not be our turn soon enough. */
  public static final class NotYet extends Exception {
    private static final long serialVersionUID = 1L;
    private final Instant at;

    NotYet(Instant at) {
      super("not before " + at, null, false, false);
      this.at = at;
    }

    /** When it would be. */
    public Instant at() {
      return at;
    }
  }
}

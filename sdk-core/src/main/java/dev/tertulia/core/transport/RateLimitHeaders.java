package dev.tertulia.core.transport;

import dev.tertulia.core.Quota;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Reads the {@code X-RateLimit-…} headers; a malformed one counts as absent. */
final class RateLimitHeaders {

  private RateLimitHeaders() {}

  static @Nullable Quota read(Headers headers, Instant now) {
    var quota =
        new Quota(
            whole(headers, "X-RateLimit-Max"),
            whole(headers, "X-RateLimit-Remaining"),
            millis(headers, "X-RateLimit-Interval-Milliseconds"),
            whole(headers, "X-RateLimit-Limit-Daily"),
            whole(headers, "X-RateLimit-Daily-Remaining"),
            millis(headers, "X-RateLimit-Daily-Reset"),
            now);
    boolean silent =
        quota.max() == null
            && quota.remaining() == null
            && quota.interval() == null
            && quota.dailyMax() == null
            && quota.dailyRemaining() == null
            && quota.dailyReset() == null;
    return silent ? null : quota;
  }

  private static @Nullable Integer whole(Headers headers, String name) {
    String text = headers.get(name);
    return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
  }

  private static @Nullable Duration millis(Headers headers, String name) {
    Integer value = whole(headers, name);
    return value == null ? null : Duration.ofMillis(value);
  }
}

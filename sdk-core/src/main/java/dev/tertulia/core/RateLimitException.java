package dev.tertulia.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 429: refused before processing, after this SDK had already waited and tried again within the
 * deadline.
 */
public final class RateLimitException extends ApiException {
  private static final long serialVersionUID = 1L;

  RateLimitException(CallReport report, ApiFailure failure) {
    super(report, failure);
  }

  /** When a call has a chance again; null if neither the service nor our own count can tell. */
  public @Nullable Instant retryableAt() {
    return failure().retryableAt();
  }
}

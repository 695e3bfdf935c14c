package dev.tertulia.core.transport;

import dev.tertulia.core.Quota;
import dev.tertulia.core.SdkException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt came to: a value, or a failure with the row of the repeat table it belongs to.
 *
 * @param value what was read; null for an operation without a result, and for failures
 * @param happening the row; null if the attempt succeeded
 * @param failure what to throw if it ends here; null if the attempt succeeded
 * @param asked the pause the service asked for; null if none
 */
record Answer<T>(
    @Nullable T value,
    @Nullable Happening happening,
    @Nullable SdkException failure,
    int status,
    @Nullable String traceId,
    @Nullable Quota quota,
    @Nullable Duration asked) {

  static <T> Answer<T> failed(Happening happening, SdkException failure) {
    return new Answer<>(null, happening, failure, 0, failure.traceId(), null, null);
  }

  /** The same, taken as success: what should be gone is gone. */
  Answer<T> done() {
    return new Answer<>(null, null, null, status, traceId, quota, null);
  }
}

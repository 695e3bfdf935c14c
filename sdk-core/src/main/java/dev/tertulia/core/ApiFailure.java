package dev.tertulia.core;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer that says no.
 *
 * @param status the HTTP status
 * @param serverMessage the service's words, whole; null if it said nothing readable
 * @param body the start of the body, at most 64 KiB; it may hold personal data
 * @param quota what the answer said of the rate limits; null if nothing
 * @param retryableAt when the service wants to be asked again; null if it did not say
 */
public record ApiFailure(
    int status,
    @Nullable String serverMessage,
    String body,
    @Nullable Quota quota,
    @Nullable Instant retryableAt)
    implements Serializable {

  @Override
  public String toString() {
    return "ApiFailure[status=" + status + "]";
  }
}

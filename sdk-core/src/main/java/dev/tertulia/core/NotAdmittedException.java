package dev.tertulia.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Nothing was sent, because waiting for our turn would have passed the deadline: known at once, not
 * after a wait. Or because no token can be had just now, though nobody need do anything about it.
 *
 * <p>If earlier attempts of the same call did reach the service, {@link #outcome()} says what
 * became of them.
 */
public final class NotAdmittedException extends SdkException {
  private static final long serialVersionUID = 1L;
  private final Instant retryableAt;

  /** Says when a call would be admitted. */
  public NotAdmittedException(CallReport report, String words, Instant retryableAt) {
    this(report, words, retryableAt, null);
  }

  /** Says when a call would be admitted, and what stands in its way. */
  public NotAdmittedException(
      CallReport report, String words, Instant retryableAt, @Nullable Throwable cause) {
    super(report, words, cause);
    this.retryableAt = retryableAt;
  }

  /** From when on a call has a chance. */
  public Instant retryableAt() {
    return retryableAt;
  }
}

package dev.tertulia.core;

import java.time.Instant;

/**
 * Nothing was sent, because waiting for our turn would have passed the deadline: known at once, not
 * after a wait.
 *
 * <p>If earlier attempts of the same call did reach the service, {@link #outcome()} says what
 * became of them.
 */
public final class NotAdmittedException extends SdkException {
  private static final long serialVersionUID = 1L;
  private final Instant retryableAt;

  /** Says when a call would be admitted. */
  public NotAdmittedException(CallReport report, String words, Instant retryableAt) {
    super(report, words, null);
    this.retryableAt = retryableAt;
  }

  /** From when on a call has a chance. */
  public Instant retryableAt() {
    return retryableAt;
  }
}

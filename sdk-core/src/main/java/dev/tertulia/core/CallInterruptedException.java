package dev.tertulia.core;

import org.jspecify.annotations.Nullable;

/**
 * The calling thread was interrupted, or the call cancelled. The thread's interrupt flag is set
 * again.
 */
public final class CallInterruptedException extends SdkException {
  private static final long serialVersionUID = 1L;

  /** Says how far the call had come. */
  public CallInterruptedException(CallReport report, @Nullable Throwable cause) {
    super(report, "interrupted", cause);
  }
}

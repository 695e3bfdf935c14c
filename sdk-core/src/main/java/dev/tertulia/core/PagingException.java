package dev.tertulia.core;

import org.jspecify.annotations.Nullable;

/**
 * A list cannot be walked further without losing or repeating something, so the walk stops and says
 * why.
 */
public final class PagingException extends SdkException {
  private static final long serialVersionUID = 1L;
  private final @Nullable Cursor lastCursor;

  /** Says why, and from where a walk could go on. */
  public PagingException(String operation, String words, @Nullable Cursor lastCursor) {
    super(new CallReport(operation, 0, Outcome.REFUSED, null), words, null);
    this.lastCursor = lastCursor;
  }

  /** The last cursor that worked, to start again from; null if none did. */
  public @Nullable Cursor lastCursor() {
    return lastCursor;
  }
}

package dev.tertulia.bridge.sync;

import org.jspecify.annotations.Nullable;

/**
 * A sync stops because going on would lose rows or repeat another's work. What a source or a sink
 * throws is not wrapped in it: that comes out as it is, and the next run goes on from there.
 */
public final class SyncStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Reason reason;

  /** Why. */
  public enum Reason {
    /**
     * What the store holds is damaged, of another sync, or of a version of this library that knows
     * more. Put it right, or take it away to have everything read again.
     */
    UNREADABLE_CHECKPOINT,
    /** Another run works with the same checkpoint, or took it over from this one. */
    OTHER_WRITER,
    /**
     * More rows than tolerated could not be mapped or written. The next run reads this window from
     * its beginning, so a mapping put right gets every row.
     */
    TOO_MANY_REFUSED
  }

  SyncStoppedException(Reason reason, String sync, String words, @Nullable Throwable cause) {
    super("sync " + sync + ": " + words, cause);
    this.reason = reason;
  }

  /** Why it stopped. */
  public Reason reason() {
    return reason;
  }
}

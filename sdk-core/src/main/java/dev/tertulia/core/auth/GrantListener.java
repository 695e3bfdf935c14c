package dev.tertulia.core.auth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sees what becomes of grants, for alarms and metrics.
 *
 * <p>Told once, by the program that found it out, after it is stored; a program killed in between
 * tells nobody, so errors of calls stay the last word. Called on the thread that does the work,
 * outside any lock; it must return quickly. What it throws is logged and dropped.
 */
public interface GrantListener {

  /** A new pair is stored, got in the usual way. */
  default void refreshed(Event event) {}

  /** A new pair is stored although the refresh token was lost: no person was needed. */
  default void healed(Event event) {}

  /** No new pair for now; it will be tried again, and the old token serves while it lives. */
  default void postponed(Event event) {}

  /** The account is paused at the service; everything is kept, and tried again slowly. */
  default void suspended(Event event) {}

  /** The grant is gone: a person must connect the account again. */
  default void needsReauth(Event event) {}

  /**
   * A new pair could not be stored, and lives in memory (and in the store of last resort, if there
   * is one): <b>do not stop the program</b> until {@link #refreshed} follows. Storing it is tried
   * again and again.
   */
  default void unsaved(Event event) {}

  /**
   * What happened.
   *
   * @param resource whose grant
   * @param generation counts the pairs of a grant
   * @param words why; safe to log, empty if there is nothing to say
   * @param retryAt when it is tried again at the earliest; null where nothing is tried again
   */
  record Event(String resource, long generation, String words, @Nullable Instant retryAt) {}
}

package dev.tertulia.core.webhook;

import dev.tertulia.core.webhook.InboxEntry.State;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sees how events are handled, for metrics and alarms.
 *
 * <p>Called on the thread that handled the event, outside any lock; it must return quickly. What it
 * throws is logged and dropped. New events get methods that do nothing by default, and new facts
 * get components, so that adding one breaks nobody.
 */
public interface HandlingListener {

  /** An attempt at an event is over, and how it ended is written down. */
  default void handled(Handled event) {}

  /**
   * An attempt at an event is over.
   *
   * @param type the service's name for it; empty if it has none
   * @param attempt 1 for the first
   * @param took how long the handler worked
   * @param state DONE; WAITING if it will be tried again; PARKED if not
   * @param failure what the handler threw; null if it did not. It is as personal as your handler's
   *     exceptions
   */
  record Handled(
      String type, int attempt, Duration took, State state, @Nullable Throwable failure) {}
}

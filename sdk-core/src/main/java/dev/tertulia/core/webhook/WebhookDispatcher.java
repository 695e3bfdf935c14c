package dev.tertulia.core.webhook;

import dev.tertulia.core.Timekeeper;

/**
 * Takes events out of an inbox and calls their handlers, on a few daemon threads of its own that
 * exist only while there is something to do.
 *
 * <p>Events of one order key are handled one after the other, in the order they happened as far as
 * that is known; those of different keys at the same time. A handler that throws is called again
 * after a pause, and the events behind it wait; after its last attempt the event is parked, and
 * they go on. A handler that ends the program counts as an attempt too.
 *
 * <p>A handler is called at least once for each event, and more than once only if it failed, or the
 * program died, or its end could not be written down: see {@link Delivery#idempotencyKey}.
 *
 * <pre>{@code
 * try (var dispatcher = WebhookDispatcher.start(inbox, format, router)) {
 *   server.serve();
 * }
 * }</pre>
 */
public final class WebhookDispatcher implements AutoCloseable {
  private WebhookDispatcher() {}

  /** Begins, in the standard way. */
  public static <E> WebhookDispatcher start(
      WebhookInbox inbox, WebhookFormat<E> format, Router<E> router) {
    return start(inbox, format, router, Handling.standard(), Timekeeper.system());
  }

  /** Begins, on the clock that the inbox is on. */
  public static <E> WebhookDispatcher start(
      WebhookInbox inbox,
      WebhookFormat<E> format,
      Router<E> router,
      Handling handling,
      Timekeeper time) {
    throw new UnsupportedOperationException("being built");
  }

  /**
   * Takes nothing more, waits for the handlers that are running, within the grace, and leaves the
   * rest in the inbox, which stays open. Close it before the inbox. Safe to call twice.
   */
  @Override
  public void close() {
    throw new UnsupportedOperationException("being built");
  }
}

package dev.tertulia.core.webhook;

import dev.tertulia.core.WebhookException;
import java.util.List;

/**
 * How the webhooks of one service are read; written by a service's module, or by you for a service
 * of your own. Must be safe for use by several threads, and must not wait for anything.
 *
 * @param <E> the family of its events
 */
public interface WebhookFormat<E> {

  /**
   * The events in a request that is known to be genuine: one, or several where the service sends
   * them together, each with its own bytes ({@link WebhookRequest#body(byte[])}). Called once,
   * before the request is acknowledged; keep what is stored small with {@link
   * WebhookRequest#keeping}.
   *
   * @return none if there is nothing in it to act on, such as a test call; it is acknowledged
   * @throws RuntimeException if it cannot be read: then it is stored as {@link
   *     InboxEntry.State#ODD} and acknowledged, because sending it again would not help
   */
  List<Arrival> arrivals(WebhookRequest request);

  /**
   * The event itself, for its handler. Called at each attempt, so that a later version of the
   * program can read what an earlier one could not. A type nobody foresaw should become an event of
   * its own kind, not an exception.
   *
   * @throws WebhookException if it never will be readable: it is parked at once. Anything else
   *     thrown counts as a failed attempt
   */
  E event(Arrival arrival);
}

package dev.tertulia.core.webhook;

import dev.tertulia.core.WebhookException;

/**
 * Does what an event asks for. Called on a thread of the dispatcher's, by several at the same time
 * for events of different order keys, never for two of the same. It has all the time it wants; one
 * that never returns keeps its thread and its order key for ever.
 *
 * @param <E> the event
 */
@FunctionalInterface
public interface WebhookHandler<E> {

  /**
   * Returns when it is done; throws to be called again later.
   *
   * @throws WebhookException to park the event at once: calling again would not help
   * @throws Exception or an error: calls again after a pause, until the attempts are used up. A
   *     {@link dev.tertulia.core.NotAdmittedException}, or what it caused, counts like any other,
   *     but is logged at DEBUG: who waits has no trouble
   */
  void handle(E event, Delivery delivery) throws Exception;
}

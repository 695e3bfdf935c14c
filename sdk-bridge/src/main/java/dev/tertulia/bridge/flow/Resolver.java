package dev.tertulia.bridge.flow;

import dev.tertulia.core.Outcome;
import java.time.Instant;

/**
 * Finds out whether a step that was begun, and whose end nobody knows, happened.
 *
 * @param <E> the event
 * @param <S> what the flow is about at this step
 */
@FunctionalInterface
public interface Resolver<E, S> {

  /**
   * Looks.
   *
   * @param begunAt when the step was begun
   * @return {@link Outcome#ACCEPTED} if it happened; {@link Outcome#NOT_SENT} or {@link
   *     Outcome#REFUSED} if it is certain that it did not, and never will: then it is done again;
   *     {@link Outcome#UNKNOWN} if it cannot be told
   * @throws Exception if looking failed; it is looked again later
   */
  Outcome resolve(S subject, Step<E> step, Instant begunAt) throws Exception;
}

package dev.tertulia.bridge.flow;

/**
 * Gets something that later steps need, and changes nothing anywhere: it is called again at each
 * attempt.
 *
 * @param <S> what there is
 * @param <T> what is got
 */
@FunctionalInterface
public interface Reading<S, T> {

  /**
   * Gets it.
   *
   * @throws Exception if it cannot be had now; the flow is tried again later
   */
  T read(S subject) throws Exception;
}

package dev.tertulia.bridge.flow;

/**
 * What a flow is about, and the way that was chosen for it. The choice is made once for an event:
 * later attempts go the same way.
 *
 * @param subject what the flow is about
 * @param way the name of the way
 * @param <S> what the flow is about
 */
public record Choice<S>(S subject, String way) {}

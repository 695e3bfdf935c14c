package dev.tertulia.bridge.flow;

import java.time.Instant;

/**
 * A step of which nobody knows whether it happened.
 *
 * @param flow the flow's name
 * @param step the step's name
 * @param event the event's key
 * @param begunAt when it was begun
 */
public record InDoubt(String flow, String step, String event, Instant begunAt) {}

package dev.tertulia.bridge.sync;

/**
 * A row of a batch that the sink will not take, now or later.
 *
 * @param index its place in the batch, from 0
 * @param reason why, in the sink's words
 */
public record Refused(int index, String reason) {}

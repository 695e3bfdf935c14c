package dev.tertulia.bridge.sync;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come.
 *
 * @param window which one is being read
 * @param share how much of the range is done, from 0 to 1; null where nobody knows
 * @param rows rows read by this run
 * @param rowsPerSecond how fast, since the run began
 * @param left how long until the end at this pace, and with what the source's quota leaves; null
 *     where nobody knows
 */
public record SyncProgress(
    Window window,
    @Nullable Double share,
    long rows,
    double rowsPerSecond,
    @Nullable Duration left) {}

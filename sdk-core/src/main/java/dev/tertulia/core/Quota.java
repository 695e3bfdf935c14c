package dev.tertulia.core;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a service last said of its rate limits. Components are null where it said nothing.
 *
 * @param max requests allowed in one window
 * @param remaining requests left in the window
 * @param interval the window's length
 * @param dailyMax requests allowed in a day
 * @param dailyRemaining requests left today
 * @param dailyReset how long after {@code at} the day starts anew
 * @param at when it was said, by our clock
 */
public record Quota(
    @Nullable Integer max,
    @Nullable Integer remaining,
    @Nullable Duration interval,
    @Nullable Integer dailyMax,
    @Nullable Integer dailyRemaining,
    @Nullable Duration dailyReset,
    Instant at)
    implements Serializable {}

package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import org.jspecify.annotations.Nullable;

/**
 * What became of all campaigns sent to a list in some days. Any component can be null.
 *
 * @param sent e-mails that left
 * @param opened those that were opened
 * @param unopened those that were not
 * @param uniqueClicks people who clicked
 * @param totalClicks their clicks
 * @param hardBounces addresses that do not exist
 * @param softBounces addresses that could not be reached
 * @param complaints people who called it spam
 * @param more everything else the vendor sent
 */
public record PeriodStats(
    @JsonName("total_sent") @Nullable Long sent,
    @Nullable Long opened,
    @Nullable Long unopened,
    @JsonName("unique_clicks") @Nullable Long uniqueClicks,
    @JsonName("total_clicks") @Nullable Long totalClicks,
    @JsonName("hard_bounces") @Nullable Long hardBounces,
    @JsonName("soft_bounces") @Nullable Long softBounces,
    @Nullable Long complaints,
    @Unmodelled JsonValue more) {}

package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import org.jspecify.annotations.Nullable;

/**
 * What became of a campaign. Any component can be null.
 *
 * @param toSend e-mails that were to leave
 * @param delivered those that arrived
 * @param opened those that were opened
 * @param unopened those that were not
 * @param uniqueClicks people who clicked
 * @param totalClicks their clicks
 * @param hardBounces addresses that do not exist
 * @param softBounces addresses that could not be reached
 * @param unsubscribes people who left
 * @param complaints people who called it spam
 * @param url where it can be read on the web
 * @param more everything else the vendor sent
 */
public record CampaignTotals(
    @JsonName("emails_to_send") @Nullable Long toSend,
    @JsonName("total_delivered") @Nullable Long delivered,
    @Nullable Long opened,
    @Nullable Long unopened,
    @JsonName("unique_clicks") @Nullable Long uniqueClicks,
    @JsonName("total_clicks") @Nullable Long totalClicks,
    @JsonName("hard_bounces") @Nullable Long hardBounces,
    @JsonName("soft_bounces") @Nullable Long softBounces,
    @Nullable Long unsubscribes,
    @Nullable Long complaints,
    @JsonName("campaign_url") @Nullable String url,
    @Unmodelled JsonValue more) {}

package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How many people are on a list. Any component can be null.
 *
 * @param subscribers all of them
 * @param unsubscribed who left
 * @param hardBounced whose address does not exist
 * @param complained who called it spam
 * @param name the list's name
 * @param created when the list was made, by the vendor's clock
 * @param more everything else the vendor sent
 */
public record ListStats(
    @JsonName("total_subscribers") @Nullable Long subscribers,
    @JsonName("unsubscribed_subscribers") @Nullable Long unsubscribed,
    @JsonName("hard_bounced_subscribers") @Nullable Long hardBounced,
    @JsonName("spam_subscribers") @Nullable Long complained,
    @Nullable String name,
    @JsonName("create_date") @Nullable LocalDateTime created,
    @Unmodelled JsonValue more) {}

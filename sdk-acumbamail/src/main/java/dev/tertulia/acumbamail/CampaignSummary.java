package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A campaign in a list of them. Any component can be null: at times the vendor tells id and name
 * only, although asked for all.
 *
 * @param id its id
 * @param name its internal name
 * @param subject its subject
 * @param date when it was made or sent, by the vendor's clock
 * @param fromName the sender's name
 * @param fromEmail the sender's address
 * @param delivered e-mails that arrived
 * @param opened those that were opened
 * @param unopened those that were not
 * @param more everything else the vendor sent
 */
@Keyed(key = "id", value = "name")
public record CampaignSummary(
    @Nullable CampaignId id,
    @Nullable String name,
    @Nullable String subject,
    @Nullable LocalDateTime date,
    @JsonName("from_name") @Nullable String fromName,
    @JsonName("from_email") @Nullable String fromEmail,
    @JsonName("total_delivered") @Nullable Long delivered,
    @Nullable Long opened,
    @Nullable Long unopened,
    @Unmodelled JsonValue more) {

  @Override
  public String toString() {
    return "CampaignSummary[id=" + id + "]";
  }
}

package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign is. Any component can be null.
 *
 * @param status how far it is
 * @param name its internal name
 * @param subject its subject
 * @param fromEmail the sender's address; may be empty
 * @param created when it was made, by the vendor's clock
 * @param sent when it was sent, by the vendor's clock; null if it was not
 * @param totalSent how many e-mails left
 * @param lists to whom, in a shape that has never been seen
 * @param more everything else the vendor sent
 */
public record CampaignInfo(
    @Nullable CampaignStatus status,
    @Nullable String name,
    @Nullable String subject,
    @JsonName("email_from") @Nullable String fromEmail,
    @JsonName("date") @Nullable LocalDateTime created,
    @JsonName("date_sent") @Nullable LocalDateTime sent,
    @JsonName("total_sent") @Nullable Long totalSent,
    List<JsonValue> lists,
    @Unmodelled JsonValue more) {

  @Override
  public String toString() {
    return "CampaignInfo[status=" + status + ", sent=" + sent + "]";
  }
}

package dev.tertulia.acumbamail;

import dev.tertulia.core.Alpha;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Which campaigns.
 *
 * @param status only those that far; null for all
 * @param from only those since that day; null for all
 * @param until only those up to that minute, by the vendor's clock; null for all
 * @param bySendDate whether the days are those of sending, and not of making
 */
public record CampaignQuery(
    @Nullable CampaignStatus status,
    @Nullable LocalDate from,
    @Nullable LocalDateTime until,
    boolean bySendDate) {
  private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm");

  /** All of them. */
  public static CampaignQuery all() {
    return new CampaignQuery(null, null, null, false);
  }

  /** Only those that far. */
  public CampaignQuery status(CampaignStatus wanted) {
    return new CampaignQuery(wanted, from, until, bySendDate);
  }

  /** Only those since that day. */
  public CampaignQuery from(LocalDate day) {
    return new CampaignQuery(status, day, until, bySendDate);
  }

  /**
   * Only those up to that minute. The vendor documents another format for this than for {@link
   * #from}, and nobody has tried it.
   */
  @Alpha
  public CampaignQuery until(LocalDateTime minute) {
    return new CampaignQuery(status, from, minute, bySendDate);
  }

  /** The same, with days of sending, or of making. */
  public CampaignQuery bySendDate(boolean sending) {
    return new CampaignQuery(status, from, until, sending);
  }

  /** In the vendor's words. */
  Forms.WhichCampaigns wire() {
    return new Forms.WhichCampaigns(
        Forms.Always.ON,
        from,
        until == null ? null : UNTIL.format(until),
        bySendDate ? "sent" : null,
        status);
  }
}

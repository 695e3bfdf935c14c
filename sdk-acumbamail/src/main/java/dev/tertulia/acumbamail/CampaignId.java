package dev.tertulia.acumbamail;

import dev.tertulia.core.json.NumericId;

/**
 * The id of a campaign: a type of its own, so that it cannot stand where another id belongs.
 *
 * @param value the number, as {@link Campaigns#send} answers it
 */
public record CampaignId(long value) implements NumericId {

  /** Refuses what is not positive. */
  public CampaignId {
    AcumbamailRules.positive("CampaignId", value);
  }

  /** The id of that number. */
  public static CampaignId of(long value) {
    return new CampaignId(value);
  }
}

package dev.tertulia.acumbamail;

import dev.tertulia.core.json.NumericId;

/**
 * The id of a campaign of text messages: a type of its own, so that it cannot stand where another
 * id belongs.
 *
 * @param value the number, as the service shows it
 */
public record SmsCampaignId(long value) implements NumericId {

  /** Refuses what is not positive. */
  public SmsCampaignId {
    AcumbamailRules.positive("SmsCampaignId", value);
  }

  /** The id of that number. */
  public static SmsCampaignId of(long value) {
    return new SmsCampaignId(value);
  }
}

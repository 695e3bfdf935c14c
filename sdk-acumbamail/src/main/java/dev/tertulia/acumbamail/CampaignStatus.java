package dev.tertulia.acumbamail;

import dev.tertulia.core.json.OpenValue;

/**
 * How far a campaign is.
 *
 * @param value the word as it came
 */
public record CampaignStatus(String value) implements OpenValue {
  /** Being written, in the vendor's panel. */
  public static final CampaignStatus EDITING = new CampaignStatus("Editing");

  /** Waits for its time. */
  public static final CampaignStatus SCHEDULED = new CampaignStatus("Scheduled");

  /** Has left. */
  public static final CampaignStatus SENT = new CampaignStatus("Sent");

  /** An autoresponder at work. */
  public static final CampaignStatus AUTORESPONDER_ACTIVE =
      new CampaignStatus("Autoresponder-active");

  /** An autoresponder that rests. */
  public static final CampaignStatus AUTORESPONDER_PAUSED =
      new CampaignStatus("Autoresponder-paused");

  /** One of two being compared. */
  public static final CampaignStatus TEST_AB_IN_PROGRESS = new CampaignStatus("TestAB-in-progress");

  /** Part of an automation. */
  public static final CampaignStatus AUTOMATION = new CampaignStatus("Automation");

  @Override
  public String toString() {
    return value;
  }
}

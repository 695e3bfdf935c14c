package dev.tertulia.acumbamail;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.Paged;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.CallScope;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one campaign. All of it is repeated after passing failures. Immutable and safe for
 * use by several threads.
 */
public final class Reports {
  private final ReportsApi api;
  private final CallScope scope;
  private final CampaignId campaign;

  Reports(ReportsApi api, CallScope scope, CampaignId campaign) {
    this.api = api;
    this.scope = scope;
    this.campaign = campaign;
  }

  /**
   * The numbers ({@code getCampaignTotalInformation}).
   *
   * @throws dev.tertulia.core.NotFoundException if there is no such campaign
   */
  public CampaignTotals totals() {
    return api.totals(form()).execute(scope);
  }

  /**
   * Who opened it, fetched as they are read ({@code getCampaignOpeners}). Someone may be given more
   * than once.
   */
  public Paged<Opener> openers() {
    return openers(null);
  }

  /** Who opened it and did not click; what the vendor says of this is ambiguous. */
  @Alpha
  public Paged<Opener> openersWithoutClick() {
    return openers(true);
  }

  private Paged<Opener> openers(@Nullable Boolean withoutClick) {
    return new Blocks<>(
            "getCampaignOpeners",
            index ->
                api.openers(Form.of(new Forms.Openers(campaign, withoutClick, index)))
                    .execute(scope),
            opener -> opener.email() + " " + opener.at())
        .paged(each -> null);
  }

  /** Who clicked, and when ({@code getCampaignClicks}). */
  public List<Clicker> clickers() {
    return api.clickers(form()).execute(scope);
  }

  /** Its links, and who followed them ({@code getCampaignLinks}). */
  public List<LinkStats> links() {
    return api.links(form()).execute(scope);
  }

  /** Whom it could not reach this time ({@code getCampaignSoftBounces}). */
  public List<SoftBounce> softBounces() {
    return api.softBounces(form()).execute(scope);
  }

  /**
   * How it went at each mailbox provider ({@code getCampaignInformationByISP}). What is told of
   * each has never been seen.
   */
  @Alpha
  public Map<String, JsonValue> byProvider() {
    return api.byProvider(form()).execute(scope);
  }

  /**
   * Opens by browser ({@code getCampaignOpenersByBrowser}). A value that is no number, and none is
   * known, is left out.
   */
  public Map<String, Long> byBrowser() {
    return api.byBrowser(form()).execute(scope);
  }

  /** Opens by operating system ({@code getCampaignOpenersByOs}); see {@link #byBrowser}. */
  public Map<String, Long> bySystem() {
    return api.bySystem(form()).execute(scope);
  }

  /**
   * Opens by country ({@code getCampaignOpenersByCountries}): by code, says one source; nobody has
   * shown it.
   */
  public Map<String, Long> byCountry() {
    return api.byCountry(form()).execute(scope);
  }

  private Form<Forms.OfCampaign> form() {
    return Form.of(new Forms.OfCampaign(campaign));
  }
}

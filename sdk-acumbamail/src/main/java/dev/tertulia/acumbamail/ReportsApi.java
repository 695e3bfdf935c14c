package dev.tertulia.acumbamail;

import static dev.tertulia.core.Safety.READ;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.Operation;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.ApiCall;
import java.util.List;
import java.util.Map;
import retrofit2.http.FieldMap;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.POST;

interface ReportsApi {

  @Operation(
      id = "getCampaignTotalInformation",
      summary = "Counts the opens, clicks, bounces and complaints of a campaign.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getCampaignTotalInformation/")
  ApiCall<CampaignTotals> totals(@FieldMap Form<Forms.OfCampaign> form);

  @Operation(
      id = "getCampaignOpeners",
      summary = "Lists who opened a campaign, one block at a time.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getCampaignOpeners/")
  ApiCall<List<Opener>> openers(@FieldMap Form<Forms.Openers> form);

  @Operation(
      id = "getCampaignClicks",
      summary = "Lists who clicked in a campaign, and when.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getCampaignClicks/")
  ApiCall<List<Clicker>> clickers(@FieldMap Form<Forms.OfCampaign> form);

  @Operation(
      id = "getCampaignLinks",
      summary = "Lists the links of a campaign, and who followed them.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getCampaignLinks/")
  ApiCall<List<LinkStats>> links(@FieldMap Form<Forms.OfCampaign> form);

  @Operation(
      id = "getCampaignSoftBounces",
      summary = "Lists whom a campaign could not reach this time.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getCampaignSoftBounces/")
  ApiCall<List<SoftBounce>> softBounces(@FieldMap Form<Forms.OfCampaign> form);

  @Alpha
  @Operation(
      id = "getCampaignInformationByISP",
      summary = "Tells how a campaign went at each mailbox provider.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getCampaignInformationByISP/")
  ApiCall<Map<String, JsonValue>> byProvider(@FieldMap Form<Forms.OfCampaign> form);

  @Operation(
      id = "getCampaignOpenersByBrowser",
      summary = "Counts the opens of a campaign by browser.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getCampaignOpenersByBrowser/")
  ApiCall<Map<String, Long>> byBrowser(@FieldMap Form<Forms.OfCampaign> form);

  @Operation(
      id = "getCampaignOpenersByOs",
      summary = "Counts the opens of a campaign by operating system.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getCampaignOpenersByOs/")
  ApiCall<Map<String, Long>> bySystem(@FieldMap Form<Forms.OfCampaign> form);

  @Operation(
      id = "getCampaignOpenersByCountries",
      summary = "Counts the opens of a campaign by country.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getCampaignOpenersByCountries/")
  ApiCall<Map<String, Long>> byCountry(@FieldMap Form<Forms.OfCampaign> form);
}

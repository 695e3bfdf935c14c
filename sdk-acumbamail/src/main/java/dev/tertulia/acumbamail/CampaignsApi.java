package dev.tertulia.acumbamail;

import static dev.tertulia.acumbamail.Wires.UNPUBLISHED;
import static dev.tertulia.core.Safety.IDEMPOTENT;
import static dev.tertulia.core.Safety.ONCE;
import static dev.tertulia.core.Safety.READ;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.Operation;
import dev.tertulia.core.transport.ApiCall;
import java.util.List;
import retrofit2.http.FieldMap;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.POST;

interface CampaignsApi {

  @Operation(
      id = "createCampaign",
      summary = "Mails everyone on lists or segments, now or later.",
      safety = ONCE,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("createCampaign/")
  ApiCall<CampaignId> send(@FieldMap Form<Mailing.Html> form);

  @Operation(
      id = "sendTemplateCampaign",
      summary = "Mails a stored template to everyone on lists or segments, now or later.",
      safety = ONCE,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("sendTemplateCampaign/")
  ApiCall<CampaignId> sendTemplate(@FieldMap Form<Mailing.Templated> form);

  @Operation(id = "getCampaigns", summary = "Lists campaigns.", safety = READ, limit = "10/60s")
  @FormUrlEncoded
  @POST("getCampaigns/")
  ApiCall<List<CampaignSummary>> all(@FieldMap Form<Forms.WhichCampaigns> form);

  @Operation(
      id = "getCampaignBasicInformation",
      summary = "Reads what a campaign is.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getCampaignBasicInformation/")
  ApiCall<CampaignInfo> get(@FieldMap Form<Forms.OfCampaign> form);

  @Alpha
  @Operation(
      id = "getCampaignHTML",
      summary = "Reads what a campaign says.",
      safety = READ,
      limit = UNPUBLISHED)
  @FormUrlEncoded
  @POST("getCampaignHTML/")
  ApiCall<String> html(@FieldMap Form<Forms.OfCampaign> form);

  @Operation(
      id = "getTemplates",
      summary = "Lists stored templates.",
      safety = READ,
      limit = "1/1s")
  @FormUrlEncoded
  @POST("getTemplates/")
  ApiCall<List<Template>> templates(@FieldMap Form<Void> form);

  @Operation(id = "createTemplate", summary = "Stores a template.", safety = ONCE, limit = "10/60s")
  @FormUrlEncoded
  @POST("createTemplate/")
  ApiCall<TemplateId> createTemplate(@FieldMap Form<NewTemplate> form);

  // With the id of one that exists.
  @Operation(
      id = "createTemplate+id",
      summary = "Replaces a stored template.",
      safety = IDEMPOTENT,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("createTemplate/")
  ApiCall<TemplateId> updateTemplate(@FieldMap Form<Forms.Replacement> form);

  @Operation(
      id = "duplicateTemplate",
      summary = "Copies a stored template under another name.",
      safety = ONCE,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("duplicateTemplate/")
  ApiCall<TemplateId> duplicateTemplate(@FieldMap Form<Forms.Copy> form);
}

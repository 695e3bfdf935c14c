package dev.tertulia.acumbamail;

import static dev.tertulia.core.Safety.IDEMPOTENT;
import static dev.tertulia.core.Safety.READ;

import dev.tertulia.core.Operation;
import dev.tertulia.core.transport.ApiCall;
import retrofit2.http.FieldMap;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.POST;

interface WebhooksApi {

  @Operation(id = "configListWebhook", safety = IDEMPOTENT, limit = "10/60s")
  @FormUrlEncoded
  @POST("configListWebhook/")
  ApiCall<Void> configureList(@FieldMap Form<Mailing.ListWebhook> form);

  @Operation(id = "getListWebhook", safety = READ, limit = "10/60s")
  @FormUrlEncoded
  @POST("getListWebhook/")
  ApiCall<Webhook> ofList(@FieldMap Form<Forms.OfList> form);

  @Operation(id = "configSMTPWebhook", safety = IDEMPOTENT, limit = "10/60s")
  @FormUrlEncoded
  @POST("configSMTPWebhook/")
  ApiCall<Void> configureSmtp(@FieldMap Form<Mailing.SmtpWebhook> form);

  @Operation(id = "getSMTPWebhook", safety = READ, limit = "10/60s")
  @FormUrlEncoded
  @POST("getSMTPWebhook/")
  ApiCall<Webhook> ofSmtp(@FieldMap Form<Void> form);
}

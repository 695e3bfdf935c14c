package dev.tertulia.acumbamail;

import static dev.tertulia.core.Safety.IDEMPOTENT;
import static dev.tertulia.core.Safety.READ;

import dev.tertulia.core.Operation;
import dev.tertulia.core.transport.ApiCall;
import retrofit2.http.FieldMap;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.POST;

interface WebhooksApi {

  @Operation(
      id = "configListWebhook",
      summary = "Makes or replaces a list's webhook.",
      safety = IDEMPOTENT,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("configListWebhook/")
  ApiCall<Void> configureList(@FieldMap Form<Mailing.ListWebhook> form);

  @Operation(
      id = "getListWebhook",
      summary = "Reads a list's webhook.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getListWebhook/")
  ApiCall<Webhook> ofList(@FieldMap Form<Forms.OfList> form);

  @Operation(
      id = "configSMTPWebhook",
      summary = "Makes or replaces the account's webhook for transactional e-mail.",
      safety = IDEMPOTENT,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("configSMTPWebhook/")
  ApiCall<Void> configureSmtp(@FieldMap Form<Mailing.SmtpWebhook> form);

  @Operation(
      id = "getSMTPWebhook",
      summary = "Reads the account's webhook for transactional e-mail.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getSMTPWebhook/")
  ApiCall<Webhook> ofSmtp(@FieldMap Form<Void> form);
}

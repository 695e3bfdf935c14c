package dev.tertulia.acumbamail;

import static dev.tertulia.acumbamail.Wires.UNPUBLISHED;
import static dev.tertulia.core.Safety.ONCE;
import static dev.tertulia.core.Safety.READ;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.Operation;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.ApiCall;
import java.math.BigDecimal;
import java.util.List;
import retrofit2.http.FieldMap;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.POST;

interface MailApi {

  @Operation(
      id = "sendOne",
      summary = "Sends an e-mail to one person.",
      safety = ONCE,
      limit = UNPUBLISHED)
  @FormUrlEncoded
  @POST("sendOne/")
  ApiCall<EmailKey> send(@FieldMap Form<Mailing.Mail> form);

  @Operation(
      id = "send",
      summary = "Sends several e-mails, each to one person.",
      safety = ONCE,
      limit = UNPUBLISHED)
  @FormUrlEncoded
  @POST("send/")
  ApiCall<List<JsonValue>> sendAll(@FieldMap Form<Mailing.Mails> form);

  @Alpha
  @Operation(
      id = "sendCertifiedEmail",
      summary = "Sends a certified e-mail to one person.",
      safety = ONCE,
      limit = UNPUBLISHED)
  @FormUrlEncoded
  @POST("sendCertifiedEmail/")
  ApiCall<EmailKey> sendCertified(@FieldMap Form<Mailing.Mail> form);

  @Alpha
  @Operation(
      id = "getEmailStatus",
      summary = "Tells how far an e-mail is.",
      safety = READ,
      limit = UNPUBLISHED)
  @FormUrlEncoded
  @POST("getEmailStatus/")
  ApiCall<JsonValue> status(@FieldMap Form<Forms.OfEmail> form);

  @Operation(
      id = "getCreditsSMTP",
      summary = "Tells how many credits for e-mails are left.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getCreditsSMTP/")
  ApiCall<BigDecimal> credits(@FieldMap Form<Void> form);

  @Operation(id = "sendSMS", summary = "Sends text messages.", safety = ONCE, limit = UNPUBLISHED)
  @FormUrlEncoded
  @POST("sendSMS/")
  ApiCall<SentSms> sendSms(@FieldMap Form<Mailing.Texts> form);

  @Operation(id = "sendSMS", summary = "Sends text messages.", safety = ONCE, limit = UNPUBLISHED)
  @FormUrlEncoded
  @POST("sendSMS/")
  ApiCall<List<SentSms>> sendAllSms(@FieldMap Form<Mailing.Texts> form);

  @Operation(
      id = "getCreditsSMS",
      summary = "Tells how many credits for text messages are left.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getCreditsSMS/")
  ApiCall<BigDecimal> smsCredits(@FieldMap Form<Void> form);

  @Alpha
  @Operation(
      id = "getSMSCampaigns",
      summary = "Lists campaigns of text messages in some days.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getSMSCampaigns/")
  ApiCall<JsonValue> smsCampaigns(@FieldMap Form<Forms.SmsDays> form);

  @Alpha
  @Operation(
      id = "getSMSSubscriberReport",
      summary = "Tells who got a campaign of text messages.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getSMSSubscriberReport/")
  ApiCall<JsonValue> smsRecipients(@FieldMap Form<Forms.OfSmsCampaign> form);

  @Alpha
  @Operation(
      id = "getSMSQuickSubscriberReport",
      summary = "Tells who got text messages outside campaigns.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getSMSQuickSubscriberReport/")
  ApiCall<JsonValue> quickSmsRecipients(@FieldMap Form<Forms.SmsTimes> form);

  @Alpha
  @Operation(
      id = "getSMSSimpleReport",
      summary = "Tells how far a text message is.",
      safety = READ,
      limit = UNPUBLISHED)
  @FormUrlEncoded
  @POST("getSMSSimpleReport/")
  ApiCall<JsonValue> sms(@FieldMap Form<Forms.OfSms> form);
}

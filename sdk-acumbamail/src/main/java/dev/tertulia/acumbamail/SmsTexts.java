package dev.tertulia.acumbamail;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.json.Json;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.CallScope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Text messages. Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * client.sms().send(Sms.of("CasaAna", "+34600000000", "Your table is ready."));
 * }</pre>
 */
public final class SmsTexts {
  private final MailApi api;
  private final CallScope scope;
  private final RecipientGuard guard;

  SmsTexts(MailApi api, CallScope scope, RecipientGuard guard) {
    this.api = api;
    this.scope = scope;
    this.guard = guard;
  }

  /**
   * Sends a text message ({@code sendSMS}). Never repeated, and there is no list to look in if its
   * outcome is unknown.
   *
   * @throws dev.tertulia.core.ApiException also with status 200: the vendor refuses inside its
   *     answer
   * @throws dev.tertulia.core.DecodingException if the answer does not say what became of it
   */
  public SentSms send(Sms text) {
    return api.sendSms(form(List.of(text))).execute(scope);
  }

  /**
   * Sends several ({@code sendSMS}). Never repeated.
   *
   * @return what became of each, in order; a refusal is one of the results. Of what the vendor says
   *     nothing the outcome is {@code UNKNOWN}
   */
  public List<SentSms> sendAll(List<Sms> texts) {
    if (texts.isEmpty()) {
      throw new InvalidRequestException("SmsTexts.sendAll", "text messages", "none");
    }
    List<SentSms> said = api.sendAllSms(form(texts)).execute(scope);
    var all = new ArrayList<SentSms>();
    // With fewer answers than messages nobody can say which answer belongs to which.
    boolean attributable = said.size() >= texts.size();
    for (int i = 0; i < texts.size(); i++) {
      all.add(attributable ? said.get(i) : unsure(said));
    }
    return all;
  }

  private Form<Mailing.Texts> form(List<Sms> texts) {
    texts.forEach(each -> guard.check("Sms.recipient", each.recipient()));
    return Form.of(new Mailing.Texts(texts.stream().map(Sms::wire).toList()));
  }

  private static SentSms unsure(List<SentSms> said) {
    List<JsonValue> all =
        said.stream().map(each -> JsonValue.parse(Json.standard().write(each))).toList();
    return new SentSms(null, null, null, null, JsonValue.object("messages", all));
  }

  /** How many credits are left ({@code getCreditsSMS}; repeated after passing failures). */
  public BigDecimal credits() {
    return api.smsCredits(Form.empty()).execute(scope);
  }

  /**
   * Campaigns of text messages in some days ({@code getSMSCampaigns}; repeated after passing
   * failures). Never seen.
   */
  @Alpha
  public JsonValue campaigns(LocalDate from, LocalDate to) {
    return api.smsCampaigns(Form.of(new Forms.SmsDays(from, to))).execute(scope);
  }

  /**
   * Who got a campaign of text messages ({@code getSMSSubscriberReport}; repeated after passing
   * failures). Never seen.
   */
  @Alpha
  public JsonValue recipients(SmsCampaignId campaign) {
    return api.smsRecipients(Form.of(new Forms.OfSmsCampaign(campaign))).execute(scope);
  }

  /**
   * Who got text messages outside campaigns, by the vendor's clock ({@code
   * getSMSQuickSubscriberReport}; repeated after passing failures). Never seen.
   */
  @Alpha
  public JsonValue recipients(LocalDateTime from, LocalDateTime to) {
    return api.quickSmsRecipients(Form.of(new Forms.SmsTimes(from, to))).execute(scope);
  }

  /**
   * How far a text message is ({@code getSMSSimpleReport}; repeated after passing failures). Never
   * seen.
   */
  @Alpha
  public JsonValue status(SmsId text) {
    return api.sms(Form.of(new Forms.OfSms(text))).execute(scope);
  }
}

package dev.tertulia.conformance;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.CampaignId;
import dev.tertulia.acumbamail.CampaignQuery;
import dev.tertulia.acumbamail.CampaignStatus;
import dev.tertulia.acumbamail.EmailKey;
import dev.tertulia.acumbamail.FieldType;
import dev.tertulia.acumbamail.FormId;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.NewCampaign;
import dev.tertulia.acumbamail.NewList;
import dev.tertulia.acumbamail.NewSubscriber;
import dev.tertulia.acumbamail.NewTemplate;
import dev.tertulia.acumbamail.SegmentId;
import dev.tertulia.acumbamail.Sender;
import dev.tertulia.acumbamail.Sms;
import dev.tertulia.acumbamail.SmsCampaignId;
import dev.tertulia.acumbamail.SmsId;
import dev.tertulia.acumbamail.SubscriberStatus;
import dev.tertulia.acumbamail.TemplateId;
import dev.tertulia.acumbamail.TransactionalEmail;
import dev.tertulia.acumbamail.WebhookSettings;
import dev.tertulia.acumbamail.WebhookTopic;
import dev.tertulia.core.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Calls every function of Acumbamail with everything that can be said to it. */
final class EveryFunction {
  private static final String HTML = "<a href='*|UNSUBSCRIBE_URL|*'>Bye</a>";
  private static final ListId LIST = ListId.of(7);
  private static final Sender ANA = Sender.of("ana@example.com").name("Ana");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
  private static final LocalDateTime MINUTE = LocalDateTime.of(2026, 11, 30, 23, 59);

  private final AcumbamailClient client;
  private final Instant later;

  EveryFunction(AcumbamailClient client, Instant later) {
    this.client = client;
    this.later = later;
  }

  void run() {
    lists();
    subscribers();
    campaigns();
    reports();
    mail();
    webhooks();
  }

  private void lists() {
    var lists = client.lists();
    lists.all();
    lists.create(
        NewList.of("News", "ana@example.com")
            .company("c")
            .country("ES")
            .city("m")
            .address("a")
            .phone("p")
            .description("d"));
    lists.delete(LIST);
    lists.stats(LIST);
    lists.subscriberStats(LIST).stream().toList();
    lists.fields(LIST);
    lists.fieldTypes(LIST);
    lists.mergeTags(LIST);
    lists.addField(LIST, "city", FieldType.TEXT);
    lists.forms(LIST);
    lists.form(FormId.of(1));
    lists.segments(LIST);
    lists.search("ana@example.com");
    lists.inactive(DAY, DAY);
    lists.campaignStats(LIST, DAY, DAY);
  }

  private void subscribers() {
    var people = client.subscribers(LIST);
    var person = NewSubscriber.of("ana@example.com").field("city", "Madrid");
    people.withStatus(SubscriberStatus.ACTIVE).stream().toList();
    people.add(person.confirming().welcomed());
    people.addOrUpdate(person);
    people.addOrUpdate(person.confirming());
    people.addAll(List.of(person));
    people.addOrUpdateAll(List.of(person));
    people.delete("ana@example.com");
    people.deleteBatch(List.of("ana@example.com"));
    people.deleteAll();
    people.unsubscribe("ana@example.com");
    people.get("ana@example.com");
  }

  private void campaigns() {
    var campaigns = client.campaigns();
    var campaign = NewCampaign.html("May", ANA, "Hello", HTML).to(LIST, SegmentId.of(2));
    var template = NewCampaign.template("May", ANA, "Hello", TemplateId.of(3)).to(LIST);
    campaigns.schedule(
        campaign.tracking(new NewCampaign.Tracking(true, true, "x.example.com")).preHeader("Hi"),
        later);
    campaigns.schedule(template.tracking(new NewCampaign.Tracking(null, true, null)), later);
    campaigns.all(
        CampaignQuery.all().status(CampaignStatus.SENT).from(DAY).until(MINUTE).bySendDate(true));
    campaigns.get(CampaignId.of(5));
    campaigns.html(CampaignId.of(5));
    var stored =
        NewTemplate.of("Base", HTML).subject("s").category("c").beeJson(JsonValue.object("a", 1));
    client.templates().all();
    client.templates().create(stored);
    client.templates().update(TemplateId.of(3), stored);
    client.templates().duplicate(TemplateId.of(3), "Copy");
  }

  private void reports() {
    var reports = client.reports(CampaignId.of(5));
    reports.totals();
    reports.openersWithoutClick().stream().toList();
    reports.clickers();
    reports.links();
    reports.softBounces();
    reports.byProvider();
    reports.byBrowser();
    reports.bySystem();
    reports.byCountry();
  }

  private void mail() {
    var html = TransactionalEmail.html(ANA, "you@example.com", "Hi", "Hi");
    var template =
        TransactionalEmail.template(ANA, "you@example.com", "Hi", TemplateId.of(3))
            .tag("NAME", "Ana")
            .cc("cc@example.com")
            .bcc("bcc@example.com")
            .category("c")
            .programDate("24/12/2026 18:30");
    var smtp = client.smtp();
    smtp.send(html);
    smtp.send(template);
    smtp.sendAll(List.of(html, template));
    smtp.sendCertified(html);
    smtp.sendCertified(template);
    smtp.status(new EmailKey("0123456789abcdef"));
    smtp.credits();
    var sms = client.sms();
    sms.send(Sms.of("Ana", "+34600000000", "Hi"));
    sms.credits();
    sms.campaigns(DAY, DAY);
    sms.recipients(SmsCampaignId.of(1));
    sms.recipients(DAY.atStartOfDay(), MINUTE);
    sms.status(SmsId.of(1));
  }

  private void webhooks() {
    var settings = WebhookSettings.of("https://example.com/hook", WebhookTopic.OPENS);
    client.webhooks().configureList(LIST, settings);
    client.webhooks().ofList(LIST);
    client.webhooks().configureSmtp(settings);
    client.webhooks().ofSmtp();
  }
}

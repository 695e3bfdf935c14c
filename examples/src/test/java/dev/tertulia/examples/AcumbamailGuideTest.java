package dev.tertulia.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.CampaignId;
import dev.tertulia.acumbamail.CampaignTotals;
import dev.tertulia.acumbamail.EmailKey;
import dev.tertulia.acumbamail.FieldType;
import dev.tertulia.acumbamail.Imported;
import dev.tertulia.acumbamail.LinkStats;
import dev.tertulia.acumbamail.ListField;
import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.NewCampaign;
import dev.tertulia.acumbamail.NewList;
import dev.tertulia.acumbamail.NewSubscriber;
import dev.tertulia.acumbamail.NewTemplate;
import dev.tertulia.acumbamail.Opener;
import dev.tertulia.acumbamail.Sender;
import dev.tertulia.acumbamail.SentSms;
import dev.tertulia.acumbamail.Sms;
import dev.tertulia.acumbamail.Subscriber;
import dev.tertulia.acumbamail.SubscriberStatus;
import dev.tertulia.acumbamail.TemplateId;
import dev.tertulia.acumbamail.TransactionalEmail;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.Sandbox;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The code of docs/subscribers.md, docs/campaigns.md and docs/mail-and-sms.md, run. */
class AcumbamailGuideTest {
  private final ManualTimekeeper time =
      ManualTimekeeper.jumping(Instant.parse("2026-11-22T10:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final CredentialsProvider token = CredentialsProvider.token(sandbox.acumbamail().token());
  private final AcumbamailClient mail =
      AcumbamailClient.builder()
          .credentials(token)
          .baseUrl(sandbox.acumbamail().url())
          .timekeeper(time)
          .build();
  private final List<String> refused = new ArrayList<>();

  @AfterEach
  void close() {
    mail.close();
    sandbox.close();
  }

  @Test
  void aClientIsMadeOfATokenAlone() {
    var token = CredentialsProvider.environment("ACUMBAMAIL_TOKEN");
    try (var mail = AcumbamailClient.create(token)) {
      assertThat(mail.zone()).hasToString("Europe/Madrid");
    }
  }

  @Test
  void aListIsMadeAndFilled() {
    ListId news = mail.lists().create(NewList.of("News", "hello@bistro.example").city("Madrid"));
    mail.lists().addField(news, "city", FieldType.TEXT);
    for (ListField field : mail.lists().fields(news)) {
      System.out.println(field.tag() + ": " + field.type());
    }

    var readers = mail.subscribers(news);
    readers.addOrUpdate(NewSubscriber.of("ana@example.com").field("city", "Madrid"));
    readers.add(NewSubscriber.of("ben@example.com").confirming());

    Optional<Subscriber> ana = readers.find("ana@example.com");
    for (Subscriber each : readers.withStatus(SubscriberStatus.ACTIVE)) {
      System.out.println(each.email() + ": " + each.fields().at("city").asText());
    }

    readers.unsubscribe("ana@example.com");

    assertThat(ana).isPresent();
    assertThat(readers.get("ana@example.com").status()).isEqualTo(SubscriberStatus.UNSUBSCRIBED);
  }

  @Test
  void thousandsAreImported() {
    var readers = mail.subscribers(ListId.of(sandbox.acumbamail().list("News").id()));
    var people = new ArrayList<NewSubscriber>();
    for (int i = 0; i < 1_500; i++) {
      people.add(NewSubscriber.of("reader-" + i + "@example.com"));
    }

    List<Imported> results = readers.addOrUpdateAll(people);
    for (Imported each : results) {
      if (!each.accepted()) {
        report(each.email(), each.outcome(), each.error());
      }
    }
    boolean there = readers.awaitTotal(results.size(), Duration.ofMinutes(5));

    assertThat(there).isTrue();
    assertThat(refused).isEmpty();
    assertThat(sandbox.received("batchAddSubscribers")).hasSize(2);
  }

  private void report(String email, Object outcome, String why) {
    refused.add(email + outcome + why);
  }

  @Test
  void aCampaignGoesOutAndIsFollowed() {
    var list = sandbox.acumbamail().list("News");
    list.add("ana@example.com", Map.of());
    ListId news = ListId.of(list.id());
    String html = "<p>Fish.</p><a href=\"https://bistro.example\">menu</a> *|UNSUBSCRIBE_URL|*";

    TemplateId monthly = mail.templates().create(NewTemplate.of("Monthly", html));
    var from = Sender.of("hello@bistro.example").name("Bistro");
    var may = NewCampaign.template("May menu", from, "What we cook in May", monthly).to(news);

    CampaignId scheduled = mail.campaigns().schedule(may, Instant.parse("2027-05-01T08:00:00Z"));
    CampaignId sent =
        mail.campaigns().send(NewCampaign.html("Closed", from, "Closed today", html).to(news));

    sandbox.acumbamail().mail(sent.value(), "ana@example.com").isOpened();
    sandbox.acumbamail().mail(sent.value(), "ana@example.com").isClicked("https://bistro.example");

    CampaignTotals totals = mail.reports(sent).totals();
    System.out.println(totals.opened() + " of " + totals.delivered() + " opened it");
    for (Opener each : mail.reports(sent).openers()) {
      Instant at = each.at().atZone(mail.zone()).toInstant();
      System.out.println(each.email() + " at " + at);
    }
    for (LinkStats link : mail.reports(sent).links()) {
      System.out.println(link.url() + ": " + link.uniqueClicks());
    }

    assertThat(totals.opened()).isEqualTo(1);
    assertThat(scheduled).isNotEqualTo(sent);
  }

  @Test
  void singlePeopleAreWrittenTo() {
    EmailKey key =
        mail.smtp()
            .send(
                TransactionalEmail.html(
                    Sender.of("shop@bistro.example"),
                    "ana@example.com",
                    "Your order",
                    "<p>It is on its way.</p>"));
    BigDecimal left = mail.smtp().credits();

    SentSms text = mail.sms().send(Sms.of("Bistro", "+34600000001", "Your table is ready."));

    List<SentSms> all =
        mail.sms()
            .sendAll(
                List.of(
                    Sms.of("Bistro", "+34600000001", "Closed today."),
                    Sms.of("Bistro", "+34600000002", "Closed today.")));
    for (SentSms each : all) {
      System.out.println(each.outcome() + " " + each.error());
    }

    assertThat(key.value()).isNotBlank();
    assertThat(left).isPositive();
    assertThat(text.accepted()).isTrue();
    assertThat(all).allMatch(SentSms::accepted);
  }

  @Test
  void inStagingOnlySomePeopleGetMail() {
    var list = sandbox.acumbamail().list("Test readers");

    var staging =
        AcumbamailClient.builder()
            .credentials(token)
            .baseUrl(sandbox.acumbamail().url())
            .onlyTo("ana@example.com", "+34600000001", "1000")
            .build();

    staging.sms().send(Sms.of("Bistro", "+34600000001", "Hello"));
    assertThat(sandbox.acumbamail().sentSms()).hasSize(1);
    assertThat(list.size()).isZero();
    staging.close();
  }
}

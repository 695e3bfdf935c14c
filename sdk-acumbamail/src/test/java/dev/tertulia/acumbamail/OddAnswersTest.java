package dev.tertulia.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.acumbamail.AcumbamailSandbox;
import dev.tertulia.testing.acumbamail.Oddity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole client against the whole Sandbox, once for every other shape of its answers. */
class OddAnswersTest {
  private static final String HTML =
      "<a href=\"https://example.com\">*|name|*</a> *|UNSUBSCRIBE_URL|*";
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private final ManualTimekeeper time =
      ManualTimekeeper.jumping(Instant.parse("2026-11-22T12:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final AcumbamailSandbox acumbamail = sandbox.acumbamail();
  private final AcumbamailClient client =
      AcumbamailClient.builder()
          .credentials(CredentialsProvider.token(acumbamail.token()))
          .baseUrl(acumbamail.url())
          .timekeeper(time)
          .build();

  @AfterEach
  void close() {
    client.close();
    sandbox.close();
  }

  @ParameterizedTest
  @EnumSource
  void lists(Oddity oddity) {
    acumbamail.answersWith(oddity);
    ListId list = client.lists().create(NewList.of("News", "ana@example.com"));
    client.lists().addField(list, "name", FieldType.TEXT);
    assertThat(client.lists().forms(list)).isEmpty();
    assertThat(client.lists().segments(list)).isEmpty();
    acumbamail.list(list.value()).form("Main");
    long segment = acumbamail.list(list.value()).segment("All", person -> true);

    assertThat(client.lists().all())
        .singleElement()
        .extracting("id", "name")
        .contains(list, "News");
    assertThat(client.lists().fields(list)).extracting(ListField::tag).contains("email", "name");
    assertThat(client.lists().fieldTypes(list)).containsEntry("name", "char");
    assertThat(client.lists().mergeTags(list)).containsEntry("name", "char");
    assertThat(client.lists().forms(list)).extracting(SignUpForm::name).containsExactly("Main");
    assertThat(client.lists().segments(list))
        .extracting(Segment::id)
        .containsExactly(SegmentId.of(segment));
    assertThat(client.lists().stats(list).subscribers()).isZero();
    client.lists().delete(list);
    assertThat(client.lists().all()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void subscribers(Oddity oddity) {
    acumbamail.answersWith(oddity);
    ListId list = ListId.of(acumbamail.list("News").field("name").id());
    Subscribers people = client.subscribers(list);
    assertThat(people.all().stream()).isEmpty();

    SubscriberId ana = people.add(NewSubscriber.of("ana@example.com").field("name", "Ana"));
    List<Imported> added =
        people.addAll(
            List.of(NewSubscriber.of("ana@example.com"), NewSubscriber.of("ben@example.com")));

    assertThat(added).extracting(Imported::accepted).containsExactly(false, true);
    assertThat(people.addOrUpdate(NewSubscriber.of("ana@example.com"))).isEqualTo(ana);
    assertThat(people.all().stream()).hasSize(2);
    assertThat(people.get("ana@example.com").id()).isEqualTo(ana);
    assertThat(client.lists().search("ana@example.com")).hasSize(1);
    people.unsubscribe("ben@example.com");
    assertThat(people.withStatus(SubscriberStatus.UNSUBSCRIBED).stream()).hasSize(1);
    assertThat(client.lists().inactive(TODAY, TODAY)).hasSize(1);
    people.delete("ben@example.com");
    assertThat(people.deleteAll(Duration.ofMinutes(2))).isTrue();
    assertThat(acumbamail.list(list.value()).size()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void campaigns(Oddity oddity) {
    var news = acumbamail.list("News").field("name");
    news.add("ana@example.com", Map.of("name", "Ana"));
    acumbamail.answersWith(oddity);
    TemplateId template = client.templates().create(NewTemplate.of("T", HTML));
    assertThat(client.templates().update(template, NewTemplate.of("T2", HTML))).isEqualTo(template);
    TemplateId copy = client.templates().duplicate(template, "Copy");
    assertThat(client.templates().all()).extracting(Template::id).containsExactly(template, copy);

    Sender sender = Sender.of("ana@example.com").name("Ana");
    CampaignId sent =
        client
            .campaigns()
            .send(NewCampaign.template("May", sender, "Hi", copy).to(ListId.of(news.id())));
    Reports reports = client.reports(sent);
    assertThat(reports.openers().stream()).isEmpty();
    assertThat(reports.byBrowser()).isEmpty();
    assertThat(reports.links()).hasSize(1);
    acumbamail.mail(sent.value(), "ana@example.com").isClicked("https://example.com");

    assertThat(client.campaigns().all()).extracting(CampaignSummary::id).containsExactly(sent);
    assertThat(client.campaigns().get(sent).subject()).isEqualTo("Hi");
    assertThat(client.campaigns().html(sent)).isEqualTo(HTML);
    assertThat(reports.totals().opened()).isEqualTo(1);
    assertThat(reports.openers().stream())
        .extracting(Opener::email)
        .containsExactly("ana@example.com");
    assertThat(reports.clickers()).hasSize(1);
    assertThat(reports.links().get(0).subscribers()).containsExactly("ana@example.com");
    assertThat(reports.byCountry()).containsEntry("ES", 1L);
    assertThat(reports.byProvider()).containsOnlyKeys("example.com");
    assertThat(reports.softBounces()).isEmpty();
    assertThat(client.lists().campaignStats(ListId.of(news.id()), TODAY, TODAY).sent())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void messages(Oddity oddity) {
    acumbamail.answersWith(oddity);
    var mail =
        TransactionalEmail.html(Sender.of("a@example.com"), "b@example.com", "Hi", "<p>Hi</p>");
    EmailKey key = client.smtp().send(mail);
    List<SentEmail> several = client.smtp().sendAll(List.of(mail));
    SentSms sms = client.sms().send(Sms.of("Shop", "+34600000001", "Hi"));

    assertThat(acumbamail.sentMail())
        .extracting(each -> each.key())
        .containsExactly(key.value(), several.get(0).key().value());
    assertThat(client.smtp().status(key).code()).isEqualTo(2);
    assertThat(client.smtp().credits()).isEqualByComparingTo("499998");
    assertThat(sms.accepted()).isTrue();
    assertThat(client.sms().credits()).isEqualByComparingTo("999");
    assertThat(client.sms().status(sms.id()).at("body").asText()).isEqualTo("Hi");
  }

  @ParameterizedTest
  @EnumSource
  void webhooks(Oddity oddity) {
    acumbamail.answersWith(oddity);
    ListId list = ListId.of(acumbamail.list("News").id());
    assertThat(client.webhooks().ofList(list)).isEmpty();
    assertThat(client.webhooks().ofSmtp()).isEmpty();
    String url = "http://127.0.0.1:9/hook";
    client.webhooks().configureList(list, WebhookSettings.of(url, WebhookTopic.SUBSCRIBES));
    client.webhooks().configureSmtp(WebhookSettings.of(url, WebhookTopic.DELIVERED));

    assertThat(client.webhooks().ofList(list).orElseThrow().topics())
        .containsExactly(WebhookTopic.SUBSCRIBES);
    assertThat(client.webhooks().ofSmtp().orElseThrow().topics())
        .containsExactly(WebhookTopic.DELIVERED);
  }

  @ParameterizedTest
  @EnumSource
  void refusals(Oddity oddity) {
    acumbamail.answersWith(oddity);
    acumbamail.doesNotKnow("ana@example.com");
    ListId list = ListId.of(acumbamail.list("News").id());
    Sender sender = Sender.of("ana@example.com").name("Ana");
    var campaign = NewCampaign.html("May", sender, "Hi", HTML).to(list);

    assertThat(client.subscribers(list).find("nobody@example.com")).isEmpty();
    assertThat(catchThrowable(() -> client.campaigns().send(campaign)))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("is not verified");
    assertThat(acumbamail.sentMail()).isEmpty();
  }

  @Test
  void aRefusalThatLooksLikeASuccessIsNeverReadAsOne() {
    acumbamail.answersWith(Oddity.REFUSALS_WITH_200);
    ListId list = ListId.of(acumbamail.list("News").id());

    assertThat(catchThrowable(() -> client.subscribers(list).get("nobody@example.com")))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("Subscriber does not exist");
  }
}

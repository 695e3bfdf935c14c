package dev.tertulia.testing.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.testing.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CampaignsTest {
  private static final String HTML =
      "<p>Hello *|name|*, <a href=\"https://example.com/a\">A</a>"
          + " <a href='https://example.com/b'>B</a> *|UNSUBSCRIBE_URL|*</p>";

  private final ManualTimekeeper time =
      ManualTimekeeper.startingAt(Instant.parse("2026-11-22T12:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final AcumbamailSandbox acumbamail = sandbox.acumbamail();
  private final Api api = Api.of(acumbamail);
  private final MailingList news = acumbamail.list("News").field("name").field("city");

  @BeforeEach
  void people() {
    news.add("ana@example.com", Map.of("name", "Ana", "city", "Madrid"));
    news.add("ben@example.com", Map.of("name", "Ben", "city", "Cádiz"));
    news.add("eva@example.org", Map.of("name", "Eva", "city", "Madrid"));
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aCampaignWithoutADateIsSentAtOnceToEverybodyActive() throws Exception {
    api.call("unsubscribeSubscriber", "list_id", news.id(), "email", "ben@example.com");
    var created = create("lists[0]", news.id());

    assertThat(created.status()).isEqualTo(201);
    assertThat(acumbamail.sentMail())
        .extracting(SentMail::to)
        .containsExactly("ana@example.com", "eva@example.org");
    assertThat(acumbamail.mail(created.id(), "ana@example.com").body()).startsWith("<p>Hello Ana,");
    assertThat(basics(created.id()))
        .isEqualTo(
            "{\"status\":\"Sent\",\"date_sent\":\"2026-11-22 13:00:00\",\"name\":\"May\","
                + "\"date\":\"2026-11-22 13:00:00\",\"total_sent\":2,"
                + "\"email_from\":\"news@example.com\",\"lists\":[\""
                + news.id()
                + "\"],\"subject\":\"Hello\"}");
  }

  @Test
  void aCampaignWithADateWaitsForItInMadrid() throws Exception {
    long id = create("lists[0]", news.id(), "date_send", "2026-11-22 15:00").id();
    time.advance(Duration.ofMinutes(119));
    String before = basics(id);
    boolean nothingSent = acumbamail.sentMail().isEmpty();
    String scheduled = acumbamail.campaigns().get(0).json();
    time.advance(Duration.ofMinutes(2));

    assertThat(before).contains("\"status\":\"Scheduled\",\"date_sent\":\"None\"");
    assertThat(nothingSent).isTrue();
    assertThat(basics(id)).contains("\"status\":\"Sent\",\"date_sent\":\"2026-11-22 15:00:00\"");
    assertThat(acumbamail.sentMail()).hasSize(3);
    assertThat(scheduled).contains("\"status\":\"Scheduled\"").endsWith("\"recipients\":[]}");
    assertThat(acumbamail.campaigns().get(0).at("status").asText()).isEqualTo("Sent");
    assertThat(acumbamail.campaigns().get(0).at("recipients").asList()).hasSize(3);
  }

  @Test
  void aSegmentGetsItsOwnAndNobodyGetsTwo() throws Exception {
    MailingList other = acumbamail.list("Other");
    other.add("ANA@example.com", Map.of());
    long madrid = news.segment("Madrid", person -> "Madrid".equals(person.get("city")));

    create("lists[0]", "s" + madrid, "lists[1]", other.id());

    assertThat(acumbamail.sentMail())
        .extracting(SentMail::to)
        .containsExactly("ana@example.com", "eva@example.org");
  }

  @Test
  void aListAndItsSegmentTogetherAreRefused() throws Exception {
    long madrid = news.segment("Madrid", person -> true);

    assertThat(create("lists[0]", news.id(), "lists[1]", "s" + madrid).status()).isEqualTo(400);
    assertThat(create("lists[0]", 7).text()).isEqualTo("\"List does not exists\"");
    assertThat(create("lists[0]", news.id(), "content", "<p>No way out</p>").status())
        .isEqualTo(400);
    assertThat(acumbamail.sentMail()).isEmpty();
  }

  @Test
  void aSenderNobodyVerifiedIsToldInWordsWithASuccess() throws Exception {
    acumbamail.doesNotKnow("news@example.com");
    var answer = create("lists[0]", news.id());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("The sender news@example.com is not verified");
    assertThat(acumbamail.sentMail()).isEmpty();
    assertThat(api.call("getCampaigns").text()).isEqualTo("[]");
  }

  @Test
  void aTemplateIsMadeChangedCopiedAndSent() throws Exception {
    long id = api.call("createTemplate", "template_name", "T", "html_content", "x" + HTML).id();
    var changed = api.call("createTemplate", "template_name", "T2", "html_content", HTML, "id", id);
    var unknown = api.call("createTemplate", "template_name", "T", "html_content", HTML, "id", 1);
    var bad = api.call("createTemplate", "template_name", "T", "html_content", "<p>No way</p>");
    var copy = api.call("duplicateTemplate", "template_name", "Copy", "origin_template_id", id);
    String copied = copy.at("template_id").asText();

    assertThat(changed.id()).isEqualTo(id);
    assertThat(List.of(unknown.status(), bad.status())).containsOnly(200);
    assertThat(List.of(unknown.text(), bad.text())).containsOnly("");
    assertThat(copy.status()).isEqualTo(200);
    assertThat(copy.text()).isEqualTo("{\"template_id\":\"" + copied + "\"}");
    assertThat(api.call("getTemplates").text())
        .isEqualTo(
            "[{\"available\":true,\"id\":"
                + id
                + ",\"name\":\"T2\"},"
                + "{\"available\":true,\"id\":"
                + copied
                + ",\"name\":\"Copy\"}]");
    var sent =
        api.call(
            "sendTemplateCampaign",
            "name",
            "June",
            "from_name",
            "News",
            "from_email",
            "News <news@example.com>",
            "subject",
            "Hi",
            "template_id",
            copied,
            "lists[0]",
            news.id());
    assertThat(acumbamail.mail(sent.id(), "ben@example.com").body()).startsWith("<p>Hello Ben,");
    assertThat(api.call("getCampaignHTML", "campaign_id", sent.id()).json().asText())
        .isEqualTo(HTML);
  }

  @Test
  void campaignsAreListedShortOrLongAndFiltered() throws Exception {
    long sent = create("lists[0]", news.id()).id();
    long waiting = create("lists[0]", news.id(), "date_send", "2026-11-24 10:00").id();
    acumbamail.mail(sent, "ana@example.com").isOpened();

    assertThat(api.call("getCampaigns").text())
        .isEqualTo("[{\"" + sent + "\":\"May\"},{\"" + waiting + "\":\"May\"}]");
    assertThat(api.call("getCampaigns", "complete_json", 1, "status", "Sent").text())
        .isEqualTo(
            "[{\"id\":"
                + sent
                + ",\"name\":\"May\",\"subject\":\"Hello\","
                + "\"date\":\"2026-11-22 13:00:00\",\"from_name\":\"News\","
                + "\"from_email\":\"news@example.com\",\"total_delivered\":3,\"opened\":1,"
                + "\"unopened\":2}]");
    assertThat(api.json("getCampaigns", "complete_json", 1).json().at(0).asMap())
        .containsOnlyKeys("" + sent);
    assertThat(api.call("getCampaigns", "status", 2).text()).contains("" + waiting);
    assertThat(api.call("getCampaigns", "date_field", "sent", "start_date", "2026-11-23").text())
        .isEqualTo("[]");
    assertThat(api.call("getCampaigns", "end_date", "22/11/2026 12:59").text()).isEqualTo("[]");
  }

  @Test
  void whatBecameOfItIsInEveryReport() throws Exception {
    acumbamail.hasGone("ben@example.com");
    long id = create("lists[0]", news.id()).id();
    time.advance(Duration.ofMinutes(5));
    acumbamail.mail(id, "ana@example.com").in("FR").with("Firefox", "Linux").isOpened();
    acumbamail.mail(id, "ana@example.com").isClicked("https://example.com/a");
    acumbamail.mail(id, "ana@example.com").isClicked("https://example.com/a");
    acumbamail.mail(id, "eva@example.org").bouncesSoft();

    assertThat(api.call("getCampaignTotalInformation", "campaign_id", id).text())
        .isEqualTo(
            "{\"total_delivered\":1,\"soft_bounces\":1,"
                + "\"campaign_url\":\"https://clickacm.com/show/"
                + id
                + "/\","
                + "\"unsubscribes\":0,\"complaints\":0,\"unique_clicks\":1,\"unopened\":0,"
                + "\"emails_to_send\":3,\"opened\":1,\"hard_bounces\":1,\"total_clicks\":2}");
    assertThat(report("getCampaignOpeners", id))
        .isEqualTo("[{\"email\":\"ana@example.com\",\"open_datetime\":\"2026-11-22 13:05:00\"}]");
    assertThat(api.call("getCampaignOpeners", "campaign_id", id, "exclude_clickers", 1).text())
        .isEqualTo("[]");
    assertThat(api.call("getCampaignOpeners", "campaign_id", id, "block_index", 1).text())
        .isEqualTo("[]");
    assertThat(api.call("getCampaignClicks", "campaign_id", id).json().asList()).hasSize(2);
    assertThat(report("getCampaignLinks", id))
        .isEqualTo(
            "[{\"url\":\"https://example.com/a\",\"total_clics\":2,\"unique_clics\":1,"
                + "\"subscribers\":\", ana@example.com\"},"
                + "{\"url\":\"https://example.com/b\",\"total_clics\":0,\"unique_clics\":0,"
                + "\"subscribers\":\"\"}]");
    assertThat(report("getCampaignSoftBounces", id)).isEqualTo("[{\"email\":\"eva@example.org\"}]");
    assertThat(report("getCampaignOpenersByBrowser", id)).isEqualTo("{\"Firefox\":1}");
    assertThat(report("getCampaignOpenersByOs", id)).isEqualTo("{\"Linux\":1}");
    assertThat(report("getCampaignOpenersByCountries", id)).isEqualTo("{\"FR\":1}");
    assertThat(report("getCampaignInformationByISP", id))
        .isEqualTo(
            "{\"example.com\":{\"sent\":2,\"opens\":1,\"bounces\":1,\"complaints\":0},"
                + "\"example.org\":{\"sent\":1,\"opens\":0,\"bounces\":1,\"complaints\":0}}");
    assertThat(news.subscriber("ben@example.com").at("status").asText()).isEqualTo("hard_bounced");
  }

  @Test
  void aCampaignNobodyOpenedHasArraysForMaps() throws Exception {
    long id = create("lists[0]", news.id()).id();

    assertThat(report("getCampaignOpenersByBrowser", id)).isEqualTo("[]");
    assertThat(report("getCampaignOpenersByCountries", id)).isEqualTo("[]");
    assertThat(report("getCampaignOpeners", id)).isEqualTo("[]");
    assertThat(api.call("getCampaignTotalInformation", "campaign_id", 1).status()).isEqualTo(404);
  }

  @Test
  void aListAddsUpItsCampaignsOfSomeDays() throws Exception {
    long id = create("lists[0]", news.id()).id();
    acumbamail.mail(id, "ana@example.com").isReported();
    acumbamail.mail(id, "eva@example.org").isUnsubscribed();
    time.advance(Duration.ofDays(1));
    create("lists[0]", news.id());

    assertThat(byDate("2026-11-22", "2026-11-22"))
        .isEqualTo(
            "{\"unopened\":3,\"opened\":0,\"hard_bounces\":0,\"complaints\":1,\"total_sent\":3,"
                + "\"total_clicks\":0,\"soft_bounces\":0,\"unique_clicks\":0}");
    assertThat(byDate("2026-11-22", "2026-11-23")).contains("\"total_sent\":4");
    long other = acumbamail.list("Other").id();
    assertThat(
            api.call(
                    "getStatsByDate",
                    "list_id",
                    other,
                    "date_from",
                    "2026-11-22",
                    "date_to",
                    "2026-11-23")
                .at("total_sent")
                .asLong())
        .isZero();
    assertThat(api.call("getListSubsStats", "list_id", news.id()).at("ana@example.com").asMap())
        .containsOnlyKeys("" + id);
  }

  @Test
  void aCrowdReactsTheSameWayForTheSameSeedAndInItsOwnTime() throws Exception {
    assertThat(opensOfACrowd(1)).isEqualTo(opensOfACrowd(1)).isNotEqualTo(opensOfACrowd(2));
  }

  private static List<Long> opensOfACrowd(long seed) throws Exception {
    var time = ManualTimekeeper.startingAt(Instant.parse("2026-11-22T12:00:00Z"));
    try (Sandbox sandbox = Sandbox.builder().timekeeper(time).start()) {
      AcumbamailSandbox acumbamail = sandbox.acumbamail();
      acumbamail.peopleReact(seed);
      MailingList many = acumbamail.list("Many");
      for (int i = 0; i < 500; i++) {
        many.add("p" + i + "@example.com", Map.of());
      }
      Api api = Api.of(acumbamail);
      long id = create(api, "lists[0]", many.id()).id();
      var opened = new ArrayList<Long>();
      for (int hours : List.of(0, 6, 66)) {
        time.advance(Duration.ofHours(hours));
        opened.add(
            api.call("getCampaignTotalInformation", "campaign_id", id).at("opened").asLong());
      }
      assertThat(opened.get(0)).isZero();
      assertThat(opened.get(1)).isBetween(80L, 160L);
      assertThat(opened.get(2)).isBetween(150L, 250L);
      var countries = api.call("getCampaignOpenersByCountries", "campaign_id", id).json().asMap();
      assertThat(countries.values().stream().mapToLong(each -> each.asLong()).sum())
          .isEqualTo(opened.get(2));
      opened.add(api.call("getCampaignClicks", "campaign_id", id).json().asList().size() + 0L);
      return opened;
    }
  }

  private String byDate(String from, String to) throws Exception {
    return api.call("getStatsByDate", "list_id", news.id(), "date_from", from, "date_to", to)
        .text();
  }

  private String report(String function, long id) throws Exception {
    return api.call(function, "campaign_id", id).text();
  }

  private String basics(long id) throws Exception {
    return report("getCampaignBasicInformation", id);
  }

  private Api.Answer create(Object... more) throws Exception {
    return create(api, more);
  }

  private static Api.Answer create(Api api, Object... more) throws Exception {
    var all =
        new ArrayList<Object>(
            List.of(
                "name",
                "May",
                "from_name",
                "News",
                "from_email",
                "news@example.com",
                "subject",
                "Hello",
                "content",
                HTML));
    all.addAll(List.of(more));
    return api.call("createCampaign", all.toArray());
  }
}

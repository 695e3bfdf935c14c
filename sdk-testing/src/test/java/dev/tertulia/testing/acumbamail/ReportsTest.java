package dev.tertulia.testing.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.testing.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the Sandbox reports of campaigns. */
class ReportsTest extends Campaigning {
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
}

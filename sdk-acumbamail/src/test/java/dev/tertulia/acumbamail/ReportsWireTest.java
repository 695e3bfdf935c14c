package dev.tertulia.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What became of a campaign, in every shape in which it comes. */
class ReportsWireTest {
  private final Vendor vendor = new Vendor();
  private final Reports reports = vendor.client.reports(CampaignId.of(5));

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  void countsEverything() {
    vendor.says(
        """
        {"total_delivered": 490, "soft_bounces": 2, "campaign_url": "https://clickacm.com/show/x",
         "unsubscribes": 3, "complaints": 0, "unique_clicks": 45, "unopened": 370, "emails_to_send": 500,
         "opened": 120, "hard_bounces": 8, "total_clicks": 62}\
        """);

    CampaignTotals totals = reports.totals();

    vendor.got("getCampaignTotalInformation", "campaign_id", "5");
    assertThat(totals.delivered()).isEqualTo(490);
    assertThat(totals.softBounces()).isEqualTo(2);
    assertThat(totals.url()).isEqualTo("https://clickacm.com/show/x");
    assertThat(totals.unsubscribes()).isEqualTo(3);
    assertThat(totals.complaints()).isZero();
    assertThat(totals.uniqueClicks()).isEqualTo(45);
    assertThat(totals.unopened()).isEqualTo(370);
    assertThat(totals.toSend()).isEqualTo(500);
    assertThat(totals.opened()).isEqualTo(120);
    assertThat(totals.hardBounces()).isEqualTo(8);
    assertThat(totals.totalClicks()).isEqualTo(62);
  }

  @Test
  void tellsWhoOpenedBlockByBlockAndKeepsRepetitions() {
    vendor
        .says(
            """
            [{"email": "a@example.com", "open_datetime": "2025-09-11 09:40:57"},
             {"email": "a@example.com", "open_datetime": "2025-09-11 09:40:57"}]\
            """)
        .says("[{\"email\": \"a@example.com\", \"open_datetime\": \"2025-09-11 09:40:57\"}]")
        .says("[]");

    var openers = reports.openers().stream().toList();

    assertThat(openers).hasSize(3);
    assertThat(openers.get(0).at()).isEqualTo(LocalDateTime.of(2025, 9, 11, 9, 40, 57));
    vendor.got("getCampaignOpeners", "campaign_id", "5", "block_index", "0");
    vendor.got("getCampaignOpeners", "campaign_id", "5", "block_index", "1");
    vendor.got("getCampaignOpeners", "campaign_id", "5", "block_index", "2");
  }

  @Test
  void canLeaveOutWhoClicked() {
    vendor.says("[]");

    assertThat(reports.openersWithoutClick()).isEmpty();

    vendor.got(
        "getCampaignOpeners", "campaign_id", "5", "exclude_clickers", "1", "block_index", "0");
  }

  @Test
  void tellsWhoClicked() {
    vendor
        .says("[{\"email\": \"a@example.com\", \"click_datetime\": \"2025-09-10 15:01:14\"}]")
        .says("[]");

    assertThat(reports.clickers())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.email()).isEqualTo("a@example.com");
              assertThat(each.at()).isEqualTo(LocalDateTime.of(2025, 9, 10, 15, 1, 14));
            });
    assertThat(reports.clickers()).isEmpty();
    vendor.got("getCampaignClicks", "campaign_id", "5");
  }

  @Test
  void partsTheAddressesThatAreJoinedWithALeadingComma() {
    vendor.says(
        """
        [{"url": "https://example.com/document.pdf", "total_clics": 2, "unique_clics": 1,
          "subscribers": ", user1@example.com, user2@example.com"}]\
        """);

    LinkStats link = reports.links().get(0);

    vendor.got("getCampaignLinks", "campaign_id", "5");
    assertThat(link.totalClicks()).isEqualTo(2);
    assertThat(link.uniqueClicks()).isEqualTo(1);
    assertThat(link.subscribers()).containsExactly("user1@example.com", "user2@example.com");
  }

  @Test
  void tellsWhomItCouldNotReach() {
    vendor.says("[{\"email\": \"user@example.com\"}]");

    assertThat(reports.softBounces())
        .extracting(SoftBounce::email)
        .containsExactly("user@example.com");
    vendor.got("getCampaignSoftBounces", "campaign_id", "5");
  }

  @Test
  void leavesTheProvidersAsTheyCome() {
    vendor.says("{\"gmail\": {\"sent\": 3}, \"outlook\": 4}").says("[]");

    var providers = reports.byProvider();

    assertThat(providers.get("gmail").at("sent").asLong()).isEqualTo(3);
    assertThat(providers.get("outlook").asLong()).isEqualTo(4);
    assertThat(reports.byProvider()).isEmpty();
    vendor.got("getCampaignInformationByISP", "campaign_id", "5");
  }

  @Test
  void countsOpensByBrowserSystemAndCountry() {
    vendor
        .says("{\"Chrome\": 120, \"Firefox\": \"30\"}")
        .says("[{\"Windows\": 90}, {\"Linux\": 1}]")
        .says("{\"ES\": 100}");

    assertThat(reports.byBrowser()).isEqualTo(Map.of("Chrome", 120L, "Firefox", 30L));
    assertThat(reports.bySystem()).isEqualTo(Map.of("Windows", 90L, "Linux", 1L));
    assertThat(reports.byCountry()).isEqualTo(Map.of("ES", 100L));
    vendor.got("getCampaignOpenersByBrowser", "campaign_id", "5");
    vendor.got("getCampaignOpenersByOs", "campaign_id", "5");
    vendor.got("getCampaignOpenersByCountries", "campaign_id", "5");
  }

  @Test
  void takesAnEmptyListForAnEmptyMap() {
    vendor.says("[]").says("[]").says("[]");

    assertThat(reports.byBrowser()).isEmpty();
    assertThat(reports.bySystem()).isEmpty();
    assertThat(reports.byCountry()).isEmpty();
  }
}

package dev.tertulia.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.acumbamail.NewCampaign.Tracking;
import dev.tertulia.core.ApiException;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.ServerException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Campaigns and templates as they travel, and every shape in which they come back. */
class CampaignsWireTest {
  private static final String HTML = "<p>Hi</p><a href=\"*|UNSUBSCRIBE_URL|*\">Bye</a>";
  private static final Sender ANA = Sender.of("ana@example.com").name("Ana");
  private static final NewCampaign MAY =
      NewCampaign.html("May", ANA, "Hello", HTML).to(ListId.of(7));

  private final Vendor vendor = new Vendor();
  private final Campaigns campaigns = vendor.client.campaigns();

  @AfterEach
  void close() {
    vendor.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9876543", "\"9876543\"", "{\"id\": 9876543}", "{\"campaign_id\":\"9876543\"}"})
  void sendsAtOnce(String answer) {
    vendor.says(201, answer);

    assertThat(campaigns.send(MAY)).isEqualTo(CampaignId.of(9876543));

    vendor.got(
        "createCampaign",
        "name",
        "May",
        "from_name",
        "Ana",
        "from_email",
        "ana@example.com",
        "subject",
        "Hello",
        "content",
        HTML,
        "lists[0]",
        "7");
  }

  @Test
  void sendsWithEverythingThereIs() {
    vendor.says("1");

    campaigns.send(
        MAY.to(ListId.of(8), SegmentId.of(12))
            .tracking(new Tracking(false, true, "news.example.com"))
            .preHeader("In May"));

    vendor.got(
        "createCampaign",
        "name",
        "May",
        "from_name",
        "Ana",
        "from_email",
        "ana@example.com",
        "subject",
        "Hello",
        "content",
        HTML,
        "lists[0]",
        "7",
        "lists[1]",
        "s12",
        "tracking_urls",
        "0",
        "https",
        "1",
        "tracking_domain",
        "news.example.com",
        "pre_header",
        "In May");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The sender is not verified",
        "\"The sender is not verified\"",
        "{\"error\": \"The sender is not verified\"}",
        "{\"error\": {\"message\": \"The sender is not verified\"}}"
      })
  void takesAnErrorThatComesWithAYesForTheRefusalItIs(String answer) {
    vendor.says(200, answer);

    assertThatThrownBy(() -> campaigns.send(MAY))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e).hasMessage("createCampaign: 200 The sender is not verified");
              assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
              assertThat(e.attempts()).isEqualTo(1);
            });
  }

  @Test
  void neverSendsTwice() {
    vendor.says(502, "");

    assertThatThrownBy(() -> campaigns.send(MAY))
        .isInstanceOfSatisfying(
            ServerException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
    assertThat(vendor.requests()).isEqualTo(1);
  }

  @Test
  void doesNotCallASentCampaignRefusedBecauseNothingCameBack() {
    vendor.says(201, "");

    assertThatThrownBy(() -> campaigns.send(MAY))
        .isInstanceOfSatisfying(
            DecodingException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.ACCEPTED));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-24T17:30:00Z, 2026-12-24 18:30",
    "2026-12-24T17:30:00.001Z, 2026-12-24 18:31",
    "2026-07-24T17:59:59Z, past",
    "2027-07-24T17:59:59Z, 2027-07-24 20:00",
    "2027-10-31T00:30:00Z, twice",
    "2027-10-31T01:30:00Z, twice",
    "2027-03-28T01:00:00Z, 2027-03-28 03:00"
  })
  void schedulesInTheVendorsZone(Instant moment, String shown) {
    vendor.says("5");

    if (shown.equals("past") || shown.equals("twice")) {
      assertThatThrownBy(() -> campaigns.schedule(MAY, moment))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining(shown);
      assertThat(vendor.requests()).isZero();
    } else {
      campaigns.schedule(MAY, moment);
      assertThat(Vendor.fields(vendor.next())).containsEntry("date_send", shown);
    }
  }

  @Test
  void sendsFromATemplate() {
    vendor.says("9876543").says("9876544");
    var campaign = NewCampaign.template("May", ANA, "Hello", TemplateId.of(3)).to(ListId.of(7));

    campaigns.send(campaign.tracking(new Tracking(null, false, null)));
    campaigns.schedule(campaign, Instant.parse("2026-12-24T17:30:00Z"));

    vendor.got(
        "sendTemplateCampaign",
        "name",
        "May",
        "from_name",
        "Ana",
        "from_email",
        "ana@example.com",
        "subject",
        "Hello",
        "template_id",
        "3",
        "lists[0]",
        "7",
        "https",
        "0");
    assertThat(Vendor.fields(vendor.next())).containsEntry("date_send", "2026-12-24 18:30");
  }

  @Test
  void listsCampaignsInTheShortFormAndTheLong() {
    vendor
        .says("[{\"3250041\": \"May newsletter\"}, {\"3250042\": \"June\"}]")
        .says(
            """
            [{"id": 3250041, "name": "May newsletter", "subject": "Hello", "date": "2025-06-02 11:18:24",
              "from_name": "Sender", "from_email": "sender@example.com", "total_delivered": 100, "opened": 75,
              "unopened": 25}]\
            """)
        .says("[]");

    assertThat(campaigns.all())
        .extracting(CampaignSummary::id, CampaignSummary::name)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(CampaignId.of(3250041), "May newsletter"),
            org.assertj.core.groups.Tuple.tuple(CampaignId.of(3250042), "June"));
    CampaignSummary whole = campaigns.all().get(0);
    assertThat(whole.id()).isEqualTo(CampaignId.of(3250041));
    assertThat(whole.date()).isEqualTo(LocalDateTime.of(2025, 6, 2, 11, 18, 24));
    assertThat(whole.delivered()).isEqualTo(100);
    assertThat(campaigns.all()).isEmpty();
    vendor.got("getCampaigns", "complete_json", "1");
  }

  @Test
  void filtersCampaigns() {
    vendor.says("[]");

    campaigns.all(
        CampaignQuery.all()
            .status(CampaignStatus.SENT)
            .from(LocalDate.of(2026, 11, 1))
            .until(LocalDateTime.of(2026, 11, 30, 23, 59))
            .bySendDate(true));

    vendor.got(
        "getCampaigns",
        "complete_json",
        "1",
        "start_date",
        "2026-11-01",
        "end_date",
        "30/11/2026 23:59",
        "date_field",
        "sent",
        "status",
        "Sent");
  }

  @Test
  void tellsWhatACampaignIs() {
    vendor.says(
        """
        {"status": "Editing", "date_sent": "None", "name": "Survey test", "date": "2025-06-02 11:18:24",
         "total_sent": 0, "email_from": "", "lists": [], "subject": ""}\
        """);

    CampaignInfo info = campaigns.get(CampaignId.of(5));

    vendor.got("getCampaignBasicInformation", "campaign_id", "5");
    assertThat(info.status()).isEqualTo(CampaignStatus.EDITING);
    assertThat(info.sent()).isNull();
    assertThat(info.created()).isEqualTo(LocalDateTime.of(2025, 6, 2, 11, 18, 24));
    assertThat(info.totalSent()).isZero();
    assertThat(info.lists()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>ñ</html>", "\"<html>ñ</html>\"", "{\"html\": \"<html>ñ</html>\"}"})
  void readsTheHtmlOfACampaign(String answer) {
    vendor.says(answer);

    assertThat(campaigns.html(CampaignId.of(5))).isEqualTo("<html>ñ</html>");
    vendor.got("getCampaignHTML", "campaign_id", "5");
  }
}

package dev.tertulia.testing.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CampaignsTest extends Campaigning {
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

  private String basics(long id) throws Exception {
    return report("getCampaignBasicInformation", id);
  }
}

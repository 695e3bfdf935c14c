package dev.tertulia.testing.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.testing.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private final ManualTimekeeper time =
      ManualTimekeeper.startingAt(Instant.parse("2026-11-22T12:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final AcumbamailSandbox acumbamail = sandbox.acumbamail();
  private final Api api = Api.of(acumbamail);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void anEmailCostsACreditAndHasAKeyOfThirtyTwoDigits() throws Exception {
    var sent = one("body", "<p>Hi</p>", "category", "receipts");
    String key = sent.json().asText();

    assertThat(sent.status()).isEqualTo(201);
    assertThat(key).matches("[0-9a-f]{32}");
    assertThat(acumbamail.sentMail()).hasSize(1);
    assertThat(acumbamail.mail(key).json().at("category").asText()).isEqualTo("receipts");
    assertThat(acumbamail.mail(key).json().asMap()).doesNotContainKey("auth_token");
    assertThat(api.call("getCreditsSMTP").text()).isEqualTo("{\"Creditos\":499999}");
  }

  @Test
  void anEmailIsMadeFromATemplate() throws Exception {
    long template = acumbamail.template("T", "<p>Hi *|NAME|* *|UNSUBSCRIBE_URL|*</p>");
    String key = one("template_id", template, "merge_tags[NAME]", "Ana").json().asText();

    assertThat(acumbamail.mail(key).body()).startsWith("<p>Hi Ana");
    assertThat(one().status()).isEqualTo(400);
  }

  @Test
  void anEmailWithADateWaitsInEitherSpelling() throws Exception {
    String first = one("body", "x", "program_date", "2026-11-22 14:00").json().asText();
    String second = one("body", "x", "program_date", "22//11/2026 14:00").json().asText();
    String before = status(first);
    time.advance(Duration.ofHours(1));

    assertThat(before).isEqualTo("0");
    assertThat(List.of(status(first), status(second))).containsOnly("2");
  }

  @Test
  void severalAreSentWhateverBecomesOfEach() throws Exception {
    String messages =
        "[{\"from_email\":\"a@example.com\",\"to_email\":\"b@example.com\",\"subject\":\"s\","
            + "\"body\":\"x\"},{\"from_email\":\"a@example.com\",\"to_email\":\"nobody\"}]";
    var answer = api.call("send", "messages", messages);

    assertThat(answer.json().at(0).asText()).matches("[0-9a-f]{32}");
    assertThat(answer.json().at(1).at("error").asText()).isEqualTo("to_email is not a valid email");
    assertThat(acumbamail.sentMail()).hasSize(1);
  }

  @Test
  void whoMayNotSendMailIsUnauthorizedInOtherWords() throws Exception {
    acumbamail.mailIsActive(false);

    for (String function : List.of("sendOne", "send", "sendCertifiedEmail", "getEmailStatus")) {
      var answer = api.call(function);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.text()).isEqualTo("SMTP is not active for your customer");
    }
    assertThat(api.call("getCreditsSMTP").status()).isEqualTo(200);
  }

  @Test
  void withoutCreditsNothingIsSent() throws Exception {
    acumbamail.credits(1, 1);
    one("body", "x");

    assertThat(one("body", "x").status()).isEqualTo(400);
    assertThat(acumbamail.sentMail()).hasSize(1);
    assertThat(sms("Hi", "Shop").at("messages").at(0).at("status").asLong()).isZero();
    assertThat(sms("Hi", "Shop").at("messages").at(0).at("error").asText())
        .isEqualTo("Not enough credits");
  }

  @Test
  void theStatusOfAnEmailFollowsItAndAClickOpensIt() throws Exception {
    String key = one("body", "x").json().asText();
    String arrived = status(key);
    acumbamail.mail(key).isClicked("https://example.com");

    assertThat(arrived).isEqualTo("2");
    assertThat(status(key)).isEqualTo("3");
    assertThat(api.call("getEmailStatus", "email_key", "x").status()).isEqualTo(404);
  }

  @Test
  void anSmsIsAcceptedInsideTheAnswer() throws Exception {
    var sent = sms("Hi", "Shop");

    assertThat(sent.status()).isEqualTo(201);
    assertThat(sent.text())
        .isEqualTo("{\"messages\":[{\"status\":0,\"id\":45274011,\"credits\":1}]}");
    assertThat(acumbamail.sentSms()).hasSize(1);
    assertThat(api.call("getCreditsSMS").text()).isEqualTo("{\"Creditos\":999}");
    assertThat(api.call("getSMSSimpleReport", "sms_id", 45274011L).at("body").asText())
        .isEqualTo("Hi");
  }

  @Test
  void anSmsIsRejectedInsideASuccess() throws Exception {
    var nobody = sms("Hi", "");
    var tooLong = sms("Hi", "TwelveLetter");

    assertThat(nobody.status()).isEqualTo(200);
    assertThat(nobody.text())
        .isEqualTo("{\"messages\":[{\"status\":1,\"error\":\"Sender is mandatory\"}]}");
    assertThat(tooLong.at("messages").at(0).at("status").asLong()).isEqualTo(1);
    assertThat(acumbamail.sentSms()).isEmpty();
  }

  @Test
  void theLengthOfAnSmsIsCountedByItsAlphabet() throws Exception {
    assertThat(parts("x".repeat(160))).isEqualTo(1);
    assertThat(parts("x".repeat(161))).isEqualTo(2);
    assertThat(parts("€".repeat(80))).isEqualTo(1);
    assertThat(parts("€".repeat(81))).isEqualTo(2);
    assertThat(parts("á".repeat(70))).isEqualTo(1);
    assertThat(parts("á".repeat(71))).isEqualTo(2);
  }

  @Test
  void quickSmsAndThoseOfACampaignAreReportedApart() throws Exception {
    sms("Hi", "Shop");
    long campaign = acumbamail.smsCampaign("Sale", "Shop", "Sale!", "+34600000002");

    assertThat(api.call("getSMSCampaigns").json().at(0).at("name").asText()).isEqualTo("Sale");
    assertThat(
            api.call("getSMSSubscriberReport", "sms_campaign_id", campaign)
                .json()
                .at(0)
                .at("recipient")
                .asText())
        .isEqualTo("+34600000002");
    assertThat(quick("2026-11-22 12:59", "2026-11-22 13:01")).hasSize(1);
    assertThat(quick("2026/11/22 13:01", "2026/11/22 14:00")).isEmpty();
  }

  private List<?> quick(String from, String to) throws Exception {
    return api.call("getSMSQuickSubscriberReport", "start_date", from, "end_date", to)
        .json()
        .asList();
  }

  private long parts(String body) throws Exception {
    return sms(body, "Shop").at("messages").at(0).at("credits").asLong();
  }

  private Api.Answer sms(String body, String sender) throws Exception {
    String messages =
        "[{\"recipient\":\"+34600000001\",\"body\":\""
            + body
            + "\",\"sender\":\""
            + sender
            + "\"}]";
    return api.call("sendSMS", "messages", messages);
  }

  private String status(String key) throws Exception {
    return api.call("getEmailStatus", "email_key", key).text();
  }

  private Api.Answer one(Object... more) throws Exception {
    var all =
        new ArrayList<Object>(
            List.of("from_email", "a@example.com", "to_email", "b@example.com", "subject", "Hi"));
    all.addAll(List.of(more));
    return api.call("sendOne", all.toArray());
  }
}

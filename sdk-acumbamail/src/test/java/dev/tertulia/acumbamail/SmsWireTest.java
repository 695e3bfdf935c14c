package dev.tertulia.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.ServerException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text messages as they travel, and what the vendor says of each. */
class SmsWireTest {
  private static final Sms ONE = Sms.of("CasaAna", "+34600000001", "Mesa lista ñ");
  private static final Sms TWO = Sms.of("CasaAna", "+34600000002", "Hi");

  private final Vendor vendor = new Vendor();
  private final SmsTexts sms = vendor.client.sms();

  @AfterEach
  void close() {
    vendor.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"messages\": [{\"status\": 0, \"id\": 45274011, \"credits\": 100}]}",
        "{\"messages\": [{\"status\": \"0\", \"id\": \"45274011\", \"credits\": \"100\"}]}",
        "{\"messages\": [{\"status\": 0, \"id\": 45274011, \"credits\": 100, \"error\": \"\"}]}",
        "{\"messages\": [{\"status\": 0, \"id\": 45274011, \"credits\": 100, \"error\": false}]}",
        "{\"messages\": {\"id\": 45274011, \"credits\": 100}}"
      })
  void sendsOne(String answer) {
    vendor.says(201, answer);

    SentSms sent = sms.send(ONE);

    vendor.got(
        "sendSMS",
        "messages",
        "[{\"recipient\":\"+34600000001\",\"body\":\"Mesa lista ñ\",\"sender\":\"CasaAna\"}]");
    assertThat(sent.id()).isEqualTo(SmsId.of(45274011));
    assertThat(sent.credits()).isEqualTo(100);
    assertThat(sent.accepted()).isTrue();
  }

  @Test
  void throwsWhenTheVendorRefusesWithAYes() {
    vendor.says(200, "{\"messages\": [{\"status\": 1, \"error\": \"Sender is mandatory\"}]}");

    assertThatThrownBy(() -> sms.send(ONE))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e).hasMessage("sendSMS: 200 Sender is mandatory");
              assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
            });
  }

  @Test
  void tellsOfSeveralOneByOne() {
    vendor.says(
        201,
        "{\"messages\": [{\"status\": 2}, {\"status\": 0, \"id\": 5}, {\"odd\": true}, {\"status\":"
            + " 1, \"error\": \"No credit\"}]}");

    List<SentSms> sent = sms.sendAll(List.of(ONE, TWO, ONE, TWO));

    assertThat(sent)
        .extracting(SentSms::outcome)
        .containsExactly(Outcome.REFUSED, Outcome.ACCEPTED, Outcome.UNKNOWN, Outcome.REFUSED);
    assertThat(sent.get(3).error()).isEqualTo("No credit");
    assertThat(sent.get(2).more().at("odd").asBoolean()).isTrue();
  }

  @Test
  void isUnsureOfAllWhereSomeAnswersAreMissing() {
    vendor.says(201, "{\"messages\": [{\"status\": 0, \"id\": 5}]}");

    List<SentSms> sent = sms.sendAll(List.of(ONE, TWO));

    assertThat(sent).hasSize(2).allMatch(each -> each.outcome() == Outcome.UNKNOWN);
    assertThat(sent.get(0).more().json()).contains("\"id\":5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"messages\": []}", "{\"messages\": [{}]}", "[]"})
  void neverCallsATextSentOfWhichNothingIsSaid(String answer) {
    vendor.says(201, answer);

    assertThatThrownBy(() -> sms.send(ONE))
        .isInstanceOfSatisfying(
            DecodingException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.ACCEPTED));
  }

  @Test
  void neverSendsTwice() {
    vendor.says(502, "");

    assertThatThrownBy(() -> sms.send(ONE))
        .isInstanceOfSatisfying(
            ServerException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
    assertThat(vendor.requests()).isEqualTo(1);
  }

  @Test
  void leavesReportsNobodyHasSeenAsTheyCome() {
    vendor.says("[1]").says("[2]").says("{\"a\": 3}").says("Delivered");

    assertThat(sms.campaigns(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30)).at(0).asLong())
        .isEqualTo(1);
    assertThat(sms.recipients(SmsCampaignId.of(9)).at(0).asLong()).isEqualTo(2);
    assertThat(
            sms.recipients(
                    LocalDateTime.of(2026, 11, 1, 0, 0), LocalDateTime.of(2026, 11, 30, 23, 59))
                .at("a")
                .asLong())
        .isEqualTo(3);
    assertThat(sms.status(SmsId.of(45274011)).asText()).isEqualTo("Delivered");
    vendor.got("getSMSCampaigns", "start_date", "2026-11-01", "end_date", "2026-11-30");
    vendor.got("getSMSSubscriberReport", "sms_campaign_id", "9");
    vendor.got(
        "getSMSQuickSubscriberReport",
        "start_date",
        "2026-11-01 00:00",
        "end_date",
        "2026-11-30 23:59");
    vendor.got("getSMSSimpleReport", "sms_id", "45274011");
  }
}

package dev.tertulia.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.DecodingException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.UnauthorizedException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E-mail to single people as it travels, and every shape in which the vendor answers. */
class MailWireTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final TransactionalEmail MAIL =
      TransactionalEmail.html(
          Sender.of("shop@example.com"), "ana@example.com", "Order", "<p>1 & 2</p>");

  private final Vendor vendor = new Vendor();
  private final Smtp smtp = vendor.client.smtp();

  @AfterEach
  void close() {
    vendor.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY, "\"" + KEY + "\"", KEY + "\n", "{\"email_key\": \"" + KEY + "\"}"})
  void sendsAndGetsAKey(String answer) {
    vendor.says(201, answer);

    assertThat(smtp.send(MAIL)).isEqualTo(new EmailKey(KEY));

    vendor.got(
        "sendOne",
        "from_email",
        "shop@example.com",
        "to_email",
        "ana@example.com",
        "subject",
        "Order",
        "body",
        "<p>1 & 2</p>");
  }

  @Test
  void sendsWithEverythingThereIs() {
    vendor.says(201, KEY);

    smtp.send(
        TransactionalEmail.template(
                Sender.of("shop@example.com").name("Shop"),
                "ana@example.com",
                "Order",
                TemplateId.of(3))
            .tag("NAME", "Ana")
            .tag("TOTAL", "7 €")
            .cc("cc@example.com")
            .bcc("bcc@example.com")
            .category("orders")
            .programDate("24/12/2026 18:30"));

    vendor.got(
        "sendOne",
        "from_email",
        "shop@example.com",
        "from_name",
        "Shop",
        "to_email",
        "ana@example.com",
        "subject",
        "Order",
        "template_id",
        "3",
        "merge_tags[NAME]",
        "Ana",
        "merge_tags[TOTAL]",
        "7 €",
        "cc_email",
        "cc@example.com",
        "bcc_email",
        "bcc@example.com",
        "category",
        "orders",
        "program_date",
        "24/12/2026 18:30");
  }

  @Test
  void tellsAnAccountWithoutMailFromABadToken() {
    vendor.says(401, "SMTP is not active for your customer");

    assertThatThrownBy(() -> smtp.send(MAIL))
        .isInstanceOf(UnauthorizedException.class)
        .hasMessage("sendOne: 401 SMTP is not active for your customer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Your e-mail was queued",
        "<html>",
        "{}",
        "[]",
        "false",
        "0",
        "\"None\"",
        "OK"
      })
  void neverCallsAMailRefusedThatMayHaveLeft(String answer) {
    vendor.says(201, answer);

    assertThatThrownBy(() -> smtp.send(MAIL))
        .isInstanceOfSatisfying(
            DecodingException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.ACCEPTED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\": \"No credits\"}",
        "SMTP is not active for your customer",
        "This endpoint is not available for non-paying customers"
      })
  void callsItRefusedWhereTheVendorSaysSo(String answer) {
    vendor.says(200, answer);

    assertThatThrownBy(() -> smtp.send(MAIL))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.REFUSED));
  }

  @Test
  void sendsSeveralAsJsonInAField() {
    vendor.says(
        201,
        "[\""
            + KEY
            + "\", {\"error\": \"bad address\"}, {\"key\": \""
            + KEY
            + "\"}, {\"x\": 1}, \"not good\"]");
    var template =
        TransactionalEmail.template(
                Sender.of("shop@example.com"), "bea@example.com", "Hi", TemplateId.of(3))
            .tag("NAME", "Bea");

    List<SentEmail> sent = smtp.sendAll(List.of(MAIL, template));

    vendor.got(
        "send",
        "messages",
        """
        [{"from_email":"shop@example.com","to_email":"ana@example.com","subject":"Order",\
        "body":"<p>1 & 2</p>"},{"from_email":"shop@example.com","to_email":"bea@example.com",\
        "subject":"Hi","template_id":"3","merge_tags":{"NAME":"Bea"}}]\
        """);
    assertThat(sent)
        .extracting(SentEmail::key)
        .containsExactly(new EmailKey(KEY), null, new EmailKey(KEY), null, null);
    assertThat(sent)
        .extracting(SentEmail::error)
        .containsExactly(null, "bad address", null, null, "not good");
    assertThat(sent.get(3).raw().at("x").asLong()).isEqualTo(1);
  }

  @Test
  void sendsCertifiedMail() {
    vendor.says(201, "\"cert0123\"");

    assertThat(smtp.sendCertified(MAIL)).isEqualTo(new EmailKey("cert0123"));

    assertThat(vendor.next().getTarget()).isEqualTo("/api/1/sendCertifiedEmail/");
  }

  @Test
  void neverSendsTwice() {
    vendor.says(503, "").says(503, "").says(503, "");

    for (var call :
        List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
            () -> smtp.send(MAIL),
            () -> smtp.sendAll(List.of(MAIL)),
            () -> smtp.sendCertified(MAIL))) {
      assertThatThrownBy(call)
          .isInstanceOfSatisfying(
              SdkException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
    }
    assertThat(vendor.requests()).isEqualTo(3);
  }

  @Test
  void tellsAsMuchOfAMailsStateAsItUnderstands() {
    vendor.says("3").says("{\"status\": 4, \"opened\": true}").says("\"sent\"");

    assertThat(smtp.status(new EmailKey(KEY)).code()).isEqualTo(3);
    EmailStatus object = smtp.status(new EmailKey(KEY));
    assertThat(object.code()).isEqualTo(4);
    assertThat(object.raw().at("opened").asBoolean()).isTrue();
    assertThat(smtp.status(new EmailKey(KEY)).code()).isNull();
    vendor.got("getEmailStatus", "email_key", KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"Creditos\": 500000}", "500000", "\"500000\"", "{\"creditos\": \"500000\"}"})
  void countsCredits(String answer) {
    vendor.says(answer).says(answer);

    assertThat(smtp.credits()).isEqualByComparingTo(BigDecimal.valueOf(500000));
    assertThat(vendor.client.sms().credits()).isEqualByComparingTo(BigDecimal.valueOf(500000));
    vendor.got("getCreditsSMTP");
    vendor.got("getCreditsSMS");
  }
}

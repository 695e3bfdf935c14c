package dev.tertulia.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.ClientClosedException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Lane;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.Safety;
import dev.tertulia.core.TransportException;
import dev.tertulia.core.auth.CredentialsProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One client: its views, its guard, its way out. */
class ClientTest {
  private static final Sender ANA = Sender.of("ana@example.com").name("Ana");

  private final Vendor vendor = new Vendor();

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  void worksOnAnotherThread() throws Exception {
    vendor.says("{}");

    var pending = vendor.client.async(c -> c.lists().all());

    assertThat(pending.get(5, TimeUnit.SECONDS)).isEmpty();
  }

  @Test
  void tellsWhatCameWithTheAnswer() {
    vendor.says(503, "").says(201, "{}");

    var answered = vendor.client.with(Lane.BATCH).withResponse(c -> c.lists().all());

    assertThat(answered.value()).isEmpty();
    assertThat(answered.responses())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.operation()).isEqualTo("getLists");
              assertThat(each.status()).isEqualTo(201);
              assertThat(each.attempts()).isEqualTo(2);
            });
  }

  @Test
  void callsAnyFunctionThroughTheSameSeam() {
    vendor
        .says("{\"status\": \"enabled\"}")
        .says("some text")
        .says("")
        .says(404, "El endpoint no existe");
    var client = vendor.client;

    assertThat(
            client
                .raw(Safety.ONCE, "activeCustomerCart", Map.of("merge_fields[a]", "b&c"))
                .at("status")
                .asText())
        .isEqualTo("enabled");
    assertThat(client.raw(Safety.READ, "other", Map.of()).asText()).isEqualTo("some text");
    assertThat(client.raw(Safety.READ, "other", Map.of()).isMissing()).isTrue();
    assertThatThrownBy(() -> client.raw(Safety.READ, "getTemplatesByName", Map.of()))
        .hasMessage("raw getTemplatesByName: 404 El endpoint no existe");
    vendor.got("activeCustomerCart", "merge_fields[a]", "b&c");
    assertThatThrownBy(() -> client.raw(Safety.READ, "../../evil", Map.of()))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void writesToNobodyElseInATestEnvironment() {
    vendor
        .says("1")
        .says("\"0123abcd\"")
        .says("{\"messages\":[{\"status\":0}]}")
        .says("2")
        .says("3");
    try (var staging = vendor.builder().onlyTo("me@example.com", "+34600000001", "7").build()) {
      var mail = TransactionalEmail.html(ANA, "ME@example.com", "Hi", "Hi");
      var campaign = NewCampaign.html("May", ANA, "Hi", "*|UNSUBSCRIBE_URL|*");
      var you = NewSubscriber.of("you@example.com");

      staging.campaigns().send(campaign.to(ListId.of(7)));
      staging.smtp().send(mail);
      staging.sms().send(Sms.of("A", "+34600000001", "Hi"));
      staging.subscribers(ListId.of(9)).add(you);
      staging.raw(Safety.READ, "getCreditsSMS", Map.of());

      refused(() -> staging.campaigns().send(campaign.to(ListId.of(7)).to(ListId.of(8))));
      refused(
          () ->
              staging.campaigns().schedule(campaign.to(ListId.of(8)), Vendor.NOW.plusSeconds(600)));
      refused(() -> staging.smtp().send(mail.cc("you@example.com")));
      refused(() -> staging.smtp().sendAll(List.of(mail, mail.bcc("you@example.com"))));
      refused(
          () ->
              staging
                  .smtp()
                  .sendCertified(TransactionalEmail.html(ANA, "you@example.com", "Hi", "Hi")));
      refused(() -> staging.sms().send(Sms.of("A", "+34600000002", "Hi")));
      refused(() -> staging.subscribers(ListId.of(7)).addOrUpdate(you.confirming()));
      refused(() -> staging.subscribers(ListId.of(7)).add(you.welcomed()));
      refused(() -> staging.raw(Safety.ONCE, "sendSMS", Map.of()));
      refused(() -> staging.raw(Safety.READ, "sendSMS", Map.of()));
    }
    assertThat(vendor.requests()).isEqualTo(5);
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("restricted to by onlyTo")
        .hasMessageNotContaining("you@example.com");
  }

  @Test
  void assumesAZoneAndTakesAnother() {
    vendor.says("1");
    assertThat(vendor.client.zone()).isEqualTo(ZoneId.of("Europe/Madrid"));
    try (var client = vendor.builder().zone(ZoneId.of("UTC")).build()) {
      client
          .campaigns()
          .schedule(
              NewCampaign.html("May", ANA, "Hi", "*|UNSUBSCRIBE_URL|*").to(ListId.of(7)),
              Instant.parse("2026-12-24T17:30:00Z"));
    }

    assertThat(Vendor.fields(vendor.next())).containsEntry("date_send", "2026-12-24 17:30");
  }

  @Test
  void refusesMistakesWhenItIsMade() {
    for (Runnable mistake :
        List.<Runnable>of(
            () -> vendor.builder().baseUrl("http://example.com"),
            () -> vendor.builder().baseUrl("nonsense"),
            () -> vendor.builder().userAgent("Café"),
            () -> vendor.builder().connectTimeout(Duration.ZERO),
            () -> vendor.builder().idleTimeout(Duration.ofDays(99)),
            () -> AcumbamailClient.builder().build())) {
      assertThatThrownBy(mistake::run)
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageStartingWith("AcumbamailClient.");
    }
  }

  @Test
  void keepsTheTokenOutOfAddresses() {
    vendor.says("{}");

    vendor.client.lists().all();

    assertThat(vendor.next().getUrl().query()).isNull();
  }

  @Test
  void isClosedWithAllItsViews() {
    var view = vendor.client.with(Resilience.none());

    vendor.client.close();

    assertThatThrownBy(() -> view.lists().all()).isInstanceOf(ClientClosedException.class);
  }

  @Test
  void checksThatAllIsWellOrSaysWhatIsWrong() {
    vendor.says("{}").says(401, "Unauthorized").says("<html>Welcome to the hotel</html>");
    var client = vendor.client.with(Resilience.none());

    assertThat(client.check().ok()).isTrue();
    assertThat(client.check().toString()).startsWith("TOKEN BAD");
    assertThat(client.check().toString()).startsWith("SERVICE BAD: something else");
    vendor.says(500, "");
    assertThat(client.check().toString()).startsWith("UNKNOWN: it answers");
    var none = CredentialsProvider.supplier("vault", () -> null);
    try (var poor = vendor.builder().credentials(none).build()) {
      assertThat(poor.check().toString()).startsWith("TOKEN BAD: there is none");
    }
    try (var lost =
        vendor.builder().baseUrl("http://localhost:1").resilience(Resilience.none()).build()) {
      assertThat(lost.check().toString()).startsWith("SERVICE BAD: check the base URL");
    }
  }

  @Test
  void knowsThatNothingLeft() {
    try (var client =
        vendor.builder().baseUrl("http://localhost:1").resilience(Resilience.none()).build()) {
      assertThatThrownBy(() -> client.sms().send(Sms.of("A", "+34600000001", "Hi")))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT));
    }
  }
}

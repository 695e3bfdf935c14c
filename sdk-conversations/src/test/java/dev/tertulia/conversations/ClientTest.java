package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.ClientClosedException;
import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.Safety;
import dev.tertulia.core.TransportException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.json.JsonValue;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One client: its views, its guard, its way out. */
class ClientTest {
  private final Vendor vendor = new Vendor();

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  void aTokenServesOneLocation() {
    assertThat(vendor.client.forLocation("loc1").location()).isEqualTo("loc1");
    assertThatThrownBy(() -> vendor.client.forLocation("loc2"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("perResource");
  }

  @Test
  void credentialsForManyServeMany() {
    vendor.says("{\"id\":\"c1\"}");

    try (var client =
        vendor
            .builder()
            .credentials(CredentialsProvider.perResource("vault", id -> "token-of-" + id))
            .build()) {
      client.forLocation("loc2").conversations().get("c1");
    }

    assertThat(vendor.next().getHeaders().get("Authorization")).isEqualTo("Bearer token-of-loc2");
  }

  @Test
  void worksOnAnotherThread() throws Exception {
    vendor.says("{\"messageId\":\"m1\"}");

    var pending = vendor.client.async(c -> c.messages().send(Sms.to("k1", "Hello")));

    assertThat(pending.get(5, TimeUnit.SECONDS).messageId()).isEqualTo("m1");
  }

  @Test
  void tellsWhatCameWithTheAnswer() {
    vendor.says(
        new MockResponse.Builder()
            .setHeader("X-RateLimit-Remaining", 42)
            .body("{\"messageId\":\"m1\",\"traceId\":\"t1\"}")
            .build());

    var answered = vendor.client.withResponse(c -> c.messages().send(Sms.to("k1", "Hello")));

    assertThat(answered.value().messageId()).isEqualTo("m1");
    assertThat(answered.responses())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.operation()).isEqualTo("send-a-new-message");
              assertThat(each.traceId()).isEqualTo("t1");
              assertThat(each.quota().remaining()).isEqualTo(42);
            });
    assertThat(vendor.client.quota().remaining()).isEqualTo(42);
  }

  @Test
  void takesAnyCallThroughTheSameSeam() {
    vendor.says("{\"calendars\":[]}");

    JsonValue answer =
        vendor.client.raw(Safety.READ, "GET", "calendars/", Map.of("locationId", "a b"), null);

    assertThat(answer.at("calendars").asList()).isEmpty();
    vendor.got("GET /calendars/?locationId=a%20b", "2021-07-28");
  }

  @Test
  void writesToNobodyElseInATestEnvironment() {
    vendor.says("{\"messageId\":\"m1\"}");
    try (var staging = vendor.builder().onlyTo("k1", "me@example.com").build()) {
      Messages messages = staging.messages();

      messages.send(Email.to("k1").subject("Hi").text("Hi").cc("me@Example.com"));

      refused(() -> messages.send(Sms.to("k2", "Hi")));
      refused(() -> messages.send(Sms.to("k1", "Hi").to("+34600000000")));
      refused(() -> messages.send(Email.to("k1").subject("Hi").text("Hi").bcc("you@example.com")));
      refused(
          () -> messages.send(Email.to("k1").text("Hi").context(EmailReply.to("m1").everyone())));
      refused(
          () -> messages.send(Email.to("k1").context(EmailForward.thread("m1").toContact("k2"))));
      refused(
          () ->
              messages.send(
                  CustomMessage.on(Channel.SMS, "k1", "Hi").with("toNumber", "+34600000000")));
      refused(
          () -> messages.send(CustomMessage.on(Channel.SMS, "k1", "Hi").with("sendCopyTo", "k2")));
      refused(() -> messages.replyToReview("c9", "Hi"));
      refused(() -> staging.raw(Safety.ONCE, "POST", "conversations/messages", Map.of(), null));
      refused(() -> staging.with(Resilience.none()).messages().send(Sms.to("k2", "Hi")));
    }
    assertThat(vendor.server.getRequestCount()).isEqualTo(1);
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("restricted to by onlyTo")
        .hasMessageNotContaining("you@example.com");
  }

  @Test
  void doesNotSendTheTokenInTheClear() {
    assertThatThrownBy(() -> vendor.builder().baseUrl("http://example.com"))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> ConversationsClient.builder().location("loc1").build())
        .hasMessageContaining("credentials");
  }

  @Test
  void isClosedWithAllItsViews() {
    var view = vendor.client.with(Resilience.none());

    vendor.client.close();

    assertThatThrownBy(() -> view.contacts().get("k1")).isInstanceOf(ClientClosedException.class);
  }

  @Test
  void checksThatAllIsWell() {
    vendor.says("{\"conversations\":[]}");

    Checkup checkup = vendor.client.check("send-a-new-message", "get-contact");

    assertThat(checkup.ok()).isTrue();
    assertThat(checkup.toString())
        .contains("SERVICE GOOD", "TOKEN GOOD", "LOCATION GOOD")
        .contains("needed: contacts.readonly, conversations/message.write");
  }

  @Test
  void saysWhatIsWrong() {
    vendor.says(401, "{\"message\":\"Token's user type mismatch!\"}");
    assertThat(vendor.client.check().toString()).contains("TOKEN BAD: it is an agency's");

    vendor.says(403, "{\"message\":\"The token does not have access to this location.\"}");
    assertThat(vendor.client.check().toString())
        .contains("LOCATION BAD: the token is another location's");

    vendor.says(401, "{\"message\":\"The token is not authorized for this scope.\"}");
    assertThat(vendor.client.check("nonsense").toString())
        .contains("TOKEN GOOD", "SCOPES BAD: the token lacks conversations.readonly")
        .contains("there is no operation nonsense");

    vendor.says(401, "{\"message\":\"The token is not authorized for this scope.\"}");
    assertThat(vendor.client.check("send-a-new-message").ok()).isTrue();

    vendor.says(401, "{\"message\":\"Invalid JWT\"}");
    assertThat(vendor.client.check().ok()).isFalse();

    for (int i = 0; i < 4; i++) {
      vendor.says(500, "");
    }
    assertThat(vendor.client.check().ok()).isFalse();
  }

  @Test
  void saysThatNobodyAnswersThere() {
    try (var client =
        vendor.builder().baseUrl("http://localhost:1").resilience(Resilience.none()).build()) {
      assertThat(client.check().toString()).startsWith("SERVICE BAD: no connection");
    }
  }

  @Test
  void tellsAMissingScopeFromAMissingToken() {
    vendor.says(401, "{\"message\":\"The token is not authorized for this scope.\"}");

    assertThatThrownBy(() -> vendor.client.contacts().get("k1"))
        .isInstanceOfSatisfying(
            CredentialsException.class,
            e -> {
              assertThat(e.state()).isEqualTo(CredentialsException.State.MISSING_SCOPE);
              assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
              assertThat(e.attempts()).isEqualTo(1);
            });
  }

  @Test
  void knowsThatNothingLeft() {
    try (var client =
        vendor.builder().baseUrl("http://localhost:1").resilience(Resilience.none()).build()) {
      assertThatThrownBy(() -> client.messages().send(Sms.to("k1", "Hi")))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.NOT_SENT));
    }
  }
}

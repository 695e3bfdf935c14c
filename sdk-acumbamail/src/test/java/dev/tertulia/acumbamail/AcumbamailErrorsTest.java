package dev.tertulia.acumbamail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.RateLimitException;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.UnauthorizedException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.transport.ServerWords.Kind;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes in which this vendor says no, and what each of them means. */
class AcumbamailErrorsTest {
  private final Vendor vendor = new Vendor();

  @AfterEach
  void close() {
    vendor.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "401 | Unauthorized | Unauthorized | TOKEN",
        "401 | \"Unauthorized\" | Unauthorized | TOKEN",
        "401 | `` | | TOKEN",
        "401 | SMTP is not active for your customer | SMTP is not active for your customer | OTHER",
        "401 | {\"error\":\"SMTP is not active\"} | SMTP is not active | OTHER",
        "401 | Something new | Something new | OTHER",
        "403 | Your auth token has expired check /apidoc/ for the new one | Your auth token has"
            + " expired check /apidoc/ for the new one | TOKEN",
        "403 | This endpoint is not available for non-paying customers | This endpoint is not"
            + " available for non-paying customers | OTHER",
        "404 | El endpoint no existe | El endpoint no existe | OTHER",
        "404 | \"List does not exists\" | List does not exists | OTHER",
        "404 | {\"error\":\"Subscriber does not exist\"} | Subscriber does not exist | OTHER",
        "400 | {\"error\":{\"message\":\"Bad\"}} | Bad | OTHER",
        "400 | {\"error\":[\"one\",{\"detail\":\"two\"},3]} | one; two | OTHER",
        "400 | {\"error\":7} | | OTHER",
        "500 | <html><h1>Server Error (500)</h1></html> | | OTHER",
        "500 | `` | | OTHER",
        "503 | {\"cut | {\"cut | OTHER",
      })
  void readsTheWords(int status, String body, String message, Kind kind) {
    var words = new AcumbamailErrors().read(status, "text/html", body == null ? "" : body);

    assertThat(words.message()).isEqualTo(message);
    assertThat(words.kind()).isEqualTo(kind);
  }

  @Test
  void tellsABadTokenFromEverythingElseThatIs401() {
    vendor.says(401, "Unauthorized").says(401, "SMTP is not active for your customer");

    assertThatThrownBy(() -> vendor.client.lists().all())
        .isInstanceOfSatisfying(
            CredentialsException.class,
            e -> {
              assertThat(e.state()).isEqualTo(CredentialsException.State.REJECTED);
              assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
            });
    assertThatThrownBy(() -> vendor.client.smtp().credits())
        .isInstanceOf(UnauthorizedException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 401})
  void asksForAnotherTokenOnceWhenItsOwnHasExpired(int status) {
    vendor.says(status, "Your auth token has expired check /apidoc/ for the new one").says("{}");
    var rotating =
        new CredentialsProvider() {
          @Override
          public Secret tokenFor(String resource) {
            return Secret.of("old");
          }

          @Override
          public Optional<Secret> replacing(String resource, Secret rejected) {
            return Optional.of(Secret.of("new"));
          }

          @Override
          public String identity() {
            return "rotating";
          }
        };
    try (var client = vendor.builder().credentials(rotating).build()) {
      assertThat(client.lists().all()).isEmpty();
    }

    assertThat(Vendor.fields(vendor.next())).containsEntry("auth_token", "old");
    assertThat(Vendor.fields(vendor.next())).containsEntry("auth_token", "new");
  }

  @Test
  void saysThatThePlanIsTheReasonWhateverTheStatus() {
    vendor.says(200, "\"This endpoint is not available for non-paying customers\"");

    assertThatThrownBy(() -> vendor.client.lists().stats(ListId.of(1)))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("not available for non-paying customers");
  }

  @Test
  void doesNotFollowARedirectWithTheTokenInItsHands() {
    vendor.says(
        new mockwebserver3.MockResponse.Builder()
            .code(307)
            .setHeader("Location", vendor.server.url("/elsewhere").toString())
            .build());

    assertThatThrownBy(() -> vendor.client.lists().all())
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.status()).isEqualTo(307));
    assertThat(vendor.requests()).isEqualTo(1);
  }

  @Test
  void tellsNoTokenThatTheServiceEchoes() {
    String echo = "auth_token=" + Vendor.TOKEN + " is wrong";
    vendor.says(400, echo).says(200, "{\"error\": \"" + echo + "\"}").says(200, "\"" + echo + "\"");

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> vendor.client.lists().create(NewList.of("A", "a@example.com")))
          .isInstanceOfSatisfying(
              ApiException.class,
              e ->
                  assertThat(e.getMessage() + e.serverMessage() + e.body())
                      .contains("is wrong")
                      .doesNotContain(Vendor.TOKEN));
    }
  }

  @Test
  void waitsAMinuteForAFunctionOfTenAMinuteThatWasRefused() {
    vendor.says(429, "").says("{}");

    vendor.client.lists().stats(ListId.of(1));

    assertThat(vendor.time.now()).isAfterOrEqualTo(Vendor.NOW.plusSeconds(60));
  }

  @Test
  void saysWhenToAskAgainIfNobodyWantsToWait() {
    vendor.says(429, "Too many");

    assertThatThrownBy(() -> vendor.client.with(Resilience.none()).lists().stats(ListId.of(1)))
        .isInstanceOfSatisfying(
            RateLimitException.class,
            e -> assertThat(e.retryableAt()).isEqualTo(Vendor.NOW.plusSeconds(60)));
  }
}

package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.CredentialsException;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.auth.TokenExchange.Answer;
import dev.tertulia.core.auth.TokenExchange.Granted;
import dev.tertulia.core.auth.TokenExchange.Refused;
import dev.tertulia.core.auth.TokenExchange.Unclear;
import dev.tertulia.core.auth.TokenPair;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for tokens, and what each answer means for a grant. */
class HighLevelExchangeTest extends Exchanging {
  @Test
  void aRefreshIsAFormWithoutAToken() {
    vendor.says(PAIR);

    Answer answer = exchange.refresh("loc1", HELD);

    RecordedRequest sent = vendor.next();
    assertThat(sent.getMethod() + " " + sent.getTarget()).isEqualTo("POST /oauth/token");
    assertThat(sent.getHeaders().get("Authorization")).isNull();
    assertThat(sent.getHeaders().get("Version")).isEqualTo("2021-07-28");
    assertThat(sent.getHeaders().get("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded");
    assertThat(sent.getBody().utf8())
        .isEqualTo(
            "client_id=app-1&client_secret=s%2Bcret&grant_type=refresh_token"
                + "&refresh_token=refresh-1");
    assertThat(answer)
        .isEqualTo(
            new Granted(
                new TokenPair(
                    Secret.of("access-2"),
                    Secret.of("refresh-2"),
                    Duration.ofSeconds(86_399),
                    Map.of("userType", "Location"))));
  }

  @Test
  void theNewestSpellingIsReadAsWell() {
    vendor.says(
        "{\"accessToken\":\"access-2\",\"expiresIn\":\"60\",\"refreshToken\":\"refresh-2\"}");

    Answer answer = exchange.refresh("loc1", HELD);

    assertThat(answer)
        .isEqualTo(
            new Granted(
                TokenPair.of(
                    Secret.of("access-2"), Secret.of("refresh-2"), Duration.ofSeconds(60))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"expires_in\":0", ",\"expires_in\":9223372036854775807"})
  void withoutALifetimeThatMakesSenseAPairIsKeptForTheUsualDay(String lifetime) {
    vendor.says("{\"access_token\":\"access-2\",\"refresh_token\":\"refresh-2\"" + lifetime + "}");

    assertThat(exchange.refresh("loc1", HELD))
        .isInstanceOfSatisfying(
            Granted.class,
            granted -> assertThat(granted.pair().lifetime()).isEqualTo(Duration.ofSeconds(86_399)));
  }

  @Test
  void anAbsentRefreshTokenStaysAbsent() {
    vendor.says("{\"access_token\":\"access-2\",\"expires_in\":60,\"refresh_token\":null}");

    assertThat(exchange.refresh("loc1", HELD))
        .isInstanceOfSatisfying(
            Granted.class, granted -> assertThat(granted.pair().refresh()).isNull());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>welcome</html>",
        "",
        "{}",
        "[]",
        "{\"access_token\":null,\"refresh_token\":\"r\"}",
        "{\"access_token\":\"two words\",\"refresh_token\":\"r\"}",
        "{\"access_token\":\"access-canary",
        "{\"access_token\":\"access-2\",\"refresh_token\":\"r\",\"locationId\":\"elsewhere\"}",
      })
  void aSuccessThatCannotBeReadIsUnclearAndItsTextGoesNowhere(String body) {
    vendor.says(body);

    assertThat(exchange.refresh("loc1", HELD))
        .isInstanceOfSatisfying(
            Unclear.class,
            unclear ->
                assertThat(unclear.words()).doesNotContain("canary").doesNotContain("two words"));
    assertThat(vendor.server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {\"message\":\"Invalid grant: refresh token is invalid\"} | Rejected",
        "400 | {\"error\":\"invalid_grant\"} | Rejected",
        "400 | {\"message\":\"Location is not active\"} | Suspended",
        "400 | {\"message\":\"Something new\"} | Refused",
        "400 | {\"message\":\"Missing parameter: clientId\"} | Refused",
        "401 | {\"error\":\"UnAuthorized!\",\"error_description\":\"who are you\"} | Refused",
        "403 | <html>edge</html> | Refused",
        "404 | {} | Refused",
        "422 | {\"message\":[\"a\"]} | Refused",
        "429 | {\"message\":\"Too Many Requests\"} | Refused",
        "500 | {\"message\":\"Invalid grant\"} | Unclear",
        "502 | <html>edge</html> | Unclear",
        "503 | | Unclear",
        "302 | | Refused",
      })
  void onlyKnownWordsEndAGrant(int status, String body, String meaning) {
    vendor.says(status, body == null ? "" : body);

    assertThat(exchange.refresh("loc1", HELD).getClass().getSimpleName()).isEqualTo(meaning);
    assertThat(vendor.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aDroppedConnectionIsUnclearAndOneThatNeverStoodIsNot() {
    vendor.says(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());

    assertThat(exchange.refresh("loc1", HELD)).isInstanceOf(Unclear.class);
    vendor.server.close();
    assertThat(exchange.refresh("loc1", HELD)).isInstanceOf(Refused.class);
  }

  @Test
  void aLocationsTokenIsMintedWithTheCompanys() {
    vendor.says(201, PAIR);

    Answer answer = exchange.mint("loc1", "comp1", HELD);

    RecordedRequest sent = vendor.next();
    assertThat(sent.getMethod() + " " + sent.getTarget()).isEqualTo("POST /oauth/locationToken");
    assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer access-1");
    assertThat(sent.getHeaders().get("Version")).isEqualTo("2021-07-28");
    assertThat(sent.getBody().utf8()).isEqualTo("companyId=comp1&locationId=loc1");
    assertThat(answer).isInstanceOf(Granted.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | The token is not authorized for this scope. | Refused",
        "401 | version header was not found. | Refused",
        "403 | The token does not have access to this location. | Rejected",
        "400 | App is not installed | Rejected",
        "400 | Location is not active | Suspended",
        "400 | Something new | Refused",
        "500 | no | Unclear",
      })
  void whatMintingIsRefusedForIsToldApart(int status, String message, String meaning) {
    vendor.says(status, "{\"message\":\"" + message + "\"}");

    assertThat(exchange.mint("loc1", "comp1", HELD).getClass().getSimpleName()).isEqualTo(meaning);
    assertThat(vendor.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aCompanysTokenThatIsNotAcceptedIsHandedBackToBeReplaced() {
    vendor.says(401, "{\"message\":\"Invalid token: access token is invalid\"}");

    assertThatThrownBy(() -> exchange.mint("loc1", "comp1", HELD))
        .isInstanceOfSatisfying(
            CredentialsException.class,
            e -> assertThat(e.state()).isEqualTo(CredentialsException.State.REJECTED));
  }

  @Test
  void aScopeThatMintingLacksIsNamed() {
    vendor.says(401, "{\"message\":\"The token is not authorized for this scope.\"}");

    assertThat(exchange.mint("loc1", "comp1", HELD))
        .isEqualTo(
            new Refused(
                "get-location-access-token: 401 the token lacks a scope this operation needs:"
                    + " oauth.write"));
  }
}

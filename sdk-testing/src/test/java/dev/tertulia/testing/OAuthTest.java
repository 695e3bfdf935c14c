package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import dev.tertulia.testing.highlevel.OAuthApp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OAuthTest {
  private final ManualTimekeeper time =
      ManualTimekeeper.startingAt(Instant.parse("2026-11-22T12:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final OAuthApp app = highLevel.oauthApp();
  private final Caller caller = Caller.of(highLevel);
  private final OAuthCaller oauth = OAuthCaller.of(highLevel, app);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aCodeGivesTokensOnce() throws Exception {
    String code = app.installs();

    JsonValue granted = oauth.byCode(code).json();
    var again = oauth.byCode(code);

    assertThat(granted.at("token_type").asText()).isEqualTo("Bearer");
    assertThat(granted.at("expires_in").asLong()).isEqualTo(86_399);
    assertThat(granted.at("userType").asText()).isEqualTo("Location");
    assertThat(granted.at("locationId").asText()).isEqualTo(highLevel.location());
    assertThat(oauth.search(granted.at("access_token").asText())).isEqualTo(200);
    assertThat(again.status()).isEqualTo(401);
    assertThat(again.json().asMap().keySet())
        .containsExactly("error", "error_description", "traceId");
    assertThat(again.at("error").asText()).isEqualTo("UnAuthorized!");
    assertThat(again.at("error_description").asText()).isEqualTo("Authorization code not found");
  }

  @Test
  void anAccessTokenEndsAfterADay() throws Exception {
    String access = oauth.byCode(app.installs()).at("access_token").asText();

    time.advance(Duration.ofSeconds(86_398));
    assertThat(oauth.search(access)).isEqualTo(200);
    time.advance(Duration.ofSeconds(1));
    assertThat(oauth.search(access)).isEqualTo(401);
  }

  @Test
  void aRefreshTokenIsGoodForOneUse() throws Exception {
    String refresh = oauth.byCode(app.installs()).at("refresh_token").asText();

    JsonValue renewed = oauth.byRefresh(refresh).json();
    var again = oauth.byRefresh(refresh);

    assertThat(oauth.search(renewed.at("access_token").asText())).isEqualTo(200);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.at("message").asText()).isEqualTo("Invalid grant: refresh token is invalid");
    assertThat(oauth.byRefresh(renewed.at("refresh_token").asText()).status()).isEqualTo(200);
  }

  @Test
  void aLocationThatDoesNotPayKeepsItsRefreshToken() throws Exception {
    String refresh = oauth.byCode(app.installs()).at("refresh_token").asText();
    highLevel.pause();

    var refused = oauth.byRefresh(refresh);
    highLevel.resume();

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.at("message").asText()).isEqualTo("Location is not active");
    assertThat(oauth.byRefresh(refresh).status()).isEqualTo(200);
  }

  @Test
  void theNewestVersionWritesCamelCaseAndReadsJson() throws Exception {
    JsonValue granted =
        oauth
            .stranger()
            .header("Version", "v3")
            .header("Content-Type", "application/json")
            .post(
                "/oauth/token",
                "clientId",
                app.clientId(),
                "clientSecret",
                app.clientSecret(),
                "grantType",
                "authorization_code",
                "code",
                app.installs())
            .json();

    assertThat(granted.asMap())
        .containsKeys("accessToken", "refreshToken", "expiresIn", "userType")
        .doesNotContainKeys("access_token", "refresh_token");
  }

  @Test
  void aCompanyTokenIsExchangedForEveryLocation() throws Exception {
    HighLevelSandbox other = highLevel.anotherLocation();
    JsonValue company = oauth.byCode(app.installsForCompany()).json();
    String token = company.at("access_token").asText();
    String form = "companyId=" + highLevel.company() + "&locationId=" + other.location();

    var exchanged = oauth.exchange("/oauth/locationToken", token, form);

    assertThat(company.at("userType").asText()).isEqualTo("Company");
    assertThat(company.asMap()).doesNotContainKey("locationId");
    assertThat(oauth.search(token)).isEqualTo(401);
    assertThat(exchanged.status()).isEqualTo(201);
    assertThat(exchanged.at("locationId").asText()).isEqualTo(other.location());
    Caller there = caller.token(exchanged.at("access_token").asText());
    assertThat(there.get("/conversations/search?locationId=" + other.location()).status())
        .isEqualTo(200);
    assertThat(oauth.byRefresh(exchanged.at("refresh_token").asText()).status()).isEqualTo(200);
    assertThat(oauth.exchange("/oauth/location-token", token, form).status()).isEqualTo(404);
    assertThat(oauth.exchange("/oauth/locationToken", highLevel.agencyToken(), form).status())
        .isEqualTo(401);
  }

  @Test
  void installedLocationsAreListedInBothWays() throws Exception {
    highLevel.anotherLocation();
    Caller agency = caller.token(highLevel.companyToken());
    String query = "?companyId=" + highLevel.company() + "&appId=app";

    JsonValue dated = agency.get("/oauth/installedLocations" + query + "&limit=1").json();
    Caller v3 = agency.version("v3");
    JsonValue first = v3.get("/oauth/installed-locations" + query + "&pageSize=1").json();
    JsonValue paging = first.at("pagination");
    JsonValue second =
        v3.get(
                "/oauth/installed-locations"
                    + query
                    + "&pageToken="
                    + paging.at("nextPageToken").asText())
            .json();
    var nowhere = v3.get("/oauth/installed-locations?companyId=x&appId=app");

    assertThat(dated.at("count").asLong()).isEqualTo(2);
    assertThat(dated.at("locations").asList()).hasSize(1);
    assertThat(paging.at("hasNextPage").asBoolean()).isTrue();
    assertThat(second.at("items").asList()).hasSize(1);
    assertThat(second.at("pagination").at("hasNextPage").asBoolean()).isFalse();
    assertThat(nowhere.status()).isEqualTo(404);
    assertThat(nowhere.at("error").at("code").asText()).isEqualTo("RESOURCE_NOT_FOUND");
  }
}

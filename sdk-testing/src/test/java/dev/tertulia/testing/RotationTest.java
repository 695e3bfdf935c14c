package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import dev.tertulia.testing.highlevel.OAuthApp;
import dev.tertulia.testing.highlevel.Rotation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an authorization server can do with a token that comes a second time, or no more. */
class RotationTest {
  private final ManualTimekeeper time =
      ManualTimekeeper.startingAt(Instant.parse("2026-11-22T12:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final OAuthApp app = highLevel.oauthApp();
  private final OAuthCaller oauth = OAuthCaller.of(highLevel, app);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void withinItsGraceAUsedTokenGivesTheSamePair() throws Exception {
    app.rotation(Rotation.withGrace(Duration.ofSeconds(30)));
    String refresh = oauth.byCode(app.installs()).at("refresh_token").asText();

    JsonValue first = oauth.byRefresh(refresh).json();
    time.advance(Duration.ofSeconds(29));
    JsonValue second = oauth.byRefresh(refresh).json();
    time.advance(Duration.ofSeconds(1));
    var late = oauth.byRefresh(refresh);

    assertThat(second.at("access_token")).isEqualTo(first.at("access_token"));
    assertThat(second.at("refresh_token")).isEqualTo(first.at("refresh_token"));
    assertThat(second.at("expires_in").asLong()).isEqualTo(86_399 - 29);
    assertThat(late.status()).isEqualTo(400);
    assertThat(oauth.byRefresh(first.at("refresh_token").asText()).status()).isEqualTo(200);
  }

  @Test
  void aServerMayRevokeEverythingWhenATokenComesTwice() throws Exception {
    app.rotation(Rotation.revokingOnReuse());
    String refresh = oauth.byCode(app.installs()).at("refresh_token").asText();
    JsonValue renewed = oauth.byRefresh(refresh).json();
    assertThat(oauth.search(renewed.at("access_token").asText())).isEqualTo(200);

    var reused = oauth.byRefresh(refresh);

    assertThat(reused.at("message").asText()).isEqualTo("Invalid grant: refresh token is invalid");
    assertThat(oauth.search(renewed.at("access_token").asText())).isEqualTo(401);
    assertThat(oauth.byRefresh(renewed.at("refresh_token").asText()).status()).isEqualTo(400);
    assertThat(oauth.search(highLevel.token())).isEqualTo(200);
  }

  @Test
  void anAppThatIsUninstalledLosesItsTokensThere() throws Exception {
    HighLevelSandbox other = highLevel.anotherLocation();
    JsonValue company = oauth.byCode(app.installsForCompany()).json();
    String token = company.at("access_token").asText();
    JsonValue here = minted(token, highLevel.location()).json();
    JsonValue there = minted(token, other.location()).json();

    app.uninstalls();

    assertThat(oauth.search(here.at("access_token").asText())).isEqualTo(401);
    assertThat(oauth.byRefresh(here.at("refresh_token").asText()).status()).isEqualTo(400);
    assertThat(minted(token, highLevel.location()).status()).isEqualTo(400);
    assertThat(oauth.byRefresh(there.at("refresh_token").asText()).status()).isEqualTo(200);

    app.uninstallsForCompany();

    assertThat(minted(token, other.location()).status()).isEqualTo(401);
    assertThat(oauth.byRefresh(company.at("refresh_token").asText()).status()).isEqualTo(400);
  }

  @Test
  void reconnectingGivesAnInstalledAppAFreshCode() throws Exception {
    String code = app.installs();
    String location = highLevel.location();

    JsonValue told = reconnect("locationId", location).json();
    JsonValue granted = oauth.byCode(told.at("authorizationCode").asText()).json();

    assertThat(told.at("expiresAt").asInstant()).isAfter(time.now());
    assertThat(granted.at("locationId").asText()).isEqualTo(location);
    assertThat(oauth.byCode(code).status()).isEqualTo(200);
    assertThat(reconnect("companyId", highLevel.company()).status()).isEqualTo(400);
    assertThat(reconnect("locationId", highLevel.anotherLocation().location()).status())
        .isEqualTo(400);
    app.uninstalls();
    assertThat(reconnect("locationId", location).status()).isEqualTo(400);
  }

  @Test
  void reconnectingMayBeGone() throws Exception {
    app.installs();
    app.reconnects(false);

    assertThat(reconnect("locationId", highLevel.location()).status()).isEqualTo(404);
  }

  @Test
  void anAnswerOfTheTokenServerCanBeLostCutOrLate() throws Exception {
    String code = app.installs();
    sandbox.next("get-access-token").dropsAfterRequest();
    assertThatThrownBy(() -> oauth.byCode(code)).isInstanceOf(IOException.class);
    assertThat(oauth.byCode(code).status()).isEqualTo(401);

    String second = app.installs();
    sandbox.next("get-access-token").dropsWithoutEffect();
    assertThatThrownBy(() -> oauth.byCode(second)).isInstanceOf(IOException.class);
    String refresh = oauth.byCode(second).at("refresh_token").asText();

    sandbox.next("get-access-token").cutsTheAnswer();
    assertThatThrownBy(() -> oauth.byRefresh(refresh)).isInstanceOf(IOException.class);
    assertThat(oauth.byRefresh(refresh).status()).isEqualTo(400);

    sandbox.next("reconnect").isSlow(Duration.ofMillis(1));
    assertThat(reconnect("locationId", highLevel.location()).status()).isEqualTo(200);
    String company = highLevel.companyToken();
    sandbox.next("get-location-access-token").dropsAfterRequest();
    assertThatThrownBy(() -> minted(company, highLevel.location())).isInstanceOf(IOException.class);
    sandbox.next("get-access-token").saysHtml(200);
    assertThat(oauth.byRefresh(refresh).text()).startsWith("<html>");
  }

  private Caller.Answer minted(String token, String location) throws Exception {
    String form = "companyId=" + highLevel.company() + "&locationId=" + location;
    return oauth.exchange("/oauth/locationToken", token, form);
  }

  private Caller.Answer reconnect(String name, String id) throws Exception {
    return oauth
        .stranger()
        .header("Content-Type", "application/json")
        .post(
            "/oauth/reconnect",
            "clientKey",
            app.clientId(),
            "clientSecret",
            app.clientSecret(),
            name,
            id);
  }
}

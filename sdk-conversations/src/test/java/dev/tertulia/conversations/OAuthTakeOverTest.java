package dev.tertulia.conversations;

import static dev.tertulia.conversations.ConnectedApp.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.json.JsonValue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Grants that another program got, and hands over. */
class OAuthTakeOverTest {
  private final ConnectedApp its = new ConnectedApp();
  private final HighLevelOAuth oauth = its.program();
  private final ConversationsClient client = its.client(oauth);

  @AfterEach
  void close() throws Exception {
    its.close();
  }

  /** The other program's way to its tokens. */
  private JsonValue tokensFor(String code) throws Exception {
    String form =
        "grant_type=authorization_code&client_id=%s&client_secret=%s&code=%s"
            .formatted(its.app.clientId(), its.app.clientSecret(), code);
    var request =
        HttpRequest.newBuilder(URI.create(its.highLevel.url() + "/oauth/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return JsonValue.parse(
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  @Test
  void aLocationsGrantIsUsedAndRenewed() throws Exception {
    JsonValue kept = tokensFor(its.app.installs());

    Installation installed = oauth.takeOver(kept);
    call(client);
    its.expire();
    call(client);

    assertThat(installed.locationId()).isEqualTo(its.highLevel.location());
    assertThat(its.asked("get-access-token")).isEqualTo(2);
    assertThat(its.told).contains("refreshed").doesNotContain("needsReauth");
  }

  @Test
  void anAccessTokenThatHasDiedMeanwhileIsRenewed() throws Exception {
    JsonValue kept = tokensFor(its.app.installs());
    its.expire();

    oauth.takeOver(kept);
    call(client);

    assertThat(its.asked("get-access-token")).isEqualTo(2);
  }

  @Test
  void takingOverAgainWhatIsOldByNowCostsNothing() throws Exception {
    JsonValue kept = tokensFor(its.app.installs());
    oauth.takeOver(kept);
    its.expire();
    call(client);

    oauth.takeOver(kept);
    its.expire();
    call(client);

    assertThat(its.told).doesNotContain("needsReauth", "healed");
    assertThat(its.asked("reconnect")).isZero();
  }

  @Test
  void whatWasDisconnectedOrLostHereCanBeTakenOver() throws Exception {
    oauth.takeOver(tokensFor(its.app.installs()));
    oauth.uninstalled(null, its.highLevel.location());

    oauth.takeOver(tokensFor(its.app.installs()));

    call(client);
  }

  @Test
  void aCompanysGrantOpensItsLocations() throws Exception {
    Installation installed = oauth.takeOver(tokensFor(its.app.installsForCompany()));
    oauth.installed(installed.companyId(), its.highLevel.location());

    call(client);

    assertThat(installed.forCompany()).isTrue();
    assertThat(its.asked("get-location-access-token")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'access_token':'canary-1','locationId':'loc'}",
        "{'access_token':'canary-1','refresh_token':'canary-2'}"
      })
  void whatIsNotAllThereIsRefused(String answer) {
    assertThatThrownBy(() -> oauth.takeOver(JsonValue.parse(answer.replace('\'', '"'))))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "HighLevelOAuth.takeOver: expected an access and a refresh token, and the location or"
                + " company they are for, found not all of them");
  }
}

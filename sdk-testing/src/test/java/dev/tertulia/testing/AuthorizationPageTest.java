package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.testing.highlevel.HighLevelSandbox;
import dev.tertulia.testing.highlevel.OAuthApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page where somebody installs an app, and what the browser is sent on with. */
class AuthorizationPageTest {
  private static final String BACK = "&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fback%3Fa%3Db";

  private final Sandbox sandbox = Sandbox.start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final OAuthApp app = highLevel.oauthApp();
  private final OAuthCaller oauth = OAuthCaller.of(highLevel, app);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/oauth/chooselocation", "/v2/oauth/chooselocation"})
  void itRedirectsWithACodeAndTheStateItWasGiven(String path) throws Exception {
    var sent = oauth.stranger().get(path + asked() + BACK + "&scope=a%20b&state=s%2B1%26");

    assertThat(sent.status()).isEqualTo(302);
    assertThat(sent.header("Location"))
        .matches("http://127\\.0\\.0\\.1:1/back\\?a=b&code=\\w{40}&state=s%2B1%26");
    assertThat(oauth.byCode(code(sent)).at("locationId").asText()).isEqualTo(highLevel.location());
  }

  @Test
  void thePersonMayInstallItForTheWholeCompany() throws Exception {
    app.installedForCompany(true);

    var sent = oauth.stranger().get("/oauth/chooselocation" + asked() + BACK + "&scope=a");

    assertThat(oauth.byCode(code(sent)).at("userType").asText()).isEqualTo("Company");
    assertThat(sent.header("Location")).doesNotContain("state");
  }

  @Test
  void aWrongQuestionIsAnsweredByAPage() throws Exception {
    var page = "/oauth/chooselocation";

    assertThat(oauth.stranger().get(page).status()).isEqualTo(400);
    assertThat(oauth.stranger().get(page + asked() + BACK).text()).contains("error.noscope");
    assertThat(
            oauth.stranger().get(page + asked() + "&scope=a&redirect_uri=http://a.example").text())
        .contains("error.redirecturi");
  }

  private String asked() {
    return "?response_type=code&client_id=" + app.clientId();
  }

  private static String code(Caller.Answer sent) {
    return sent.header("Location").replaceAll(".*[?&]code=(\\w+).*", "$1");
  }
}

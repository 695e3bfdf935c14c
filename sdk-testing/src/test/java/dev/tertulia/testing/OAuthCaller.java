package dev.tertulia.testing;

import dev.tertulia.testing.highlevel.HighLevelSandbox;
import dev.tertulia.testing.highlevel.OAuthApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Asks for tokens in the name of an app, and knows nothing besides. */
record OAuthCaller(Caller caller, HighLevelSandbox highLevel, OAuthApp app) {

  static OAuthCaller of(HighLevelSandbox highLevel, OAuthApp app) {
    return new OAuthCaller(Caller.of(highLevel), highLevel, app);
  }

  Caller stranger() {
    return caller
        .header("Authorization", null)
        .header("Version", null)
        .header("Content-Type", "application/x-www-form-urlencoded");
  }

  Caller.Answer byCode(String code) throws IOException, InterruptedException {
    return grant("grant_type=authorization_code&code=" + code);
  }

  Caller.Answer byRefresh(String refresh) throws IOException, InterruptedException {
    return grant("grant_type=refresh_token&refresh_token=" + refresh);
  }

  Caller.Answer exchange(String path, String token, String form)
      throws IOException, InterruptedException {
    return stranger()
        .token(token)
        .version("2021-07-28")
        .send("POST", path, form.getBytes(StandardCharsets.UTF_8));
  }

  /** The status of a harmless call to this location with that token. */
  int search(String token) throws IOException, InterruptedException {
    return caller
        .token(token)
        .get("/conversations/search?locationId=" + highLevel.location())
        .status();
  }

  private Caller.Answer grant(String form) throws IOException, InterruptedException {
    String client = "client_id=" + app.clientId() + "&client_secret=" + app.clientSecret() + "&";
    byte[] body = (client + form).getBytes(StandardCharsets.UTF_8);
    return stranger().send("POST", "/oauth/token", body);
  }
}

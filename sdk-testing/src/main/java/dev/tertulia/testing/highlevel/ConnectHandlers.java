package dev.tertulia.testing.highlevel;

import dev.tertulia.testing.http.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/** Where codes come from: the page where a person installs an app, and the way without a person. */
final class ConnectHandlers {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** The vendor tells when such a code ends; how far off that is, nobody has written down. */
  private static final Duration CODE_LIVES = Duration.ofMinutes(10);

  private ConnectHandlers() {}

  /** The person agrees at once. Pages are for people, so refusals are HTML. */
  static Reply page(Ask ask) {
    Grants.App app = ask.state().grants.app(ask.query("client_id"));
    if (app == null) {
      return complaint("error.noclientid");
    }
    if (!"code".equals(ask.query("response_type"))) {
      return complaint("error.responsetype");
    }
    String back = ask.query("redirect_uri");
    if (back == null || !isAllowed(back)) {
      return complaint("error.redirecturi");
    }
    if (ask.query("scope") == null) {
      return complaint("error.noscope");
    }
    Grants grants = ask.state().grants;
    String code =
        app.forCompany
            ? grants.install(app, Token.Kind.COMPANY, grants.company)
            : grants.install(app, Token.Kind.LOCATION, app.home);
    String state = ask.query("state");
    String target =
        back
            + (back.contains("?") ? "&" : "?")
            + "code="
            + encoded(code)
            + (state == null ? "" : "&state=" + encoded(state));
    return Reply.empty(302).with("Location", target);
  }

  /** The words of its refusals were never seen; these are guesses. */
  static Reply reconnect(Ask ask) {
    Grants grants = ask.state().grants;
    Grants.App app = grants.app(ask.text("clientKey"));
    if (app != null && !app.reconnects) {
      throw Refusal.of(404, "Cannot POST /oauth/reconnect");
    }
    if (app == null || !app.secret.equals(ask.text("clientSecret"))) {
      throw Refusal.of(401, "Invalid client credentials");
    }
    String location = ask.text("locationId");
    String where = location == null ? ask.text("companyId") : location;
    if (where == null) {
      throw Refusal.invalid("locationId should not be empty");
    }
    if (!grants.isInstalled(app, where)) {
      throw Refusal.of(400, "App is not installed");
    }
    long expires = ask.state().now() + CODE_LIVES.toMillis();
    Token.Kind kind = location == null ? Token.Kind.COMPANY : Token.Kind.LOCATION;
    return ask.ok(
        "authorizationCode",
        grants.code(app, kind, where, expires),
        "expiresAt",
        Times.iso(expires));
  }

  /** The service wants https; this one also takes the machine it runs on. */
  private static boolean isAllowed(String redirect) {
    try {
      URI uri = URI.create(redirect);
      return "https".equals(uri.getScheme())
          || ("http".equals(uri.getScheme()) && LOOPBACK.contains(String.valueOf(uri.getHost())));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Reply complaint(String words) {
    return Reply.text(400, "text/html; charset=utf-8", "<html><body>" + words + "</body></html>");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

package dev.tertulia.conversations;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.transport.BaseUrl;
import dev.tertulia.core.transport.Require;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The address where a person lets your app into a location or a company; the browser comes back to
 * the redirect URI with {@code ?code=…}. Immutable; each method answers a changed copy.
 *
 * <pre>{@code
 * URI login = oauth.authorizationUrl("https://app.example/back")
 *     .scopes("conversations.readonly", "conversations/message.write")
 *     .state(state)
 *     .toUri();
 * }</pre>
 *
 * @param page where the authorization page is
 * @param clientId the app's client id
 * @param redirectUri where the browser comes back to, as registered with the app
 * @param scopes what the app may do
 * @param state comes back unchanged, and tells you that you began this
 * @param loginWindowOpenMode {@code self} to log in within the same tab; null for a new one
 * @param versionId which version of a private app
 */
public record AuthorizationUrl(
    String page,
    String clientId,
    String redirectUri,
    List<String> scopes,
    @Nullable String state,
    @Nullable String loginWindowOpenMode,
    @Nullable String versionId) {
  static final String STANDARD = "https://marketplace.gohighlevel.com/v2/oauth/chooselocation";
  private static final String WHITE_LABEL =
      "https://marketplace.leadconnectorhq.com/v2/oauth/chooselocation";

  /** Refuses what the page would refuse. */
  public AuthorizationUrl {
    BaseUrl.parse("AuthorizationUrl.page", page);
    Require.text("AuthorizationUrl.clientId", clientId);
    BaseUrl.parse("AuthorizationUrl.redirectUri", redirectUri);
    for (String scope : scopes) {
      if (!scope.matches("[!-~]+")) {
        throw new InvalidRequestException(
            "AuthorizationUrl.scopes", "one scope each, without spaces", "another text");
      }
    }
    scopes = List.copyOf(scopes);
    HighLevelRules.given("AuthorizationUrl.state", state);
    HighLevelRules.given("AuthorizationUrl.loginWindowOpenMode", loginWindowOpenMode);
    HighLevelRules.given("AuthorizationUrl.versionId", versionId);
  }

  /** What the app may do; the Javadoc of each operation's catalog entry names its scopes. */
  public AuthorizationUrl scopes(String... wanted) {
    return with(page, List.of(wanted), state, loginWindowOpenMode, versionId);
  }

  /**
   * A text nobody can guess, new for each login: refuse a redirect that does not bring it back, or
   * somebody could connect their account to your user. The vendor's documents do not mention it, so
   * whether it comes back was never seen.
   */
  public AuthorizationUrl state(String unguessable) {
    return with(page, scopes, unguessable, loginWindowOpenMode, versionId);
  }

  /** The page without the vendor's brand, for white-label agencies. */
  public AuthorizationUrl whiteLabel() {
    return with(WHITE_LABEL, scopes, state, loginWindowOpenMode, versionId);
  }

  /** Logging in happens in the same tab, not in a new one. */
  public AuthorizationUrl inSameTab() {
    return with(page, scopes, state, "self", versionId);
  }

  /** A version of a private app, as in the install link its portal shows. */
  public AuthorizationUrl versionId(String id) {
    return with(page, scopes, state, loginWindowOpenMode, id);
  }

  private AuthorizationUrl with(
      String where,
      List<String> wanted,
      @Nullable String unguessable,
      @Nullable String mode,
      @Nullable String version) {
    return new AuthorizationUrl(where, clientId, redirectUri, wanted, unguessable, mode, version);
  }

  /**
   * The address to send the person's browser to.
   *
   * @throws InvalidRequestException if no scope is named
   */
  public URI toUri() {
    if (scopes.isEmpty()) {
      throw new InvalidRequestException("AuthorizationUrl.scopes", "at least one scope", "none");
    }
    var query = new StringJoiner("&", page + "?", "");
    add(query, "response_type", "code");
    add(query, "client_id", clientId);
    add(query, "redirect_uri", redirectUri);
    add(query, "scope", String.join(" ", scopes));
    add(query, "state", state);
    add(query, "loginWindowOpenMode", loginWindowOpenMode);
    add(query, "version_id", versionId);
    return URI.create(query.toString());
  }

  private static void add(StringJoiner query, String name, @Nullable String value) {
    if (value != null) {
      // Form encoding, but for the space: the page wants %20 between scopes.
      query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
    }
  }

  /** Not the state. */
  @Override
  public String toString() {
    return "AuthorizationUrl[" + page + ", " + scopes.size() + " scopes]";
  }
}

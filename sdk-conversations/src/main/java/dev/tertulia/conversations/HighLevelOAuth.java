package dev.tertulia.conversations;

import dev.tertulia.core.CallReport;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.OperationInfo;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Paged;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.auth.OAuthCredentials;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.CallScope;
import dev.tertulia.core.transport.Require;
import dev.tertulia.core.transport.Transport;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An app of the HighLevel marketplace: how people let it in, and the tokens they give it. Safe for
 * use by several threads; make one and keep it.
 *
 * <pre>{@code
 * var oauth = HighLevelOAuth.app(clientId, clientSecret).store(TokenStore.inFolder(folder)).build();
 * URI login = oauth.authorizationUrl(redirectUri).scopes("conversations.readonly").state(state).toUri();
 * Installation installed = oauth.install(code, redirectUri);
 * var client = ConversationsClient.create(oauth.credentials(), installed.locationId());
 * }</pre>
 *
 * <p>The vendor's refresh tokens are good for one use. What is done so that none is burnt is told
 * at {@link OAuthCredentials}; the operations are {@code get-access-token}, {@code
 * get-location-access-token}, {@code get-installed-location} and {@code reconnect}. Private
 * integration tokens need none of this: {@link CredentialsProvider#token}.
 */
public final class HighLevelOAuth implements AutoCloseable {
  private final Transport tokens;
  private final Transport calls;
  private final CompanyApi api;
  private final HighLevelExchange exchange;
  private final OAuthCredentials credentials;
  private final String clientId;
  private final String appId;
  private final String page;

  HighLevelOAuth(
      Transport tokens,
      Transport calls,
      HighLevelExchange exchange,
      OAuthCredentials credentials,
      String clientId,
      String appId,
      String page) {
    this.tokens = tokens;
    this.calls = calls;
    this.api = calls.create(CompanyApi.class);
    this.exchange = exchange;
    this.credentials = credentials;
    this.clientId = clientId;
    this.appId = appId;
    this.page = page;
  }

  /**
   * An app, as its page in the marketplace shows it.
   *
   * @param clientId the app's id, a dash, and more
   */
  public static HighLevelOAuthBuilder app(String clientId, Secret clientSecret) {
    return new HighLevelOAuthBuilder(clientId, clientSecret);
  }

  /** The same with the secret as a text. */
  public static HighLevelOAuthBuilder app(String clientId, String clientSecret) {
    return app(clientId, Secret.of(clientSecret));
  }

  /**
   * Where to send a person who wants to let the app in.
   *
   * @param redirectUri where the browser comes back to, exactly as registered with the app: https,
   *     or http on this machine, which only the Sandbox is known to take
   */
  public AuthorizationUrl authorizationUrl(String redirectUri) {
    return new AuthorizationUrl(page, clientId, redirectUri, List.of(), null, null, null);
  }

  /**
   * Exchanges the code the browser came back with, and keeps the tokens ({@code get-access-token};
   * never repeated, because a code is good for one use). Check the {@code state} first.
   *
   * <p>A token of the whole company is told by the answer, not by what the app was meant for. Then
   * the locations it names get tokens of their own when they are first used.
   *
   * @param redirectUri the one of the authorization URL
   * @return where the app was installed; never the tokens
   * @throws dev.tertulia.core.UnauthorizedException if the code is unknown or used, or the client
   *     id or secret is wrong: the service does not tell these apart
   * @throws dev.tertulia.core.SdkException otherwise, as any call. If its outcome is UNKNOWN or
   *     ACCEPTED the code may be spent: let the person begin again
   * @throws RuntimeException what the store throws: the code is spent then as well
   */
  public Installation install(String code, String redirectUri) {
    Require.text("HighLevelOAuth.code", code);
    TokenAnswer answer = exchange.byCode(Secret.of(code), redirectUri, CallScope.of(appId));
    String resource = answer.installation().resource();
    if (resource == null) {
      throw TokenAnswer.unreadable(
          new CallReport("get-access-token", 1, Outcome.ACCEPTED, null),
          "the answer names neither a location nor a company");
    }
    credentials.connect(resource, answer.pair());
    return through(resource, answer);
  }

  /**
   * Takes over a grant that another program kept until now, from the service's last answer about
   * it. Nothing is sent. That program must not use its refresh token any more, which is good for
   * one use: whoever is second loses the account. Doing it again is harmless: a living grant that
   * is here stays as it is.
   *
   * @param answer as the service gave it: tokens, user type, location or company. Its lifetime is
   *     taken to begin now; if the access token is dead, the first call renews it
   * @return where the app was installed
   * @throws InvalidRequestException if tokens are missing, or whose they are
   * @throws RuntimeException what the store throws
   */
  public Installation takeOver(JsonValue answer) {
    TokenAnswer kept = TokenAnswer.kept(answer);
    String resource = kept == null ? null : kept.installation().resource();
    if (kept == null || resource == null) {
      throw new InvalidRequestException(
          "HighLevelOAuth.takeOver",
          "an access and a refresh token, and the location or company they are for",
          "not all of them");
    }
    credentials.takeOver(resource, kept.pair());
    return through(resource, kept);
  }

  private Installation through(String resource, TokenAnswer answer) {
    Installation installation = answer.installation();
    if (installation.forCompany()) {
      installation.approvedLocations().forEach(each -> credentials.connectThrough(each, resource));
    }
    return installation;
  }

  /**
   * Tokens for every location and company that let the app in: for {@link
   * ConversationsClientBuilder#credentials}.
   *
   * <p>A location that came with its company gets its token from the company's ({@code
   * get-location-access-token}), and a new one in the same way. One that is unknown gets it from
   * {@link HighLevelOAuthBuilder#company}, if there is one.
   */
  public CredentialsProvider credentials() {
    return credentials;
  }

  /**
   * The locations of a connected company in which the app is installed, fetched as they are read
   * ({@code get-installed-location}, scope {@code oauth.readonly}; repeated after passing
   * failures).
   */
  public Paged<InstalledLocation> installedLocations(String companyId) {
    return new InstalledLocationWalk(api, HighLevelRules.id("companyId", companyId), appId).paged();
  }

  /**
   * Notes an INSTALL event: from now on the location may get its token from its company. Without a
   * location there is nothing to note, because a company's own token comes with a code. Doing it
   * twice does no harm; a grant the location has of its own stays.
   */
  public void installed(@Nullable String companyId, @Nullable String locationId) {
    if (companyId != null && locationId != null && !companyId.equals(locationId)) {
      credentials.connectThrough(HighLevelRules.id("locationId", locationId), companyId);
    }
  }

  /**
   * Notes an UNINSTALL event, which names the location, or the company if it was there: its tokens
   * are forgotten by everybody who shares the store, and a refresh that is under way cannot bring
   * them back.
   *
   * @throws InvalidRequestException if neither is named
   */
  public void uninstalled(@Nullable String companyId, @Nullable String locationId) {
    String resource = locationId == null ? companyId : locationId;
    credentials.disconnect(HighLevelRules.id("companyId or locationId", resource));
  }

  /** The operations of this part of the API, with their paths, scopes and safety. */
  public List<OperationInfo> operations() {
    return Stream.of(tokens, calls).flatMap(each -> each.operations().all().stream()).toList();
  }

  /**
   * Lets go of connections and threads. The store stays open; credentials that were handed out give
   * the tokens they have, and get no new ones.
   */
  @Override
  public void close() {
    tokens.close();
    calls.close();
  }

  @Override
  public String toString() {
    return "HighLevelOAuth[app=" + appId + "]";
  }
}

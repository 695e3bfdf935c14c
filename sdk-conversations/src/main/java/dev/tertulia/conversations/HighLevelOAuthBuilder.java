package dev.tertulia.conversations;

import dev.tertulia.core.CallListener;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.auth.GrantListener;
import dev.tertulia.core.auth.OAuthCredentials;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.auth.TokenCipher;
import dev.tertulia.core.auth.TokenStore;
import dev.tertulia.core.transport.BaseUrl;
import dev.tertulia.core.transport.Dialect;
import dev.tertulia.core.transport.TokenPlacement;
import dev.tertulia.core.transport.Transport;
import dev.tertulia.core.transport.TransportOptions;
import dev.tertulia.core.transport.Wiring;
import java.net.Proxy;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Furnishes a {@link HighLevelOAuth}. A store is needed; all else has a usual value. Belongs to one
 * thread.
 */
public final class HighLevelOAuthBuilder {
  // First: it looks whether the libraries fit that all others touch.
  private Wiring wiring = Wiring.standard("tertulia-conversations");
  private final String clientId;
  private final Secret clientSecret;
  private @Nullable TokenStore store;
  private @Nullable TokenCipher cipher;
  private @Nullable TokenStore lastResort;
  private GrantListener grants = new GrantListener() {};
  private final List<CallListener> listeners = new ArrayList<>();
  private boolean reconnect = true;
  private @Nullable String company;
  private HttpUrl baseUrl = HttpUrl.get(ConversationsClientBuilder.BASE_URL);
  private String page = AuthorizationUrl.STANDARD;
  private @Nullable Timekeeper timekeeper;

  HighLevelOAuthBuilder(String clientId, Secret clientSecret) {
    this.clientId = HighLevelRules.id("HighLevelOAuth.clientId", clientId);
    this.clientSecret = clientSecret;
  }

  /**
   * Where the grants are kept. Programs that work for the same installations must share it: a
   * refresh token two of them use is lost to one.
   */
  public HighLevelOAuthBuilder store(TokenStore kept) {
    store = kept;
    return this;
  }

  /** Seals what is stored; usually it is stored as it is. */
  public HighLevelOAuthBuilder cipher(TokenCipher seal) {
    cipher = seal;
    return this;
  }

  /**
   * Where a new pair goes at once if the store does not take it, such as a folder of this machine;
   * usually nowhere. Not to be shared between programs.
   */
  public HighLevelOAuthBuilder lastResort(TokenStore local) {
    lastResort = local;
    return this;
  }

  /** Someone who is told when a grant is renewed, paused, healed, or lost. */
  public HighLevelOAuthBuilder listener(GrantListener listener) {
    grants = listener;
    return this;
  }

  /** Someone who sees each call for tokens; may be called several times. */
  public HighLevelOAuthBuilder listener(CallListener listener) {
    listeners.add(listener);
    return this;
  }

  /**
   * Whether a lost refresh token is replaced without a person ({@code reconnect}); usually it is.
   * The vendor tells of it in a help article only and has announced its end once; where it is gone,
   * a person is asked.
   */
  public HighLevelOAuthBuilder reconnect(boolean allowed) {
    reconnect = allowed;
    return this;
  }

  /** The company whose token opens the locations the store knows nothing of; usually none. */
  public HighLevelOAuthBuilder company(String companyId) {
    company = HighLevelRules.id("HighLevelOAuth.company", companyId);
    return this;
  }

  /**
   * Another address of the service: a test double, a gateway.
   *
   * @param url https, or http on this machine
   */
  public HighLevelOAuthBuilder baseUrl(String url) {
    baseUrl = BaseUrl.parse("HighLevelOAuth.baseUrl", url);
    return this;
  }

  /** Another authorization page, such as the Sandbox's; {@link AuthorizationUrl} knows the rest. */
  public HighLevelOAuthBuilder authorizationPage(String url) {
    BaseUrl.parse("HighLevelOAuth.authorizationPage", url);
    page = url;
    return this;
  }

  /** The source of time; usually the system's. */
  public HighLevelOAuthBuilder timekeeper(Timekeeper keeper) {
    timekeeper = keeper;
    return this;
  }

  /** An OkHttpClient to derive from, as {@link ConversationsClientBuilder#httpClient} tells. */
  public HighLevelOAuthBuilder httpClient(OkHttpClient client) {
    wiring = wiring.httpClient(client);
    return this;
  }

  /** A proxy; usually the system's choice. */
  public HighLevelOAuthBuilder proxy(Proxy way) {
    wiring = wiring.proxy(way);
    return this;
  }

  /**
   * The app. Nothing is sent yet.
   *
   * @throws InvalidRequestException if there is no store
   */
  public HighLevelOAuth build() {
    TokenStore kept = store;
    if (kept == null) {
      throw new InvalidRequestException("HighLevelOAuth.store", "a store", "none");
    }
    Timekeeper time = timekeeper == null ? Timekeeper.system() : timekeeper;
    String appId = clientId.replaceFirst("-.*", "");
    // Asking for tokens takes none: what a call for tokens needs, it is given.
    var nobody = CredentialsProvider.perResource(appId, resource -> "");
    var tokens = transport(nobody, time);
    var exchange =
        new HighLevelExchange(
            tokens.create(OAuthApi.class), clientId, clientSecret, reconnect, company);
    OAuthCredentials credentials = credentials(appId, exchange, kept, time);
    var calls = transport(credentials, time);
    return new HighLevelOAuth(tokens, calls, exchange, credentials, clientId, appId, page);
  }

  /**
   * Each counts for itself: a call holds its permit while it waits for a token, so the request for
   * that token must not have to wait for a permit of the same kind.
   */
  private Transport transport(CredentialsProvider credentials, Timekeeper time) {
    var dialect =
        new Dialect(
            TokenPlacement.bearer(),
            new HighLevelErrors(),
            "Version",
            "traceId",
            ConversationsClientBuilder.RATE);
    return new Transport(
        new TransportOptions(baseUrl, credentials, dialect, wiring, null, time, listeners));
  }

  private OAuthCredentials credentials(
      String appId, HighLevelExchange exchange, TokenStore kept, Timekeeper time) {
    var building =
        OAuthCredentials.builder(appId, exchange, kept).listener(grants).timekeeper(time);
    if (cipher != null) {
      building.cipher(cipher);
    }
    if (lastResort != null) {
      building.lastResort(lastResort);
    }
    return building.build();
  }
}

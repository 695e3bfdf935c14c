package dev.tertulia.core.auth;

import java.time.Duration;
import java.util.Optional;

/**
 * Tokens of grants that are refreshed with single-use refresh tokens, without ever losing one.
 *
 * <p>The grants live in a {@link TokenStore}. Whoever shares it, threads, clients or programs,
 * refreshes a grant exactly once between them: under a lease, with the intent written before the
 * request and the new pair stored before it is first used. Refreshing begins hours before a token
 * ends and in the background, so a call with a token that still lives never waits.
 *
 * <p>Where there is no usable token, {@link #tokenFor} throws {@link
 * dev.tertulia.core.CredentialsException}: MISSING for a resource that was never connected, or was
 * disconnected; NEEDS_REAUTH if a person must connect it again; SUSPENDED while the account is
 * paused. A problem that passes is a {@link dev.tertulia.core.NotAdmittedException}, which says
 * when to ask again. Safe for use by several threads; nothing to close.
 *
 * <pre>{@code
 * var credentials =
 *     OAuthCredentials.builder("my-app", exchange, TokenStore.inFolder(Path.of("/var/lib/app/grants")))
 *         .cipher(TokenCipher.aesGcm(key))
 *         .build();
 * credentials.connect("account-1", pairFromTheAuthorizationCode);
 * }</pre>
 */
public final class OAuthCredentials implements CredentialsProvider {
  /** How long {@link #tokenFor(String)} waits at most. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final OAuthCredentialsBuilder options;

  OAuthCredentials(OAuthCredentialsBuilder options) {
    this.options = options;
  }

  /**
   * Begins with what is needed.
   *
   * @param identity names the app whose grants these are: their keys in the store begin with it,
   *     and rate limits are counted under it
   * @param exchange how the service gives new tokens for old
   * @param store where the grants are kept, shared by whoever shares the grants
   */
  public static OAuthCredentialsBuilder builder(
      String identity, TokenExchange exchange, TokenStore store) {
    return new OAuthCredentialsBuilder(identity, exchange, store);
  }

  /**
   * Keeps the grant that a person has just given for a resource, in place of whatever was known.
   * Doing it again with the same pair changes nothing.
   *
   * @throws RuntimeException what the store throws; the pair is not lost if it is kept and this is
   *     tried again
   */
  public void connect(String resource, TokenPair pair) {
    throw new UnsupportedOperationException(resource);
  }

  /**
   * Notes that a resource has a parent from whose grant its tokens can be minted, and that it is
   * connected (again). Its first token is minted when it is needed. A living grant of its own stays
   * as it is.
   */
  public void connectThrough(String resource, String parent) {
    throw new UnsupportedOperationException(resource);
  }

  /**
   * Forgets the tokens of a resource that was disconnected (uninstalled) at the service, for
   * everybody who shares the store. A refresh that is under way cannot bring it back; only
   * connecting can.
   */
  public void disconnect(String resource) {
    throw new UnsupportedOperationException(resource);
  }

  /** Waits 30 seconds at most. */
  @Override
  public Secret tokenFor(String resource) {
    return tokenFor(resource, LONGEST_WAIT);
  }

  @Override
  public Secret tokenFor(String resource, Duration within) {
    throw new UnsupportedOperationException(resource);
  }

  /** Waits 30 seconds at most. */
  @Override
  public Optional<Secret> replacing(String resource, Secret rejected) {
    return replacing(resource, rejected, LONGEST_WAIT);
  }

  /**
   * The token that has taken the place of the rejected one, in this program or another; else one
   * refresh. Empty while a token that was got for this very reason is rejected again: then the
   * service is asked after a minute, two, four, and so on up to an hour.
   */
  @Override
  public Optional<Secret> replacing(String resource, Secret rejected, Duration within) {
    throw new UnsupportedOperationException(resource);
  }

  @Override
  public String identity() {
    return options.identity;
  }

  @Override
  public boolean servesManyResources() {
    return true;
  }

  @Override
  public String toString() {
    return "OAuthCredentials[" + options.identity + "]";
  }
}

package dev.tertulia.core.auth;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one service gives new tokens for old: what a service module implements for {@link
 * OAuthCredentials}. Safe for use by several threads.
 *
 * <p>Each method makes its request once, on a thread that nobody interrupts, and answers within
 * {@link #TIMEOUT}: it neither repeats nor waits for a better day, because whether a refresh token
 * may be used again is decided in one place. Words in answers reach logs and error messages: short,
 * without tokens and without anything personal.
 *
 * <p>What it throws counts as {@link Unclear}, except for our own exceptions whose {@link
 * dev.tertulia.core.SdkException#outcome() outcome} says that nothing happened: those count as
 * {@link Refused}.
 */
public interface TokenExchange {

  /** How long one request may take, its answer included. */
  Duration TIMEOUT = Duration.ofSeconds(20);

  /**
   * Exchanges a pair's refresh token for a new pair.
   *
   * <p>Where the contract of the service says that an answer without a refresh token means "keep
   * the old one", the new pair carries the old one. A granted pair without a refresh token counts
   * as {@link Unclear}: nothing is ever overwritten with nothing.
   *
   * @param resource what the pair opens
   * @param held the newest pair; its refresh token is never null
   */
  Answer refresh(String resource, TokenPair held);

  /**
   * Gets a new pair for a resource whose refresh token is lost, without a person; {@link Rejected}
   * where the service knows no such way (any more), which is what this does by default.
   *
   * @param lost the last pair that was known
   */
  default Answer reconnect(String resource, TokenPair lost) {
    return new Rejected("the service offers no way to reconnect");
  }

  /**
   * Gets a resource's pair with the access token of its parent, such as an account's from its
   * agency's. Only called for resources that have a parent.
   *
   * @param parent the resource that the parent's pair opens
   * @param held a pair of the parent whose access token is alive
   * @return {@link Rejected} if the parent has no such resource (any more)
   * @throws dev.tertulia.core.CredentialsException in state REJECTED if the parent's access token
   *     is not accepted: it is replaced, and this is asked once more
   */
  default Answer mint(String resource, String parent, TokenPair held) {
    return new Rejected("the service mints no tokens");
  }

  /**
   * The parent of a resource about which the store knows nothing; null if it has none, which is the
   * default. What the store knows of a resource counts more.
   */
  default @Nullable String parentOf(String resource) {
    return null;
  }

  /** What a request for tokens came to. */
  sealed interface Answer permits Granted, Rejected, Suspended, Refused, Unclear {}

  /** A new pair. The token it was got with is spent. */
  record Granted(TokenPair pair) implements Answer {}

  /**
   * The service does not take what was offered: it is wrong, expired, revoked or already used
   * ({@code invalid_grant}). Asking again does not help.
   */
  record Rejected(String words) implements Answer {}

  /** The account is paused. What was offered stays good, and works again afterwards. */
  record Suspended(String words) implements Answer {}

  /**
   * Nothing happened, for a reason that passes: it never left, or the service is busy or said
   * something unknown. What was offered stays as good as it was.
   */
  record Refused(String words) implements Answer {}

  /**
   * Nobody knows whether it happened: no answer, a 5xx, or a success that cannot be read. What was
   * offered may be spent.
   */
  record Unclear(String words) implements Answer {}
}

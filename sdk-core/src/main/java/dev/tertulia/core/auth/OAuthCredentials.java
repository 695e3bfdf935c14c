package dev.tertulia.core.auth;

import dev.tertulia.core.Timekeeper;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
 * when to ask again. Safe for use by several threads; nothing to close. What is known of a resource
 * stays in memory for as long as this lives: some 800 bytes and its tokens, so 30 MB for 10,000
 * accounts whose tokens have 1,200 characters each.
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

  private static final Logger LOG = LoggerFactory.getLogger("dev.tertulia.auth");

  private final String identity;
  private final TokenExchange exchange;
  private final Ledger ledger;
  private final @Nullable Ledger lastResort;
  private final Timekeeper time;
  private final GrantListener listener;
  private final Executor executor;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Keeper> keepers = new ConcurrentHashMap<>();

  OAuthCredentials(OAuthCredentialsBuilder options) {
    this.identity = options.identity;
    this.exchange = options.exchange;
    this.time = options.time;
    this.listener = options.listener;
    this.ledger = new Ledger(options.store, options.cipher, identity, time);
    TokenStore last = options.lastResort;
    this.lastResort = last == null ? null : new Ledger(last, options.cipher, identity, time);
    this.executor = options.executor == null ? threads() : options.executor;
  }

  private static Executor threads() {
    var number = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        5,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          var thread = new Thread(task, "tertulia-oauth-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
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
    change(resource, (before, now) -> before.connected(pair, now));
  }

  /**
   * Keeps a grant that another program kept until now. A living grant that is here stays as it is:
   * it is the newer one, because whoever takes a grant over renews it, which spends what was taken.
   *
   * @throws RuntimeException what the store throws; trying again does no harm
   */
  public void takeOver(String resource, TokenPair pair) {
    change(resource, (before, now) -> before.takenOver(pair, now));
  }

  /**
   * Notes that a resource has a parent from whose grant its tokens can be minted, and that it is
   * connected (again). Its first token is minted when it is needed. A living grant of its own stays
   * as it is.
   */
  public void connectThrough(String resource, String parent) {
    change(resource, (before, now) -> before.connectedThrough(parent));
  }

  /**
   * Forgets the tokens of a resource that was disconnected (uninstalled) at the service, for
   * everybody who shares the store. A refresh that is under way cannot bring it back; only
   * connecting can.
   */
  public void disconnect(String resource) {
    change(resource, (before, now) -> before.disconnected());
  }

  private void change(String resource, Ledger.Change change) {
    keeper(resource).look(ledger.update(resource, change));
  }

  /** Waits 30 seconds at most. */
  @Override
  public Secret tokenFor(String resource) {
    return tokenFor(resource, LONGEST_WAIT);
  }

  @Override
  public Secret tokenFor(String resource, Duration within) {
    return keeper(resource).token(within);
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
    return keeper(resource).replacing(rejected, within);
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public boolean servesManyResources() {
    return true;
  }

  Keeper keeper(String resource) {
    return keepers.computeIfAbsent(resource, this::newKeeper);
  }

  private Keeper newKeeper(String of) {
    String owner = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    return new Keeper(this, of, owner, 0.8 + 0.4 * random.nextDouble());
  }

  TokenExchange exchange() {
    return exchange;
  }

  Ledger ledger() {
    return ledger;
  }

  @Nullable Ledger lastResort() {
    return lastResort;
  }

  Timekeeper time() {
    return time;
  }

  /** Runs what may block; whatever goes wrong with it is told. */
  void start(Runnable task, Consumer<Throwable> failed) {
    try {
      executor.execute(
          () -> {
            try {
              task.run();
            } catch (Throwable e) {
              failed.accept(e);
            }
          });
    } catch (RuntimeException e) {
      failed.accept(e);
    }
  }

  void tell(String resource, Round.Over over) {
    Grant grant = over.grant();
    var event = event(resource, grant, grant.trouble().words());
    switch (over.news()) {
      case NOTHING -> {}
      case REFRESHED -> tell(() -> listener.refreshed(event));
      case HEALED -> tell(() -> listener.healed(event));
      case POSTPONED -> tell(() -> listener.postponed(event));
      case SUSPENDED -> tell(() -> listener.suspended(event));
      case NEEDS_REAUTH -> tell(() -> listener.needsReauth(event));
    }
  }

  void tellUnsaved(String resource, Grant grant, String words) {
    tell(() -> listener.unsaved(event(resource, grant, words)));
  }

  private static GrantListener.Event event(String resource, Grant grant, String words) {
    return new GrantListener.Event(resource, grant.generation(), words, grant.trouble().retryAt());
  }

  private static void tell(Runnable news) {
    try {
      news.run();
    } catch (Throwable e) {
      // Someone else's mistake must not cost a pair.
      LOG.warn("a listener failed: {}", e.getClass().getName());
    }
  }

  @Override
  public String toString() {
    return "OAuthCredentials[" + identity + "]";
  }
}

package dev.tertulia.conversations;

import dev.tertulia.core.CallListener;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Journal;
import dev.tertulia.core.Limits;
import dev.tertulia.core.Rate;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.transport.BaseUrl;
import dev.tertulia.core.transport.CallScope;
import dev.tertulia.core.transport.Dialect;
import dev.tertulia.core.transport.Require;
import dev.tertulia.core.transport.TokenPlacement;
import dev.tertulia.core.transport.Transport;
import dev.tertulia.core.transport.TransportOptions;
import dev.tertulia.core.transport.Wiring;
import java.net.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Furnishes a {@link ConversationsClient}. Credentials and a location are needed; all else has a
 * usual value. Belongs to one thread.
 */
public final class ConversationsClientBuilder {
  static final String BASE_URL = "https://services.leadconnectorhq.com/";
  static final Rate RATE = new Rate(100, Duration.ofSeconds(10));

  // First: it looks whether the libraries fit that all others touch.
  private Wiring wiring = Wiring.standard("tertulia-conversations");
  private @Nullable CredentialsProvider credentials;
  private @Nullable String location;
  private HttpUrl baseUrl = HttpUrl.get(BASE_URL);
  private Resilience resilience = Resilience.standard();
  private @Nullable String version;
  private RecipientGuard guard = RecipientGuard.everyone();
  private final List<CallListener> listeners = new ArrayList<>();
  private Rate rate = RATE;
  private @Nullable Limits limits;
  private @Nullable Timekeeper timekeeper;
  private @Nullable Journal journal;

  ConversationsClientBuilder() {}

  /** Where tokens come from: a private integration token, or OAuth. */
  public ConversationsClientBuilder credentials(CredentialsProvider provider) {
    credentials = provider;
    return this;
  }

  /** The location (sub-account) to work for, by its id. */
  public ConversationsClientBuilder location(String id) {
    location = HighLevelRules.id("ConversationsClient.location", id);
    return this;
  }

  /**
   * Another address of the service: a test double, a gateway.
   *
   * @param url https, or http on this machine
   */
  public ConversationsClientBuilder baseUrl(String url) {
    baseUrl = BaseUrl.parse("ConversationsClient.baseUrl", url);
    return this;
  }

  /** How patient calls are; usually {@link Resilience#standard()}. */
  public ConversationsClientBuilder resilience(Resilience patience) {
    resilience = patience;
    return this;
  }

  /**
   * The API version wanted wherever an operation exists in it, such as {@code v3}; usually each
   * operation's own dated one.
   */
  public ConversationsClientBuilder version(String wanted) {
    version = Require.header("ConversationsClient.version", wanted);
    return this;
  }

  /**
   * For test environments: messages to anyone else are refused before sending, and so is all that
   * is raw and not a GET.
   *
   * @param recipients contact ids, and the addresses and numbers a message may name beside; for
   *     replies to reviews, conversation ids
   */
  public ConversationsClientBuilder onlyTo(String... recipients) {
    guard = RecipientGuard.only(List.of(recipients));
    return this;
  }

  /** Someone who sees each call; may be called several times. */
  public ConversationsClientBuilder listener(CallListener listener) {
    listeners.add(listener);
    return this;
  }

  /**
   * The rate limit assumed until the service tells its own; usually 100 in 10 seconds, 25 for
   * sandbox accounts.
   */
  public ConversationsClientBuilder rate(Rate assumed) {
    rate = assumed;
    return this;
  }

  /** Counts requests together with other clients of the same account; usually by itself. */
  public ConversationsClientBuilder limits(Limits shared) {
    limits = shared;
    return this;
  }

  /** The source of time; usually the system's. */
  public ConversationsClientBuilder timekeeper(Timekeeper keeper) {
    timekeeper = keeper;
    return this;
  }

  /**
   * Where {@link Messages#sendOnce} remembers what it began and how it ended; without one it
   * refuses to work. Clients may share it, and must where they may send the same thing. It stays
   * open when the client is closed.
   */
  public ConversationsClientBuilder journal(Journal kept) {
    journal = kept;
    return this;
  }

  /**
   * An OkHttpClient to derive from: its interceptors, DNS, certificates, proxy, cookies and pool
   * are kept. Redirects, authenticator, cache, dispatcher, retries and time-outs are replaced,
   * because they could send something twice, to someone else, or end it at the wrong time. What
   * must happen once goes over HTTP/1.1, past the pool.
   */
  public ConversationsClientBuilder httpClient(OkHttpClient client) {
    wiring = wiring.httpClient(client);
    return this;
  }

  /** A proxy; usually the system's choice. */
  public ConversationsClientBuilder proxy(Proxy way) {
    wiring = wiring.proxy(way);
    return this;
  }

  /**
   * Where {@link ConversationsClient#async} works; usually daemon threads, virtual ones where there
   * are any.
   */
  public ConversationsClientBuilder executor(Executor workers) {
    wiring = wiring.executor(workers);
    return this;
  }

  /** How long connecting to one address may take; usually 5 seconds. */
  public ConversationsClientBuilder connectTimeout(Duration most) {
    wiring = wiring.connectTimeout(Require.timeout("ConversationsClient.connectTimeout", most));
    return this;
  }

  /**
   * How long a read or write may stand still, also in downloads and uploads; usually 30 seconds.
   */
  public ConversationsClientBuilder idleTimeout(Duration most) {
    wiring = wiring.idleTimeout(Require.timeout("ConversationsClient.idleTimeout", most));
    return this;
  }

  /** Names your program to the vendor, beside this SDK. */
  public ConversationsClientBuilder userAgent(String product) {
    String name = Require.header("ConversationsClient.userAgent", product);
    wiring = wiring.userAgent(name + " tertulia-conversations");
    return this;
  }

  /**
   * The client. Nothing is sent yet: {@link ConversationsClient#check} finds out whether it can
   * work.
   *
   * @throws InvalidRequestException if credentials or location are missing
   */
  public ConversationsClient build() {
    CredentialsProvider provider = credentials;
    if (provider == null) {
      throw new InvalidRequestException("ConversationsClient.credentials", "a provider", "none");
    }
    String id = HighLevelRules.id("ConversationsClient.location", location);
    Timekeeper time = timekeeper == null ? Timekeeper.system() : timekeeper;
    var dialect =
        new Dialect(TokenPlacement.bearer(), new HighLevelErrors(), "Version", "traceId", rate);
    var transport =
        new Transport(
            new TransportOptions(baseUrl, provider, dialect, wiring, limits, time, listeners));
    CallScope scope = CallScope.of(id).resilience(resilience).version(version);
    return new ConversationsClient(
        transport, Wires.of(transport), scope, guard, provider, time, journal);
  }
}

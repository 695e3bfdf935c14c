package dev.tertulia.acumbamail;

import dev.tertulia.core.CallListener;
import dev.tertulia.core.InvalidRequestException;
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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Furnishes an {@link AcumbamailClient}. Credentials are needed; all else has a usual value.
 * Belongs to one thread.
 */
public final class AcumbamailClientBuilder {
  private static final String BASE_URL = "https://acumbamail.com/api/1/";

  /** Most functions may be called ten times a minute, so a turn can be a minute away. */
  private static final Duration DEADLINE = Duration.ofSeconds(90);

  // First: it looks whether the libraries fit that all others touch.
  private Wiring wiring = Wiring.standard("tertulia-acumbamail");
  private @Nullable CredentialsProvider credentials;
  private HttpUrl baseUrl = HttpUrl.get(BASE_URL);
  private Resilience resilience = Resilience.standard().deadline(DEADLINE);
  private ZoneId zone = ZoneId.of("Europe/Madrid");
  private RecipientGuard guard = RecipientGuard.everyone();
  private final List<CallListener> listeners = new ArrayList<>();
  private @Nullable Limits limits;
  private @Nullable Timekeeper timekeeper;

  AcumbamailClientBuilder() {}

  /** Where the token comes from: the customer identifier of the vendor's API page. */
  public AcumbamailClientBuilder credentials(CredentialsProvider provider) {
    credentials = provider;
    return this;
  }

  /**
   * Another address of the service: a test double, a gateway.
   *
   * @param url https, or http on this machine
   */
  public AcumbamailClientBuilder baseUrl(String url) {
    baseUrl = BaseUrl.parse("AcumbamailClient.baseUrl", url);
    return this;
  }

  /**
   * How patient calls are; usually {@link Resilience#standard()} with a deadline of 90 seconds,
   * because most functions may be called ten times a minute only.
   */
  public AcumbamailClientBuilder resilience(Resilience patience) {
    resilience = patience;
    return this;
  }

  /**
   * The zone of the vendor's clocks; usually {@code Europe/Madrid}, where it has its seat. It
   * documents none.
   */
  public AcumbamailClientBuilder zone(ZoneId assumed) {
    zone = assumed;
    return this;
  }

  /**
   * For test environments: messages to anyone else are refused before sending, and so is all that
   * is raw and no read. Adding someone to a list is no message unless it asks for one.
   *
   * @param recipients addresses, numbers in E.164 form, and ids of lists that campaigns may go to
   */
  public AcumbamailClientBuilder onlyTo(String... recipients) {
    guard = RecipientGuard.only(List.of(recipients));
    return this;
  }

  /** Someone who sees each call; may be called several times. */
  public AcumbamailClientBuilder listener(CallListener listener) {
    listeners.add(listener);
    return this;
  }

  /** Counts requests together with other clients of the same account; usually by itself. */
  public AcumbamailClientBuilder limits(Limits shared) {
    limits = shared;
    return this;
  }

  /** The source of time; usually the system's. */
  public AcumbamailClientBuilder timekeeper(Timekeeper keeper) {
    timekeeper = keeper;
    return this;
  }

  /**
   * An OkHttpClient to derive from: its interceptors, DNS, certificates, proxy, cookies and pool
   * are kept. Redirects, authenticator, cache, dispatcher, retries and time-outs are replaced,
   * because they could send something twice, to someone else, or end it at the wrong time. What
   * must happen once goes over HTTP/1.1, past the pool. The token is in the body: an interceptor of
   * yours that logs bodies logs it.
   */
  public AcumbamailClientBuilder httpClient(OkHttpClient client) {
    wiring = wiring.httpClient(client);
    return this;
  }

  /** A proxy; usually the system's choice. */
  public AcumbamailClientBuilder proxy(Proxy way) {
    wiring = wiring.proxy(way);
    return this;
  }

  /**
   * Where {@link AcumbamailClient#async} works; usually daemon threads, virtual ones where there
   * are any.
   */
  public AcumbamailClientBuilder executor(Executor workers) {
    wiring = wiring.executor(workers);
    return this;
  }

  /** How long connecting to one address may take; usually 5 seconds. */
  public AcumbamailClientBuilder connectTimeout(Duration most) {
    wiring = wiring.connectTimeout(Require.timeout("AcumbamailClient.connectTimeout", most));
    return this;
  }

  /** How long a read or write may stand still; usually 30 seconds. */
  public AcumbamailClientBuilder idleTimeout(Duration most) {
    wiring = wiring.idleTimeout(Require.timeout("AcumbamailClient.idleTimeout", most));
    return this;
  }

  /** Names your program to the vendor, beside this SDK. */
  public AcumbamailClientBuilder userAgent(String product) {
    String name = Require.header("AcumbamailClient.userAgent", product);
    wiring = wiring.userAgent(name + " tertulia-acumbamail");
    return this;
  }

  /**
   * The client. Nothing is sent yet: {@link AcumbamailClient#check} finds out whether it can work.
   *
   * @throws InvalidRequestException if credentials are missing
   */
  public AcumbamailClient build() {
    CredentialsProvider provider = credentials;
    if (provider == null) {
      throw new InvalidRequestException("AcumbamailClient.credentials", "a provider", "none");
    }
    Timekeeper time = timekeeper == null ? Timekeeper.system() : timekeeper;
    var dialect =
        new Dialect(
            TokenPlacement.formField("auth_token"),
            new AcumbamailErrors(),
            null,
            null,
            Rate.parse(Wires.UNKNOWN),
            new Shapes());
    var transport =
        new Transport(
            new TransportOptions(baseUrl, provider, dialect, wiring, limits, time, listeners));
    CallScope scope = CallScope.of("").resilience(resilience);
    return new AcumbamailClient(transport, Wires.of(transport), scope, guard, time, zone);
  }
}

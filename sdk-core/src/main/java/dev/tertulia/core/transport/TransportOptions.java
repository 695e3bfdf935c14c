package dev.tertulia.core.transport;

import dev.tertulia.core.CallListener;
import dev.tertulia.core.Limits;
import dev.tertulia.core.Rate;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Everything a {@link Transport} is made of. Service modules fill it from their builders and from
 * what they know of their service.
 *
 * @param baseUrl ends with a slash
 * @param versionHeader the header that names the API version; null for a service without versions
 * @param traceMember the JSON member that holds the service's id of an exchange; null if there is
 *     none
 * @param rate the service's usual limit
 * @param limits null for limits of its own
 * @param httpClient null for one of its own
 * @param proxy null for the system's choice
 * @param executor runs what may block in async calls; null for daemon threads of its own, virtual
 *     where there are any
 * @param idleTimeout how long a read or write may stand still
 */
public record TransportOptions(
    HttpUrl baseUrl,
    CredentialsProvider credentials,
    TokenPlacement tokenPlacement,
    ErrorReader errorReader,
    @Nullable String versionHeader,
    @Nullable String traceMember,
    Rate rate,
    @Nullable Limits limits,
    Timekeeper timekeeper,
    List<CallListener> listeners,
    String userAgent,
    @Nullable OkHttpClient httpClient,
    @Nullable Proxy proxy,
    @Nullable Executor executor,
    Duration connectTimeout,
    Duration idleTimeout) {

  /** Keeps copies. */
  public TransportOptions {
    listeners = List.copyOf(listeners);
  }
}

package dev.tertulia.core.transport;

import dev.tertulia.core.Safety;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The OkHttp clients of one transport, with everything OkHttp would decide by itself switched off.
 *
 * <p>Reads and idempotent writes reuse connections. What must happen once travels over HTTP/1.1 on
 * a connection of its own: one that was idle may be dead without anyone knowing, and then nobody
 * can say whether the request arrived.
 */
final class HttpClients {
  private static final String RETRY_AFTER = "Retry-After";
  private static final String SET_ASIDE = "Tertulia-Retry-After";

  private final OkHttpClient reusing;
  private final OkHttpClient fresh;
  private final boolean ownsPool;

  HttpClients(
      @Nullable OkHttpClient given,
      ExecutorService threads,
      @Nullable Proxy proxy,
      Duration connectTimeout,
      Duration idleTimeout) {
    // The limiter is the bound; five calls to a host would be a second, hidden one.
    var dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    OkHttpClient.Builder builder = given == null ? new OkHttpClient.Builder() : given.newBuilder();
    if (given == null || given.socketFactory() == SocketFactory.getDefault()) {
      // A factory that someone chose has its reasons; the usual one has none for ignoring
      // interrupts.
      builder.socketFactory(new InterruptibleSockets());
    }
    if (proxy != null) {
      builder.proxy(proxy);
    }
    ownsPool = given == null;
    reusing =
        builder
            .dispatcher(dispatcher)
            .connectTimeout(connectTimeout)
            .readTimeout(idleTimeout)
            .writeTimeout(idleTimeout)
            .callTimeout(Duration.ZERO)
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .authenticator(Authenticator.NONE)
            .cache(null)
            .addNetworkInterceptor(HttpClients::setRetryAfterAside)
            .build();
    fresh =
        reusing
            .newBuilder()
            // Nanoseconds here would keep a core busy evicting.
            .connectionPool(new ConnectionPool(0, 5, TimeUnit.MINUTES))
            .protocols(List.of(Protocol.HTTP_1_1))
            .build();
  }

  Call call(Request request, Safety safety) {
    return (safety == Safety.ONCE ? fresh : reusing).newCall(request);
  }

  /**
   * OkHttp answers a 503 that says "retry after 0" with a second request of its own, so it must not
   * see the header.
   */
  private static Response setRetryAfterAside(Interceptor.Chain chain) throws java.io.IOException {
    Response response = chain.proceed(chain.request());
    String asked = response.header(RETRY_AFTER);
    return response.code() != 503 || asked == null
        ? response
        : response.newBuilder().removeHeader(RETRY_AFTER).header(SET_ASIDE, asked).build();
  }

  static @Nullable String retryAfter(Response response) {
    String aside = response.header(SET_ASIDE);
    return aside != null ? aside : response.header(RETRY_AFTER);
  }

  void close() {
    reusing.dispatcher().cancelAll();
    fresh.connectionPool().evictAll();
    if (ownsPool) {
      reusing.connectionPool().evictAll();
    }
  }
}

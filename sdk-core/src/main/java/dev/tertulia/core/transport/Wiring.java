package dev.tertulia.core.transport;

import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.Executor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What a transport stands on: connections, threads, and how long both may be silent.
 *
 * @param httpClient null for one of its own
 * @param proxy null for the system's choice
 * @param executor runs what may block in async calls; null for daemon threads of its own, virtual
 *     where there are any
 * @param connectTimeout for one address
 * @param idleTimeout how long a read or write may stand still
 * @param userAgent names program and SDK to the service
 */
public record Wiring(
    @Nullable OkHttpClient httpClient,
    @Nullable Proxy proxy,
    @Nullable Executor executor,
    Duration connectTimeout,
    Duration idleTimeout,
    String userAgent) {

  /**
   * Everything of its own, 5 seconds to connect, 30 seconds of silence.
   *
   * @throws IllegalStateException if the libraries beneath are too old; only of use before they are
   *     touched, so a builder makes this first
   */
  public static Wiring standard(String userAgent) {
    Libraries.check();
    return new Wiring(null, null, null, Duration.ofSeconds(5), Duration.ofSeconds(30), userAgent);
  }

  /** The same on a client to derive from. */
  public Wiring httpClient(OkHttpClient given) {
    return new Wiring(given, proxy, executor, connectTimeout, idleTimeout, userAgent);
  }

  /** The same through a proxy. */
  public Wiring proxy(Proxy way) {
    return new Wiring(httpClient, way, executor, connectTimeout, idleTimeout, userAgent);
  }

  /** The same on other threads. */
  public Wiring executor(Executor workers) {
    return new Wiring(httpClient, proxy, workers, connectTimeout, idleTimeout, userAgent);
  }

  /** The same with another time to connect to one address. */
  public Wiring connectTimeout(Duration most) {
    return new Wiring(httpClient, proxy, executor, most, idleTimeout, userAgent);
  }

  /** The same with another silence allowed. */
  public Wiring idleTimeout(Duration most) {
    return new Wiring(httpClient, proxy, executor, connectTimeout, most, userAgent);
  }

  /** The same under another name. */
  public Wiring userAgent(String name) {
    return new Wiring(httpClient, proxy, executor, connectTimeout, idleTimeout, name);
  }
}

package dev.tertulia.core.transport;

import dev.tertulia.core.TransportException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way: knows whether it has begun to leave, and gives up when its time is over.
 *
 * <p>The time is measured here and not by OkHttp's call timeout, because a download's ends when its
 * headers arrive.
 */
final class Attempt extends EventListener {
  private final Timeout timeout = new Timeout();
  private volatile Call call;
  private volatile boolean cancelled;
  private volatile boolean left;
  private volatile boolean proxied;

  Attempt(Call call, Duration limit) {
    this.call = call;
    timeout.timeout(Math.max(1, limit.toNanos()), TimeUnit.NANOSECONDS);
    call.addEventListener(this);
  }

  Call call() {
    return call;
  }

  /** Cancels whatever is on its way, and what would follow it. */
  void cancel() {
    cancelled = true;
    call.cancel();
  }

  /** Goes on elsewhere, within the same time. */
  Response moveTo(Call next) throws IOException {
    call = next;
    if (cancelled) {
      next.cancel();
    }
    try {
      return next.execute();
    } catch (Exception e) {
      // Undeclared, as in BlockingMode.
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
      throw e;
    }
  }

  void begin() {
    timeout.enter();
  }

  /** No longer bound by time; the answer, or its headers, are here. */
  void end() {
    timeout.exit();
  }

  /** Whether the service can have seen any of it. */
  boolean left() {
    return left;
  }

  boolean timedOut() {
    return timeout.fired;
  }

  @Override
  public void requestHeadersStart(Call sent) {
    left = true;
  }

  @Override
  public void requestHeadersEnd(Call sent, Request request) {
    HeaderLog.sent(request.method(), request.headers());
  }

  @Override
  public void responseHeadersEnd(Call answered, Response response) {
    HeaderLog.answered(response.code(), response.headers());
  }

  @Override
  public void connectStart(Call connecting, InetSocketAddress address, Proxy proxy) {
    proxied = proxy.type() != Proxy.Type.DIRECT;
  }

  @Override
  public void connectFailed(
      Call connecting,
      InetSocketAddress address,
      Proxy proxy,
      @Nullable Protocol protocol,
      IOException failure) {
    proxied = proxy.type() != Proxy.Type.DIRECT;
  }

  Happening happening(Throwable failure) {
    if (left) {
      return Happening.NO_ANSWER;
    }
    return kind(failure) == TransportException.Kind.TLS
        ? Happening.NOT_SECURE
        : Happening.NOT_CONNECTED;
  }

  TransportException.Kind kind(Throwable failure) {
    if (left) {
      boolean late = timedOut() || failure instanceof InterruptedIOException;
      return late ? TransportException.Kind.TIMEOUT : TransportException.Kind.DROPPED;
    }
    if (failure instanceof SSLException) {
      return TransportException.Kind.TLS;
    }
    if (proxied) {
      return TransportException.Kind.PROXY;
    }
    return failure instanceof UnknownHostException
        ? TransportException.Kind.DNS
        : TransportException.Kind.CONNECT;
  }

  private final class Timeout extends AsyncTimeout {
    private volatile boolean fired;

    @Override
    protected void timedOut() {
      fired = true;
      Attempt.this.cancel();
    }
  }
}

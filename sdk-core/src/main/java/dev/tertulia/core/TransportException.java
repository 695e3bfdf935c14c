package dev.tertulia.core;

import org.jspecify.annotations.Nullable;

/**
 * No answer came. {@link #outcome()} says whether the request can have arrived: NOT_SENT or
 * UNKNOWN.
 */
public final class TransportException extends SdkException {
  private static final long serialVersionUID = 1L;
  private final Kind kind;

  /** Where it broke. */
  public enum Kind {
    /** The host name has no address. */
    DNS,
    /** No connection: refused, unreachable, or timed out while connecting. */
    CONNECT,
    /** No secure connection: handshake, certificate or host name. */
    TLS,
    /** The proxy refused or failed. */
    PROXY,
    /** The request left and no answer came in time. */
    TIMEOUT,
    /** The connection broke after the request had begun to leave. */
    DROPPED
  }

  /** Says where it broke. */
  public TransportException(CallReport report, Kind kind, String words, @Nullable Throwable cause) {
    super(report, words, cause);
    this.kind = kind;
  }

  /** Where it broke. */
  public Kind kind() {
    return kind;
  }
}

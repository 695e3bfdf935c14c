package dev.tertulia.core;

/** The client was closed before the call could be made. */
public final class ClientClosedException extends SdkException {
  private static final long serialVersionUID = 1L;

  /** Says which operation came too late. */
  public ClientClosedException(CallReport report) {
    super(report, "the client is closed", null);
  }
}

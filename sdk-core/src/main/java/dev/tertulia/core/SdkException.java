package dev.tertulia.core;

import org.jspecify.annotations.Nullable;

/**
 * Everything that can go wrong, in one unchecked family; each member answers what can be done now.
 *
 * <pre>{@code
 * try {
 *   client.messages().send(sms);
 * } catch (SdkException e) {
 *   switch (e.outcome()) {
 *     case NOT_SENT -> again();         // nothing left
 *     case REFUSED -> mend(e);          // the service said why
 *     case UNKNOWN -> look();           // it may have happened: never send it again unseen
 *     case ACCEPTED -> done();          // it happened; only the answer could not be read
 *   }
 * }
 * }</pre>
 *
 * <p>Messages name the operation, the status, the service's words cut short and the trace id. They
 * never hold a token, a body, an address or a number.
 */
public abstract sealed class SdkException extends RuntimeException
    permits ApiException,
        CallInterruptedException,
        ClientClosedException,
        CredentialsException,
        DecodingException,
        InvalidRequestException,
        NotAdmittedException,
        PagingException,
        TransportException,
        WebhookException {
  private static final long serialVersionUID = 1L;
  private final CallReport report;

  SdkException(CallReport report, String words, @Nullable Throwable cause) {
    super(sentence(report, words), Redaction.unquoted(cause));
    this.report = report;
  }

  private static String sentence(CallReport report, String words) {
    String trace = report.traceId() == null ? "" : " (trace " + report.traceId() + ")";
    return report.operation().isEmpty() ? words + trace : report.operation() + ": " + words + trace;
  }

  /** The operation's id; empty where no operation was involved. */
  public String operation() {
    return report.operation();
  }

  /**
   * What a second arrival of the operation would do: says whether {@link #outcome} is that of a
   * reading or of a deed. Null where no operation was involved.
   */
  public @Nullable Safety safety() {
    return report.safety();
  }

  /** How many requests were tried. */
  public int attempts() {
    return report.attempts();
  }

  /** What became of the request at the service. */
  public Outcome outcome() {
    return report.outcome();
  }

  /** The service's own id of the exchange, to tell its support; null if it gave none. */
  public @Nullable String traceId() {
    return report.traceId();
  }
}

package dev.tertulia.core.webhook;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Timekeeper;
import java.time.Duration;
import java.util.List;

/**
 * Takes webhooks in: judges them, stores the genuine ones and says what to answer, in that order,
 * so that what was acknowledged is not lost. Immutable; safe for use by several threads, which may
 * wait for the disk.
 *
 * <pre>{@code
 * var receiver = WebhookReceiver.of(verifier, format, inbox);
 *
 * // In whatever server you have: raw bytes in, status out.
 * WebhookAnswer answer = receiver.receive(new WebhookRequest(rawBody, headers).method("POST"));
 * }</pre>
 *
 * <p>Have the server stop reading a body after {@link #maxBytes} plus one. No more than four
 * requests for each processor are verified at the same time, and one beyond is answered 429; a
 * server with that many threads or fewer lets it wait instead, and never gets there.
 *
 * <p>Have a proxy in front of it answer 429 as well when it cannot reach it: to some senders any
 * other failure is final.
 */
public final class WebhookReceiver {
  private final SignatureVerifier verifier;
  private final WebhookFormat<?> format;
  private final WebhookInbox inbox;
  private final int maxBytes;
  private final Duration hold;
  private final Duration retryAfter;
  private final Timekeeper time;

  private WebhookReceiver(
      SignatureVerifier verifier,
      WebhookFormat<?> format,
      WebhookInbox inbox,
      int maxBytes,
      Duration hold,
      Duration retryAfter,
      Timekeeper time) {
    this.verifier = verifier;
    this.format = format;
    this.inbox = inbox;
    this.maxBytes = maxBytes;
    this.hold = hold;
    this.retryAfter = retryAfter;
    this.time = time;
  }

  /** One that accepts bodies up to 1 MiB and holds events for 2 seconds. */
  public static WebhookReceiver of(
      SignatureVerifier verifier, WebhookFormat<?> format, WebhookInbox inbox) {
    return new WebhookReceiver(
        verifier,
        format,
        inbox,
        1 << 20,
        Duration.ofSeconds(2),
        Duration.ofSeconds(60),
        Timekeeper.system());
  }

  /** The same with another limit on the size of a body. */
  public WebhookReceiver maxBytes(int value) {
    if (value < 1) {
      throw new InvalidRequestException("WebhookReceiver.maxBytes", "at least 1", "" + value);
    }
    return new WebhookReceiver(verifier, format, inbox, value, hold, retryAfter, time);
  }

  /**
   * The same, holding each event for that long before it is handled: events of one order key that
   * come within that time are handled in the order they happened. Zero handles at once, in the
   * order they came.
   */
  public WebhookReceiver hold(Duration value) {
    return new WebhookReceiver(verifier, format, inbox, maxBytes, value, retryAfter, time);
  }

  /** The same, asking for another time before a webhook that could not be stored is sent again. */
  public WebhookReceiver retryAfter(Duration value) {
    return new WebhookReceiver(verifier, format, inbox, maxBytes, hold, value, time);
  }

  /** The same on another clock. */
  public WebhookReceiver timekeeper(Timekeeper value) {
    return new WebhookReceiver(verifier, format, inbox, maxBytes, hold, retryAfter, value);
  }

  /** The largest body it accepts, in bytes. */
  public int maxBytes() {
    return maxBytes;
  }

  /** Judges and stores a request. Never throws; answers 429 for whatever prevents storing. */
  public WebhookAnswer receive(WebhookRequest request) {
    throw new UnsupportedOperationException("being built");
  }

  /**
   * Stores events that somebody found by asking the service, on the same way to the handlers; those
   * that a webhook has brought already are left alone.
   *
   * @return how many were new
   * @throws RuntimeException if they cannot be stored
   */
  public int offer(List<Arrival> arrivals, InboxEntry.Source source) {
    throw new UnsupportedOperationException("being built");
  }
}

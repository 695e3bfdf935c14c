package dev.tertulia.core.webhook;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.WebhookException;
import dev.tertulia.core.webhook.InboxEntry.Source;
import dev.tertulia.core.webhook.InboxEntry.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
  private static final Logger LOG = LoggerFactory.getLogger("dev.tertulia.webhook");
  private static final int AT_ONCE = 4 * Runtime.getRuntime().availableProcessors();

  private final SignatureVerifier verifier;
  private final WebhookFormat<?> format;
  private final WebhookInbox inbox;
  private final int maxBytes;
  private final Duration hold;
  private final Duration retryAfter;
  private final Timekeeper time;
  private final Semaphore verifications = new Semaphore(AT_ONCE);

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
    if (hold.isNegative()) {
      throw new InvalidRequestException("WebhookReceiver.hold", "not less than nothing", "" + hold);
    }
    if (maxBytes < 1 || maxBytes == Integer.MAX_VALUE) {
      throw new InvalidRequestException(
          "WebhookReceiver.maxBytes", "at least 1, and less than 2 GiB - 1", "" + maxBytes);
    }
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
    if (request.method() != null && !request.method().equals("POST")) {
      return new WebhookAnswer(405, null, "not a POST");
    }
    if (request.size() > maxBytes) {
      return new WebhookAnswer(413, null, "more than " + maxBytes + " bytes");
    }
    if (!verifications.tryAcquire()) {
      return again("busy", null);
    }
    try {
      var unused = verifier.verify(request, time.now());
    } catch (WebhookException e) {
      LOG.debug("refused: {}", e.getMessage());
      return new WebhookAnswer(401, null, "forged: " + e.getMessage());
    } catch (RuntimeException | Error e) {
      return again("cannot be judged", e);
    } finally {
      verifications.release();
    }
    try {
      List<InboxEntry> entries = entries(request);
      int fresh = inbox.store(entries);
      return new WebhookAnswer(
          200, null, entries.isEmpty() ? "nothing in it" : fresh > 0 ? "stored" : "repeated");
    } catch (RuntimeException | Error e) {
      return again("cannot be stored", e);
    }
  }

  private WebhookAnswer again(String reason, @Nullable Throwable why) {
    // Without the trace: there can be hundreds of these in a second.
    LOG.warn("a webhook {}: {}", reason, why == null ? "too many at once" : why.toString());
    return new WebhookAnswer(429, retryAfter, reason);
  }

  private List<InboxEntry> entries(WebhookRequest request) {
    Instant now = time.now();
    try {
      return format.arrivals(request).stream()
          .map(arrival -> entry(arrival, Source.WEBHOOK, now))
          .toList();
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warn("a webhook cannot be read and is set aside: {}", e.getClass().getName());
      var arrival =
          new Arrival(
              request.keeping("Content-Type", "Content-Encoding"),
              List.of(),
              List.of(),
              "",
              "",
              null);
      return List.of(InboxEntry.aside(arrival, Source.WEBHOOK, now, State.ODD, "unreadable: " + e));
    }
  }

  /** What is polled for has come in no other way: whoever asks knows what was asked before. */
  private InboxEntry entry(Arrival arrival, Source source, Instant now) {
    InboxEntry entry = InboxEntry.waiting(arrival, source, now, now.plus(hold));
    return source != Source.POLL && entry.age().compareTo(inbox.retention()) > 0
        ? InboxEntry.aside(
            arrival, source, now, State.QUARANTINED, "older than the inbox remembers")
        : entry;
  }

  /**
   * Stores events that somebody found by asking the service, on the same way to the handlers; those
   * that a webhook has brought already are left alone. Beside webhooks ({@link Source#RECONCILE}),
   * those that one may have brought longer ago than the inbox remembers are set aside for a person.
   *
   * @return how many were new
   * @throws RuntimeException if they cannot be stored
   */
  public int offer(List<Arrival> arrivals, Source source) {
    Instant now = time.now();
    return inbox.store(arrivals.stream().map(arrival -> entry(arrival, source, now)).toList());
  }
}

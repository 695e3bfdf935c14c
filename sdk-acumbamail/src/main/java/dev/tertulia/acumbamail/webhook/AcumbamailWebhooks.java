package dev.tertulia.acumbamail.webhook;

import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.webhook.Handling;
import dev.tertulia.core.webhook.Router;
import dev.tertulia.core.webhook.SignatureVerifier;
import dev.tertulia.core.webhook.WebhookAnswer;
import dev.tertulia.core.webhook.WebhookDispatcher;
import dev.tertulia.core.webhook.WebhookHandler;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.core.webhook.WebhookReceiver;
import dev.tertulia.core.webhook.WebhookRequest;
import java.time.Duration;
import java.time.ZoneId;

/**
 * Acumbamail's webhooks, of lists and of transactional e-mail: judged, stored in an inbox, then
 * acknowledged, and handled afterwards. Immutable; each method answers a changed copy. {@link
 * #receive} may be called by several threads.
 *
 * <pre>{@code
 * var webhooks = AcumbamailWebhooks.into(inbox, SignatureVerifier.secretInQuery("key", secret))
 *     .on(MailEvent.Subscribed.class, (event, delivery) -> welcome(event.email()))
 *     .otherwise((event, delivery) -> log.debug("left alone: {}", delivery.type()));
 * try (var handling = webhooks.start()) {
 *   var request = new WebhookRequest(rawBody, headers).method("POST").target(pathAndQuery);
 *   WebhookAnswer answer = webhooks.receive(request);
 * }
 * }</pre>
 *
 * <p>The vendor signs nothing and says nowhere where its requests come from: a secret in the
 * address it was told is the only proof there is. Whoever learns the address can forge, so use
 * HTTPS, keep it out of the logs of your proxies, and change it from time to time: give both
 * secrets until the vendor has the new one.
 *
 * <p>Nor does it give events an id. An event is known by all it says but the person's fields, so
 * that one delivered again is handled once; two that say exactly the same, to the vendor's fraction
 * of a second, are two if they come in one delivery, and a repetition otherwise.
 */
public final class AcumbamailWebhooks {
  private static final ZoneId VENDOR_ZONE = ZoneId.of("Europe/Madrid");

  private final WebhookInbox inbox;
  private final SignatureVerifier verifier;
  private final MailFormat format;
  private final Router<MailEvent> router;
  private final Handling handling;
  private final Duration hold;
  private final Timekeeper time;
  private final WebhookReceiver receiver;

  private AcumbamailWebhooks(
      WebhookInbox inbox,
      SignatureVerifier verifier,
      MailFormat format,
      Router<MailEvent> router,
      Handling handling,
      Duration hold,
      Timekeeper time) {
    this.inbox = inbox;
    this.verifier = verifier;
    this.format = format;
    this.router = router;
    this.handling = handling;
    this.hold = hold;
    this.time = time;
    this.receiver = WebhookReceiver.of(verifier, format, inbox).hold(hold).timekeeper(time);
  }

  /**
   * Webhooks that were sent to an address with a secret in it, into that inbox. Give them an inbox
   * of their own.
   *
   * @param secret {@link SignatureVerifier#secretInQuery} or {@link SignatureVerifier#secretInPath}
   */
  public static AcumbamailWebhooks into(WebhookInbox inbox, SignatureVerifier secret) {
    return new AcumbamailWebhooks(
        inbox,
        secret,
        new MailFormat(VENDOR_ZONE),
        Router.of(MailEvent.class),
        Handling.standard(),
        Duration.ofSeconds(2),
        Timekeeper.system());
  }

  /** The same with a handler for events of that type. */
  public <T extends MailEvent> AcumbamailWebhooks on(
      Class<T> type, WebhookHandler<? super T> handler) {
    return with(router.on(type, handler));
  }

  /** The same with a handler for all other events: tomorrow's arrive here, whole. */
  public AcumbamailWebhooks otherwise(WebhookHandler<? super MailEvent> handler) {
    return with(router.otherwise(handler));
  }

  /**
   * The same, reading times that come without a zone in that one; usually {@code Europe/Madrid}.
   * Those that were seen are seconds since 1970, and need none.
   */
  public AcumbamailWebhooks zone(ZoneId assumed) {
    return new AcumbamailWebhooks(
        inbox, verifier, new MailFormat(assumed), router, handling, hold, time);
  }

  /** The same, calling handlers more or less patiently. */
  public AcumbamailWebhooks handling(Handling patience) {
    return new AcumbamailWebhooks(inbox, verifier, format, router, patience, hold, time);
  }

  /** The same with another {@link WebhookReceiver#hold}, which is 2 seconds. */
  public AcumbamailWebhooks hold(Duration value) {
    return new AcumbamailWebhooks(inbox, verifier, format, router, handling, value, time);
  }

  /** The same on another clock: the inbox's. */
  public AcumbamailWebhooks timekeeper(Timekeeper keeper) {
    return new AcumbamailWebhooks(inbox, verifier, format, router, handling, hold, keeper);
  }

  private AcumbamailWebhooks with(Router<MailEvent> routed) {
    return new AcumbamailWebhooks(inbox, verifier, format, routed, handling, hold, time);
  }

  /**
   * Judges and stores a request, and says what to answer: 200 it is in the inbox, 401 the secret is
   * missing or wrong, 429 send it again, which the vendor may or may not do. Never throws.
   *
   * @param request with its {@link WebhookRequest#target}, where the secret is
   */
  public WebhookAnswer receive(WebhookRequest request) {
    return receiver.receive(request);
  }

  /** What servers are given: see {@link dev.tertulia.core.webhook.WebhookHttpHandler}. */
  public WebhookReceiver receiver() {
    return receiver;
  }

  /**
   * Begins to hand what is in the inbox, and what arrives, to the handlers; until that is closed.
   * Once for an inbox.
   */
  public WebhookDispatcher start() {
    return WebhookDispatcher.start(inbox, format, router, handling, time);
  }

  WebhookInbox inbox() {
    return inbox;
  }

  MailFormat format() {
    return format;
  }

  @Override
  public String toString() {
    return "AcumbamailWebhooks[" + router + "]";
  }
}

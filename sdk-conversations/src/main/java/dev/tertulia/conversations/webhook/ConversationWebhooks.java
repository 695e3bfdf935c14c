package dev.tertulia.conversations.webhook;

import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.transport.Require;
import dev.tertulia.core.webhook.Handling;
import dev.tertulia.core.webhook.Router;
import dev.tertulia.core.webhook.SignatureVerifier;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.core.webhook.WebhookAnswer;
import dev.tertulia.core.webhook.WebhookDispatcher;
import dev.tertulia.core.webhook.WebhookHandler;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.core.webhook.WebhookReceiver;
import dev.tertulia.core.webhook.WebhookRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * HighLevel's webhooks: verified, stored in an inbox, then acknowledged, and handled afterwards.
 * Immutable; each method answers a changed copy. {@link #receive} may be called by several threads.
 *
 * <pre>{@code
 * var webhooks = ConversationWebhooks.into(inbox).forApp("your-app-id")
 *     .on(InboundMessage.class, (message, delivery) -> reply(message))
 *     .otherwise((event, delivery) -> log.debug("left alone: {}", delivery.type()));
 * try (var handling = webhooks.start()) {
 *   WebhookAnswer answer = webhooks.receive(new WebhookRequest(rawBody, headers).method("POST"));
 * }
 * }</pre>
 *
 * <p>All apps share the vendor's keys: what another app is sent is as genuine as what yours is, and
 * whoever owns one can have it delivered to your URL. {@link #forApp} and {@link #forLocations}
 * tell yours apart.
 */
public final class ConversationWebhooks {
  private static final String SIGNATURE = "X-GHL-Signature";
  private static final String LEGACY_SIGNATURE = "X-WH-Signature";

  /** The key the vendor signs with. */
  public static final VerificationKey VENDOR_KEY =
      VerificationKey.ed25519(
          "highlevel-ed25519", "MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=");

  /**
   * The RSA key the vendor signed with until 2026-09-01; counts only if {@link #legacyKeys} says
   * so.
   */
  public static final VerificationKey LEGACY_VENDOR_KEY =
      VerificationKey.rsa(
          "highlevel-rsa",
          """
          MIICIjANBgkqhkiG9w0BAQEFAAOCAg8AMIICCgKCAgEAokvo/r9tVgcfZ5DysOSC
          Frm602qYV0MaAiNnX9O8KxMbiyRKWeL9JpCpVpt4XHIcBOK4u3cLSqJGOLaPuXw6
          dO0t6Q/ZVdAV5Phz+ZtzPL16iCGeK9po6D6JHBpbi989mmzMryUnQJezlYJ3DVfB
          csedpinheNnyYeFXolrJvcsjDtfAeRx5ByHQmTnSdFUzuAnC9/GepgLT9SM4nCpv
          uxmZMxrJt5Rw+VUaQ9B8JSvbMPpez4peKaJPZHBbU3OdeCVx5klVXXZQGNHOs8gF
          3kvoV5rTnXV0IknLBXlcKKAQLZcY/Q9rG6Ifi9c+5vqlvHPCUJFT5XUGG5RKgOKU
          J062fRtN+rLYZUV+BjafxQauvC8wSWeYja63VSUruvmNj8xkx2zE/Juc+yjLjTXp
          IocmaiFeAO6fUtNjDeFVkhf5LNb59vECyrHD2SQIrhgXpO4Q3dVNA5rw576PwTzN
          h/AMfHKIjE4xQA1SZuYJmNnmVZLIZBlQAF9Ntd03rfadZ+yDiOXCCs9FkHibELhC
          HULgCsnuDJHcrGNd5/Ddm5hxGQ0ASitgHeMZ0kcIOwKDOzOU53lDza6/Y09T7sYJ
          PQe7z0cvj7aE4B+Ax1ZoZGPzpJlZtGXCsu9aTEGEnKzmsFqwcSsnw3JB31IGKAyk
          T1hhTiaCeIY/OwwwNUY2yvcCAwEAAQ==
          """);

  private final WebhookInbox inbox;
  private final EventFormat format;
  private final Router<WebhookEvent> router;
  private final List<VerificationKey> keys;
  private final List<VerificationKey> legacyKeys;
  private final Handling handling;
  private final Duration hold;
  private final Timekeeper time;
  private final WebhookReceiver receiver;

  private ConversationWebhooks(
      WebhookInbox inbox,
      EventFormat format,
      Router<WebhookEvent> router,
      List<VerificationKey> keys,
      List<VerificationKey> legacyKeys,
      Handling handling,
      Duration hold,
      Timekeeper time) {
    this.inbox = inbox;
    this.format = format;
    this.router = router;
    this.keys = keys;
    this.legacyKeys = legacyKeys;
    this.handling = handling;
    this.hold = hold;
    this.time = time;
    this.receiver =
        WebhookReceiver.of(verifier(keys, legacyKeys), format, inbox).hold(hold).timekeeper(time);
  }

  private static SignatureVerifier verifier(
      List<VerificationKey> keys, List<VerificationKey> legacyKeys) {
    var current = SignatureVerifier.ed25519(SIGNATURE, keys.toArray(new VerificationKey[0]));
    if (legacyKeys.isEmpty()) {
      return current;
    }
    return SignatureVerifier.firstOf(
        current,
        SignatureVerifier.rsaSha256(LEGACY_SIGNATURE, legacyKeys.toArray(new VerificationKey[0])));
  }

  /** Webhooks of an app, signed with the vendor's key, into that inbox. */
  public static ConversationWebhooks into(WebhookInbox inbox) {
    return into(inbox, EventFormat.ofApp());
  }

  /**
   * What is delivered to the URL of a conversation provider: each is a {@link
   * ProviderOutboundMessage}. Give it an inbox of its own.
   */
  public static ConversationWebhooks ofProvider(WebhookInbox inbox) {
    return into(inbox, EventFormat.ofProvider());
  }

  private static ConversationWebhooks into(WebhookInbox inbox, EventFormat format) {
    return new ConversationWebhooks(
        inbox,
        format,
        Router.of(WebhookEvent.class),
        List.of(VENDOR_KEY),
        List.of(),
        Handling.standard(),
        Duration.ofSeconds(2),
        Timekeeper.system());
  }

  /**
   * The same with a handler for events of that type, which may be a family such as {@link
   * ContactEvent}; one of the event's own class goes before.
   */
  public <T extends WebhookEvent> ConversationWebhooks on(
      Class<T> type, WebhookHandler<? super T> handler) {
    return with(format, router.on(type, handler));
  }

  /** The same with a handler for all other events: tomorrow's arrive here, whole. */
  public ConversationWebhooks otherwise(WebhookHandler<? super WebhookEvent> handler) {
    return with(format, router.otherwise(handler));
  }

  /**
   * The same, setting aside what names another app: it is acknowledged, kept, and not handled.
   *
   * @throws dev.tertulia.core.InvalidRequestException if the id is missing or blank, as that of an
   *     environment variable nobody has set: every app's events would pass
   */
  public ConversationWebhooks forApp(String appId) {
    return with(format.forApp(Require.text("ConversationWebhooks.forApp", appId)), router);
  }

  /** The same, setting aside events of other locations; those of a whole agency pass. */
  public ConversationWebhooks forLocations(Predicate<String> mine) {
    return with(format.forLocations(mine), router);
  }

  /** The same, signed with any of these Ed25519 keys in place of the vendor's: for tests. */
  public ConversationWebhooks keys(VerificationKey... ed25519) {
    return new ConversationWebhooks(
        inbox, format, router, List.of(ed25519), legacyKeys, handling, hold, time);
  }

  /**
   * The same, where a request with no Ed25519 signature at all may have an RSA one, by any of these
   * keys: {@link #LEGACY_VENDOR_KEY}, while a sender still needs it.
   */
  public ConversationWebhooks legacyKeys(VerificationKey... rsa) {
    return new ConversationWebhooks(
        inbox, format, router, keys, List.of(rsa), handling, hold, time);
  }

  /** The same, calling handlers more or less patiently. */
  public ConversationWebhooks handling(Handling patience) {
    return new ConversationWebhooks(inbox, format, router, keys, legacyKeys, patience, hold, time);
  }

  /** The same with another {@link WebhookReceiver#hold}, which is 2 seconds. */
  public ConversationWebhooks hold(Duration value) {
    return new ConversationWebhooks(inbox, format, router, keys, legacyKeys, handling, value, time);
  }

  /** The same on another clock: the inbox's. */
  public ConversationWebhooks timekeeper(Timekeeper keeper) {
    return new ConversationWebhooks(
        inbox, format, router, keys, legacyKeys, handling, hold, keeper);
  }

  private ConversationWebhooks with(EventFormat read, Router<WebhookEvent> routed) {
    return new ConversationWebhooks(inbox, read, routed, keys, legacyKeys, handling, hold, time);
  }

  /**
   * Judges and stores a request, and says what to answer: 200 it is in the inbox, 401 it is forged,
   * 429 send it again. Never throws.
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

  @Override
  public String toString() {
    return "ConversationWebhooks[" + router + "]";
  }
}

package dev.tertulia.core.webhook;

import static dev.tertulia.core.webhook.ShopEvent.json;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.webhook.InboxEntry.State;
import java.time.Instant;
import java.util.List;

/** A receiver that trusts one key and stores in memory. */
abstract class Receiving {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final SigningKey KEY = SigningKey.ed25519("2026");

  final ManualTimekeeper time = ManualTimekeeper.startingAt(NOON);
  final WebhookInbox inbox = WebhookInbox.inMemory(InboxLimits.standard(), time);
  final WebhookReceiver receiver = receiver(inbox);

  WebhookReceiver receiver(WebhookInbox into) {
    var verifier = SignatureVerifier.ed25519("X-Signature", KEY.forVerifying());
    return WebhookReceiver.of(verifier, new ShopEvent.Format(), into).timekeeper(time);
  }

  static WebhookRequest genuine(String body) {
    return KEY.request(body.getBytes(UTF_8), "X-Signature");
  }

  static WebhookRequest paid(String id) {
    return genuine(json("Paid", id, "o1", NOON));
  }

  List<InboxEntry> stored(State state) {
    return inbox.list(state, 100);
  }
}

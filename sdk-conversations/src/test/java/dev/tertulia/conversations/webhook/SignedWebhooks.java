package dev.tertulia.conversations.webhook;

import dev.tertulia.core.webhook.WebhookRequest;
import org.junit.jupiter.api.AfterEach;

/** An endpoint that is connected, and what is signed for it. */
abstract class SignedWebhooks {
  static final String NOTE =
      "{\"type\":\"NoteCreate\",\"id\":\"n1\",\"webhookId\":\"w1\",\"contactId\":\"c1\"}";

  Endpoint endpoint = new Endpoint().connected();

  @AfterEach
  void close() {
    endpoint.close();
  }

  void endpoint(Endpoint other) {
    endpoint.close();
    endpoint = other.connected();
  }

  WebhookRequest signed(String json) {
    return endpoint.sent.signer().sign(json);
  }

  int status(WebhookRequest request) {
    return endpoint.webhooks.receive(request).status();
  }

  String header(String json) {
    return signed(json).header("X-GHL-Signature");
  }
}

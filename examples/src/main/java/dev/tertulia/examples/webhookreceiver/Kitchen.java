package dev.tertulia.examples.webhookreceiver;

import dev.tertulia.conversations.webhook.ContactEvent;
import dev.tertulia.conversations.webhook.ConversationUnread;
import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.conversations.webhook.WebhookEvent;
import dev.tertulia.core.webhook.Delivery;
import dev.tertulia.examples.Screen;

/** What the restaurant does about events. Its printer can be out of order. */
final class Kitchen {
  private final Screen screen;
  private volatile int failures;

  Kitchen(Screen screen) {
    this.screen = screen;
  }

  ConversationWebhooks wired(ConversationWebhooks webhooks) {
    return webhooks
        .on(InboundMessage.class, this::print)
        .on(ContactEvent.Created.class, (event, delivery) -> told("a new guest", delivery))
        .on(ConversationUnread.class, (event, delivery) -> {})
        .otherwise(this::leave);
  }

  /** How many times the printer will not work. */
  void breaks(int times) {
    failures = times;
  }

  private synchronized void print(InboundMessage message, Delivery delivery) {
    if (failures > 0) {
      failures--;
      screen.say("✗ the printer is out of order (attempt %d)", delivery.attempt());
      throw new IllegalStateException("the printer is out of order");
    }
    told("“" + message.body() + "”", delivery);
  }

  private void leave(WebhookEvent event, Delivery delivery) {
    told(
        "of a kind nobody foresaw, whole: " + event.envelope().json().at("type").asText(),
        delivery);
  }

  private void told(String what, Delivery delivery) {
    String how = delivery.reconciled() ? ", fetched" : delivery.late() ? ", late" : "";
    String again = delivery.attempt() > 1 ? ", attempt " + delivery.attempt() : "";
    screen.say("✓ handled: %s%s%s", what, how, again);
  }
}

package dev.tertulia.core.webhook;

import static dev.tertulia.core.webhook.Await.until;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.webhook.InboxEntry.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** An inbox in memory whose events are handled in virtual time. */
abstract class Dispatching {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  final ManualTimekeeper time = ManualTimekeeper.startingAt(NOON);
  final WebhookInbox inbox = WebhookInbox.inMemory(InboxLimits.standard(), time);
  final List<String> handled = Collections.synchronizedList(new ArrayList<>());
  final List<WebhookDispatcher> started = new ArrayList<>();

  @AfterEach
  void close() {
    started.forEach(WebhookDispatcher::close);
  }

  WebhookDispatcher start(Handling handling, WebhookHandler<ShopEvent> handler) {
    var router = Router.of(ShopEvent.class).otherwise(handler);
    return start(handling, router);
  }

  WebhookDispatcher start(Handling handling, Router<ShopEvent> router) {
    var dispatcher = WebhookDispatcher.start(inbox, new ShopEvent.Format(), router, handling, time);
    started.add(dispatcher);
    return dispatcher;
  }

  void note(ShopEvent event, Delivery delivery) {
    handled.add(event.id());
  }

  void store(String id, String order, @Nullable Instant at) {
    inbox.store(List.of(ShopEvent.waiting(id, order, at, time.now())));
  }

  void untilDone(int count) {
    until(() -> inbox.count(State.DONE) == count);
  }
}

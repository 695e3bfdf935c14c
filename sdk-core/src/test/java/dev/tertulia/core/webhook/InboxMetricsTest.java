package dev.tertulia.core.webhook;

import static dev.tertulia.core.webhook.Await.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.metrics.InboxMetrics;
import dev.tertulia.core.webhook.InboxEntry.State;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What waits in an inbox and how it is handled, as Micrometer's meters show it. */
class InboxMetricsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final ManualTimekeeper time = ManualTimekeeper.startingAt(NOON);
  private final WebhookInbox inbox = WebhookInbox.inMemory(InboxLimits.standard(), time);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final InboxMetrics metrics = InboxMetrics.of(registry, "shop", inbox, time);

  private void store(String id) {
    inbox.store(List.of(ShopEvent.waiting(id, "", NOON, time.now())));
  }

  private double events(String state) {
    return registry.get("tertulia.inbox.events").tag("state", state).gauge().value();
  }

  private double oldest() {
    return registry.get("tertulia.inbox.oldest").timeGauge().value(TimeUnit.SECONDS);
  }

  private long handled(String result, String error) {
    var timer =
        registry
            .find("tertulia.handling")
            .tags("inbox", "shop", "type", "Paid", "result", result, "error", error)
            .timer();
    return timer == null ? 0 : timer.count();
  }

  private WebhookDispatcher start(Handling handling, WebhookHandler<ShopEvent> handler) {
    var router = Router.of(ShopEvent.class).otherwise(handler);
    return WebhookDispatcher.start(inbox, new ShopEvent.Format(), router, handling, time);
  }

  @Test
  void whatWaitsIsCountedAndHasAnAge() {
    assertThat(oldest()).isZero();
    store("e1");
    time.advance(Duration.ofSeconds(90));
    store("e2");

    assertThat(events("waiting")).isEqualTo(2);
    assertThat(events("parked")).isZero();
    assertThat(oldest()).isEqualTo(90);
  }

  @Test
  void eachAttemptOfAHandlerIsTimedWithItsResult() {
    var twice = Handling.standard().attempts(2).pauses(Duration.ZERO, Duration.ZERO);
    store("good");
    store("bad");
    try (var dispatcher =
        start(
            twice.listener(metrics),
            (event, delivery) -> {
              if (event.id().equals("bad")) {
                throw new IllegalArgumentException("no");
              }
            })) {
      until(() -> inbox.count(State.PARKED) == 1 && inbox.count(State.DONE) == 1);
      until(() -> handled("parked", "IllegalArgumentException") == 1);
      until(() -> handled("done", "none") == 1);

      until(() -> handled("again", "IllegalArgumentException") == 1);
      assertThat(events("parked")).isEqualTo(1);
      assertThat(events("waiting")).isZero();
      assertThat(dispatcher).isNotNull();
    }
  }

  @Test
  void nobodyWhoSendsEventsCanMakeSeriesWithoutEnd() {
    for (int i = 0; i < 1000; i++) {
      tell("invented" + i, null);
    }
    tell("invented1", null);

    assertThat(registry.find("tertulia.handling").timers()).hasSize(201);
    assertThat(registry.get("tertulia.handling").tag("type", "other").timer().count())
        .isEqualTo(800);
    assertThat(registry.get("tertulia.handling").tag("type", "invented1").timer().count())
        .isEqualTo(2);
  }

  @Test
  void aFailureWithoutANameIsToldByTheOneItIsMadeOf() {
    tell("Paid", new IllegalStateException("canary") {});

    assertThat(handled("done", "IllegalStateException")).isOne();
    assertThat(registry.getMetersAsString()).doesNotContain("canary");
  }

  private void tell(String type, Throwable failure) {
    metrics.handled(
        new HandlingListener.Handled(type, 1, Duration.ofMillis(1), State.DONE, failure));
  }

  @Test
  void noMistakeOfAListenerCostsAnEvent() {
    var broken =
        new HandlingListener() {
          @Override
          public void handled(Handled event) {
            throw new StackOverflowError("user's mistake");
          }
        };
    store("e1");
    store("e2");
    try (var dispatcher =
        start(Handling.standard().threads(1).listener(broken), (event, delivery) -> {})) {
      until(() -> inbox.count(State.DONE) == 2);
      assertThat(dispatcher).isNotNull();
    }
  }
}

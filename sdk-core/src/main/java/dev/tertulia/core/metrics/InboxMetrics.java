package dev.tertulia.core.metrics;

import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.webhook.HandlingListener;
import dev.tertulia.core.webhook.InboxEntry;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.WebhookInbox;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Measures what waits in an inbox of webhooks and, given to its {@code Handling}, how events are
 * handled. Safe for use by several threads.
 *
 * <pre>{@code
 * var metrics = InboxMetrics.of(registry, "highlevel", inbox);
 * var webhooks =
 *     ConversationWebhooks.into(inbox).handling(Handling.standard().listener(metrics));
 * }</pre>
 *
 * <p>Meters, each with the tag {@code inbox}: the gauge {@code tertulia.inbox.events} by {@code
 * state} ({@code waiting}, {@code parked}, {@code odd}, {@code quarantined}); the gauge {@code
 * tertulia.inbox.oldest}, how long the oldest waiting event has been there, zero if none waits; and
 * the timer {@code tertulia.handling} by {@code type} of event ({@code other} for those after the
 * first two hundred), {@code result} ({@code done}, {@code again}, {@code parked}) and {@code
 * error}, the simple name of what the handler threw or {@code none}. Reading the gauges looks
 * through the events that wait.
 */
public final class InboxMetrics implements HandlingListener {
  /** More than any service documents. Each is a series, and the word is the sender's. */
  private static final int MOST_TYPES = 200;

  private final Set<String> types = ConcurrentHashMap.newKeySet();
  private final MeterRegistry registry;
  private final String name;

  private InboxMetrics(MeterRegistry registry, String name) {
    this.registry = registry;
    this.name = name;
  }

  /**
   * Measures an inbox, for as long as somebody else holds on to it.
   *
   * @param name tells it from others; a constant of yours
   */
  public static InboxMetrics of(MeterRegistry registry, String name, WebhookInbox inbox) {
    return of(registry, name, inbox, Timekeeper.system());
  }

  /** The same on the clock that the inbox is on. */
  public static InboxMetrics of(
      MeterRegistry registry, String name, WebhookInbox inbox, Timekeeper time) {
    for (State state : List.of(State.WAITING, State.PARKED, State.ODD, State.QUARANTINED)) {
      Gauge.builder("tertulia.inbox.events", inbox, events -> events.count(state))
          .description("Events that are not over")
          .baseUnit("events")
          .tag("inbox", name)
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    TimeGauge.builder(
            "tertulia.inbox.oldest", inbox, TimeUnit.MILLISECONDS, events -> oldest(events, time))
        .description("How long the oldest waiting event has been there")
        .tag("inbox", name)
        .register(registry);
    return new InboxMetrics(registry, name);
  }

  private static double oldest(WebhookInbox inbox, Timekeeper time) {
    List<InboxEntry> first = inbox.list(State.WAITING, 1);
    return first.isEmpty() ? 0 : Duration.between(first.get(0).receivedAt(), time.now()).toMillis();
  }

  @Override
  public void handled(Handled event) {
    Throwable failure = event.failure();
    Timer.builder("tertulia.handling")
        .description("Attempts of handlers at events")
        .tag("inbox", name)
        .tag("type", type(event.type()))
        .tag("result", result(event.state()))
        .tag("error", failure == null ? "none" : error(failure.getClass()))
        .register(registry)
        .record(event.took());
  }

  private String type(String word) {
    if (word.isEmpty()) {
      return "none";
    }
    return types.contains(word) || (types.size() < MOST_TYPES && types.add(word)) ? word : "other";
  }

  /** An anonymous class has no name of its own. */
  private static String error(Class<?> failure) {
    return failure.isAnonymousClass()
        ? failure.getSuperclass().getSimpleName()
        : failure.getSimpleName();
  }

  private static String result(State state) {
    return state == State.WAITING ? "again" : state.name().toLowerCase(Locale.ROOT);
  }
}

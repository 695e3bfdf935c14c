package dev.tertulia.core.webhook;

import dev.tertulia.core.InvalidRequestException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which handler an event goes to. Immutable; each method answers a changed copy.
 *
 * <pre>{@code
 * var router = Router.of(ShopEvent.class)
 *     .on(OrderPaid.class, (order, delivery) -> ship(order, delivery.idempotencyKey()))
 *     .otherwise((event, delivery) -> log.info("not ours: {}", delivery.type()));
 * }</pre>
 *
 * <p>Exactly one handler is called: that of the event's own class; else the first one added whose
 * type the event is an instance of; else that of {@link #otherwise}. An event that none is for
 * counts as handled.
 *
 * @param <E> the family of events
 */
public final class Router<E> {
  private final Map<Class<? extends E>, WebhookHandler<? super E>> handlers;
  private final @Nullable WebhookHandler<? super E> rest;

  private Router(
      Map<Class<? extends E>, WebhookHandler<? super E>> handlers,
      @Nullable WebhookHandler<? super E> rest) {
    this.handlers = handlers;
    this.rest = rest;
  }

  /** One without any handler yet. */
  public static <E> Router<E> of(Class<E> family) {
    return new Router<>(Map.of(), null);
  }

  /**
   * The same with a handler for events of that type.
   *
   * @throws InvalidRequestException if the type has one already
   */
  public <T extends E> Router<E> on(Class<T> type, WebhookHandler<? super T> handler) {
    if (handlers.containsKey(type)) {
      throw new InvalidRequestException(
          "Router.on", "one handler for a type", "a second one for " + type.getSimpleName());
    }
    var more = new LinkedHashMap<>(handlers);
    more.put(type, (event, delivery) -> handler.handle(type.cast(event), delivery));
    return new Router<>(Collections.unmodifiableMap(more), rest);
  }

  /**
   * The same with a handler for whatever no other one is for.
   *
   * @throws InvalidRequestException if there is one already
   */
  public Router<E> otherwise(WebhookHandler<? super E> handler) {
    if (rest != null) {
      throw new InvalidRequestException("Router.otherwise", "one handler", "a second one");
    }
    return new Router<>(handlers, handler);
  }

  /** Calls the event's handler; does nothing if there is none. */
  void handle(E event, Delivery delivery) throws Exception {
    WebhookHandler<? super E> handler = handlers.get(event.getClass());
    if (handler == null) {
      handler =
          handlers.entrySet().stream()
              .filter(each -> each.getKey().isInstance(event))
              .<@Nullable WebhookHandler<? super E>>map(Map.Entry::getValue)
              .findFirst()
              .orElse(rest);
    }
    if (handler != null) {
      handler.handle(event, delivery);
    }
  }

  @Override
  public String toString() {
    return "Router[" + handlers.size() + " types" + (rest == null ? "" : " and the rest") + "]";
  }
}

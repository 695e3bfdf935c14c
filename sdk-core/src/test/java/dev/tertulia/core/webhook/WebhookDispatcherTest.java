package dev.tertulia.core.webhook;

import static dev.tertulia.core.webhook.Await.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.ShopEvent.Other;
import dev.tertulia.core.webhook.ShopEvent.Paid;
import dev.tertulia.core.webhook.ShopEvent.Sent;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is called, when, how often and in which order. */
class WebhookDispatcherTest extends Dispatching {
  /** As a receiver stores it. */
  private void hold(String id, String order, @Nullable Instant at) {
    InboxEntry entry = ShopEvent.waiting(id, order, at, time.now());
    inbox.store(
        List.of(
            InboxEntry.waiting(
                entry.arrival(), entry.source(), time.now(), time.now().plusSeconds(2))));
  }

  @Test
  void anEventGoesToTheHandlerOfItsType() {
    start(
        Handling.standard(),
        Router.of(ShopEvent.class)
            .on(Paid.class, (paid, delivery) -> handled.add("paid " + paid.order()))
            .on(Sent.class, (sent, delivery) -> handled.add("sent " + sent.order()))
            .otherwise((event, delivery) -> handled.add("other " + delivery.type())));
    store("e1", "o1", NOON);
    byte[] unseen = ShopEvent.json("Refunded", "e2", "o1", NOON).getBytes();
    var content = new WebhookRequest(unseen, Map.of());
    var arrival = new Arrival(content, List.of("e2"), List.of(), "Refunded", "o1", null);
    inbox.store(List.of(InboxEntry.waiting(arrival, InboxEntry.Source.POLL, NOON, NOON)));

    untilDone(2);
    assertThat(handled).containsExactlyInAnyOrder("paid o1", "other Refunded");
  }

  @Test
  void theHandlerOfTheOwnTypeGoesFirstThenTheFirstThatFits() throws Exception {
    var delivery = Delivery.of(ShopEvent.waiting("e1", "", null, NOON));
    Router<ShopEvent> router =
        Router.of(ShopEvent.class)
            .on(ShopEvent.class, (event, how) -> handled.add("any"))
            .on(Paid.class, (event, how) -> handled.add("paid"))
            .otherwise((event, how) -> handled.add("rest"));
    router.handle(new Paid("e1", "o1"), delivery);
    router.handle(new Sent("e1", "o1"), delivery);
    Router.of(ShopEvent.class).handle(new Other("e1", "t"), delivery);

    assertThat(handled).containsExactly("paid", "any");
    assertThatThrownBy(() -> router.on(Paid.class, (event, how) -> {}))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("Router.on: expected one handler for a type, found a second one for Paid");
    assertThatThrownBy(() -> router.otherwise((event, how) -> {}))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void eventsOfOneKeyThatComeWithinTheHoldAreHandledInTheOrderTheyHappened() {
    start(Handling.standard(), this::note);
    hold("third", "o1", NOON.minusSeconds(1));
    time.advance(Duration.ofMillis(700));
    hold("first", "o1", NOON.minusSeconds(9));
    time.advance(Duration.ofMillis(700));
    hold("second", "o1", NOON.minusSeconds(5));
    assertThat(handled).isEmpty();

    time.advance(Duration.ofMillis(600));
    untilDone(3);
    assertThat(handled).containsExactly("first", "second", "third");
  }

  @Test
  void eventsWithoutATimeAreHandledInTheOrderTheyCame() {
    for (int i = 0; i < 5; i++) {
      store("e" + i, "o1", null);
      time.advance(Duration.ofMillis(1));
    }
    start(Handling.standard(), this::note);

    untilDone(5);
    assertThat(handled).containsExactly("e0", "e1", "e2", "e3", "e4");
  }

  @Test
  void eventsOfOneKeyAreNeverHandledAtTheSameTimeAndThoseOfOthersAre() {
    Set<String> busy = ConcurrentHashMap.newKeySet();
    var overlapping = new AtomicBoolean();
    var together = new CountDownLatch(4);
    start(
        Handling.standard().threads(4),
        (event, delivery) -> {
          String order = ((Paid) event).order();
          if (!busy.add(order)) {
            overlapping.set(true);
          }
          // Passes only when four different keys are in here at once.
          together.countDown();
          together.await();
          busy.remove(order);
        });
    for (int i = 0; i < 200; i++) {
      store("e" + i, "o" + i % 4, null);
    }

    untilDone(200);
    assertThat(overlapping).isFalse();
  }

  @Test
  void noMoreHandlersRunThanThereAreThreadsAndAllOfThemAreDaemons() {
    var running = new AtomicInteger();
    var peak = new AtomicInteger();
    var stray = new AtomicBoolean();
    start(
        Handling.standard().threads(3),
        (event, delivery) -> {
          peak.accumulateAndGet(running.incrementAndGet(), Math::max);
          stray.compareAndSet(false, !Thread.currentThread().isDaemon());
          Thread.yield();
          running.decrementAndGet();
        });
    for (int i = 0; i < 300; i++) {
      store("e" + i, "", null);
    }

    untilDone(300);
    assertThat(peak.get()).isBetween(1, 3);
    assertThat(stray).isFalse();
  }

  @Test
  void whoeverIsToldOfAnArrivalMayAskTheInboxFromAnotherThread() throws Exception {
    var answered = new AtomicBoolean();
    inbox.onArrival(
        () -> {
          var asking = new Thread(() -> answered.set(inbox.nextDue().isPresent()));
          asking.start();
          try {
            asking.join(10_000);
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
    store("e1", "o1", NOON);

    assertThat(answered).isTrue();
  }

  @Test
  void whoeverIsForgottenIsToldOfNoArrivalAndAClosedDispatcherIsForgotten() {
    var told = new AtomicInteger();
    Runnable listener = told::incrementAndGet;
    var listening = new ArrayList<Object>();
    var watched =
        (WebhookInbox)
            Proxy.newProxyInstance(
                WebhookInbox.class.getClassLoader(),
                new Class<?>[] {WebhookInbox.class},
                (proxy, method, given) -> {
                  switch (method.getName()) {
                    case "onArrival" -> listening.add(given[0]);
                    case "forget" -> listening.remove(given[0]);
                    default -> {}
                  }
                  return method.invoke(inbox, given);
                });
    var router = Router.of(ShopEvent.class).otherwise(this::note);
    var dispatcher = WebhookDispatcher.start(watched, new ShopEvent.Format(), router);
    assertThat(listening).hasSize(1);

    inbox.onArrival(listener);
    store("e1", "o1", NOON);
    inbox.forget(listener);
    store("e2", "o1", NOON);
    dispatcher.close();

    assertThat(told).hasValue(1);
    assertThat(listening).isEmpty();
  }

  @Test
  void closingLetsRunningHandlersEndAndTakesNothingMore() throws Exception {
    var entered = new Semaphore(0);
    var go = new CountDownLatch(1);
    var dispatcher =
        start(
            Handling.standard().threads(1),
            (event, delivery) -> {
              entered.release();
              go.await();
              note(event, delivery);
            });
    store("e1", "o1", NOON);
    store("e2", "o1", NOON.plusSeconds(1));
    entered.acquire();
    var closing = new Thread(dispatcher::close);
    closing.start();
    until(() -> closing.getState() == Thread.State.TIMED_WAITING);
    go.countDown();
    closing.join();

    assertThat(handled).containsExactly("e1");
    assertThat(inbox.count(State.DONE)).isEqualTo(1);
    dispatcher.close();
    store("e3", "o3", NOON);
    assertThat(inbox.count(State.WAITING)).isEqualTo(2);
  }

  @Test
  void closingDoesNotWaitLongerThanTheGrace() throws Exception {
    var entered = new Semaphore(0);
    var go = new CountDownLatch(1);
    var dispatcher =
        start(
            Handling.standard().grace(Duration.ofMillis(5)),
            (event, delivery) -> {
              entered.release();
              go.await();
            });
    store("e1", "o1", NOON);
    entered.acquire();

    dispatcher.close();
    assertThat(inbox.count(State.DONE)).isZero();
    go.countDown();
    untilDone(1);
  }

  @Test
  void timeThatJumpsIsGoodEnoughToRunEverything() {
    var jumping = ManualTimekeeper.jumping(NOON);
    var other = WebhookInbox.inMemory(InboxLimits.standard(), jumping);
    started.add(
        WebhookDispatcher.start(
            other,
            new ShopEvent.Format(),
            Router.of(ShopEvent.class)
                .otherwise(
                    (event, delivery) -> {
                      if (delivery.attempt() < 12) {
                        throw new IOException("not yet");
                      }
                      note(event, delivery);
                    }),
            Handling.standard(),
            jumping));
    other.store(List.of(ShopEvent.waiting("e1", "o1", NOON, NOON)));

    until(() -> other.count(State.DONE) == 1);
    assertThat(Duration.between(NOON, jumping.now())).isLessThan(Duration.ofHours(25));
  }

  @Test
  void pausesGrowFourfoldUpToALimitAndAreARandomPartOfIt() {
    Handling handling = Handling.standard();

    assertThat(handling.pause(1, 0)).isEqualTo(Duration.ZERO);
    assertThat(handling.pause(1, 0.5)).isEqualTo(Duration.ofMillis(500));
    assertThat(handling.pause(3, 0.5)).isEqualTo(Duration.ofSeconds(8));
    assertThat(handling.pause(11, 0.5)).isEqualTo(Duration.ofHours(3));
    assertThat(handling.pause(Integer.MAX_VALUE, 0.5)).isEqualTo(Duration.ofHours(3));
    var longest = Duration.ZERO;
    for (int failed = 1; failed < 12; failed++) {
      longest = longest.plus(handling.pause(failed, 0.999999));
    }
    assertThat(longest).isBetween(Duration.ofHours(23), Duration.ofHours(25));
    assertThatThrownBy(() -> handling.threads(0)).isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> handling.grace(Duration.ofSeconds(-1)))
        .isInstanceOf(InvalidRequestException.class);
  }
}

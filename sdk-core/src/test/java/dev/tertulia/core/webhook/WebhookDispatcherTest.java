package dev.tertulia.core.webhook;

import static dev.tertulia.core.webhook.Await.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.WebhookException;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.ShopEvent.Other;
import dev.tertulia.core.webhook.ShopEvent.Paid;
import dev.tertulia.core.webhook.ShopEvent.Sent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is called, when, how often and in which order. */
class WebhookDispatcherTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final ManualTimekeeper time = ManualTimekeeper.startingAt(NOON);
  private final WebhookInbox inbox = WebhookInbox.inMemory(InboxLimits.standard(), time);
  private final List<String> handled = Collections.synchronizedList(new ArrayList<>());
  private final List<WebhookDispatcher> started = new ArrayList<>();

  @AfterEach
  void close() {
    started.forEach(WebhookDispatcher::close);
  }

  private WebhookDispatcher start(Handling handling, WebhookHandler<ShopEvent> handler) {
    var router = Router.of(ShopEvent.class).otherwise(handler);
    return start(handling, router);
  }

  private WebhookDispatcher start(Handling handling, Router<ShopEvent> router) {
    var dispatcher = WebhookDispatcher.start(inbox, new ShopEvent.Format(), router, handling, time);
    started.add(dispatcher);
    return dispatcher;
  }

  private void note(ShopEvent event, Delivery delivery) {
    handled.add(event.id());
  }

  private void store(String id, String order, @Nullable Instant at) {
    inbox.store(List.of(ShopEvent.waiting(id, order, at, time.now())));
  }

  /** As a receiver stores it. */
  private void hold(String id, String order, @Nullable Instant at) {
    InboxEntry entry = ShopEvent.waiting(id, order, at, time.now());
    inbox.store(
        List.of(
            InboxEntry.waiting(
                entry.arrival(), entry.source(), time.now(), time.now().plusSeconds(2))));
  }

  private void untilDone(int count) {
    until(() -> inbox.count(State.DONE) == count);
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
  void aHandlerThatFailsIsCalledAgainWithTheSameKeyAndTheEventsBehindItWait() {
    var deliveries = Collections.synchronizedList(new ArrayList<Delivery>());
    start(
        Handling.standard(),
        (event, delivery) -> {
          deliveries.add(delivery);
          if (delivery.idempotencyKey().equals("e1") && delivery.attempt() < 3) {
            throw new IOException("not now");
          }
          note(event, delivery);
        });
    store("e1", "o1", NOON);
    store("e2", "o1", NOON.plusSeconds(1));
    store("x", "o2", NOON);

    until(() -> handled.contains("x"));
    untilFailed(1);
    time.advance(Duration.ofSeconds(1));
    untilFailed(2);
    assertThat(handled).containsExactly("x");
    time.advance(Duration.ofSeconds(4));
    untilDone(3);

    assertThat(handled).containsExactly("x", "e1", "e2");
    assertThat(deliveries)
        .filteredOn(delivery -> delivery.idempotencyKey().equals("e1"))
        .extracting(Delivery::attempt)
        .containsExactly(1, 2, 3);
  }

  @Test
  void anEventWhoseHandlerAlwaysFailsIsParkedAndTheOthersFlow() {
    start(
        Handling.standard().attempts(3),
        (event, delivery) -> {
          if (event.id().equals("bad")) {
            throw new IllegalStateException("never");
          }
          note(event, delivery);
        });
    store("bad", "o1", NOON);
    store("behind", "o1", NOON.plusSeconds(1));
    for (int i = 0; i < 20; i++) {
      store("other" + i, "o" + (i + 2), NOON);
    }
    untilDone(20);
    assertThat(handled).doesNotContain("behind");
    for (int i = 0; i < 3; i++) {
      int attempts = i + 1;
      until(() -> inbox.count(State.PARKED) == 1 || hasFailed(attempts));
      time.advance(Duration.ofMinutes(1));
    }

    untilDone(21);
    InboxEntry parked = inbox.list(State.PARKED, 10).get(0);
    assertThat(parked.key()).isEqualTo("bad");
    assertThat(parked.attempts()).isEqualTo(3);
    assertThat(parked.problem()).isEqualTo("java.lang.IllegalStateException: never");
    assertThat(handled).endsWith("behind");
  }

  /** An attempt has ended, too: its pause counts from then, so the clock must not move before. */
  private void untilFailed(int attempts) {
    until(() -> hasFailed(attempts));
  }

  private boolean hasFailed(int attempts) {
    return attempts(State.WAITING) >= attempts && inbox.nextDue().isPresent();
  }

  private int attempts(State state) {
    return inbox.list(state, 10).stream().mapToInt(InboxEntry::attempts).max().orElse(0);
  }

  @Test
  void aParkedEventIsReplayedFromItsFirstAttemptOrGivenUp() {
    var repaired = new AtomicBoolean();
    start(
        Handling.standard(),
        (event, delivery) -> {
          if (!repaired.get()) {
            throw new WebhookException("never will", null);
          }
          handled.add(event.id() + " at " + delivery.attempt());
        });
    store("e1", "o1", NOON);
    store("e2", "o1", NOON);
    until(() -> inbox.count(State.PARKED) == 2);
    repaired.set(true);

    assertThat(inbox.replay("e1")).isTrue();
    assertThat(inbox.discard("e2")).isTrue();
    untilDone(2);
    assertThat(handled).containsExactly("e1 at 1");
    assertThat(inbox.replay("e1")).isFalse();
    assertThat(inbox.discard("e2")).isFalse();
    assertThat(inbox.store(List.of(ShopEvent.waiting("e2", "o1", NOON, NOON)))).isZero();
  }

  @Test
  void anEventThatWaitsForItsNextAttemptCanBeHandledAtOnce() {
    var failures = new AtomicInteger(1);
    start(
        Handling.standard().pauses(Duration.ofHours(6), Duration.ofHours(6)),
        (event, delivery) -> {
          if (failures.getAndDecrement() > 0) {
            throw new IOException("not now");
          }
          note(event, delivery);
        });
    store("e1", "o1", NOON);
    untilFailed(1);

    assertThat(inbox.replay("e1")).isTrue();
    untilDone(1);
  }

  @Test
  void anErrorCountsAsAFailureAndPoisonsNothing() {
    var errors =
        List.<Error>of(new StackOverflowError(), new OutOfMemoryError(), new AssertionError("x"));
    start(
        Handling.standard().threads(1).attempts(1),
        (event, delivery) -> {
          if (event.id().startsWith("bad")) {
            Thread.currentThread().interrupt();
            throw errors.get(Integer.parseInt(event.id().substring(3)));
          }
          note(event, delivery);
        });
    for (int i = 0; i < errors.size(); i++) {
      store("bad" + i, "o" + i, NOON);
      store("good" + i, "o" + i, NOON.plusSeconds(1));
    }

    untilDone(3);
    assertThat(inbox.count(State.PARKED)).isEqualTo(3);
  }

  @Test
  void anEventDuringWhichTheProgramDiedTooOftenIsParkedWithoutBeingHandled() {
    store("e1", "o1", NOON);
    inbox.settle(inbox.claim(NOON).orElseThrow());
    inbox.settle(inbox.claim(NOON).orElseThrow());
    start(Handling.standard().attempts(2), this::note);

    until(() -> inbox.count(State.PARKED) == 1);
    assertThat(handled).isEmpty();
    assertThat(inbox.list(State.PARKED, 1).get(0).problem())
        .isEqualTo("the program ended during its last attempt");
  }

  @Test
  void anInboxThatFailsForAWhileStopsNothingForEver() {
    var broken = new AtomicBoolean();
    var log =
        new EventLog() {
          private final EventLog memory = EventLog.inMemory();

          @Override
          public java.util.concurrent.CompletableFuture<List<Place>> append(
              List<byte[]> records, boolean lasting) {
            return broken.get()
                ? java.util.concurrent.CompletableFuture.failedFuture(new IOException("full"))
                : memory.append(records, lasting);
          }

          @Override
          public void close() {}
        };
    var failing = new StoredInbox(InboxLimits.standard(), time, log, new Contents());
    failing.store(List.of(ShopEvent.waiting("e1", "o1", NOON, NOON)));
    broken.set(true);
    started.add(
        WebhookDispatcher.start(
            failing,
            new ShopEvent.Format(),
            Router.of(ShopEvent.class).otherwise(this::note),
            Handling.standard(),
            time));
    until(() -> time.waiting() == 1);
    assertThat(handled).isEmpty();

    broken.set(false);
    time.advance(Duration.ofSeconds(1));
    until(() -> failing.count(State.DONE) == 1);
    assertThat(handled).containsExactly("e1");
  }

  @Test
  void anEventWhoseEndCannotBeWrittenDownIsNotHandledAgainByTheSameProgram() {
    var broken = new AtomicBoolean();
    var log =
        new EventLog() {
          private final EventLog memory = EventLog.inMemory();

          @Override
          public java.util.concurrent.CompletableFuture<List<Place>> append(
              List<byte[]> records, boolean lasting) {
            return broken.get()
                ? java.util.concurrent.CompletableFuture.failedFuture(new IOException("full"))
                : memory.append(records, lasting);
          }

          @Override
          public void close() {}
        };
    var failing = new StoredInbox(InboxLimits.standard(), time, log, new Contents());
    failing.store(List.of(ShopEvent.waiting("e1", "o1", NOON, NOON)));
    InboxEntry claimed = failing.claim(NOON).orElseThrow();
    broken.set(true);

    assertThatThrownBy(() -> failing.settle(claimed.done()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the inbox cannot be written");
    broken.set(false);
    assertThat(failing.claim(NOON.plusSeconds(60))).isEmpty();
    assertThat(failing.count(State.DONE)).isEqualTo(1);
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

package dev.tertulia.core.webhook;

import static dev.tertulia.core.webhook.Await.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.WebhookException;
import dev.tertulia.core.webhook.InboxEntry.State;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of events whose handler, program or inbox fails. */
class DispatcherTroubleTest extends Dispatching {
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
}

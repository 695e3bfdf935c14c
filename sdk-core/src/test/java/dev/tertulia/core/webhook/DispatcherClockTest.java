package dev.tertulia.core.webhook;

import static dev.tertulia.core.webhook.Await.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.webhook.InboxEntry.State;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When events are handled while the clock is set, and while others take their time. */
class DispatcherClockTest extends Dispatching {
  private static final Duration HOLD = Duration.ofSeconds(2);

  private final Settable clock = new Settable();
  private final WebhookInbox events = WebhookInbox.inMemory(InboxLimits.standard(), clock);
  private final CountDownLatch free = new CountDownLatch(1);

  @BeforeEach
  void begin() {
    started.add(
        WebhookDispatcher.start(
            events,
            new ShopEvent.Format(),
            Router.of(ShopEvent.class).otherwise(this::handle),
            Handling.standard().pauses(Duration.ofHours(6), Duration.ofHours(6)),
            clock));
  }

  private void handle(ShopEvent event, Delivery delivery) throws Exception {
    if (event.id().equals("slow")) {
      free.await();
    }
    if (event.id().equals("failing") && delivery.attempt() == 1) {
      throw new IOException("not now");
    }
    note(event, delivery);
  }

  private void arrives(String id) {
    Instant now = clock.now();
    events.store(List.of(ShopEvent.waiting(id, id, null, now.plus(HOLD))));
    // Whoever was woken has looked, and rests until it is due.
    until(() -> time.waiting() == 1);
  }

  private void fails() {
    arrives("failing");
    time.advance(HOLD);
    until(() -> events.list(State.WAITING, 1).stream().anyMatch(each -> each.attempts() == 1));
    until(() -> time.waiting() == 1);
  }

  @Test
  void aClockThatIsSetBackDelaysNoFurtherAttempt() {
    fails();

    clock.set(Duration.ofDays(-1));
    time.advance(Duration.ofHours(6));

    until(() -> handled.contains("failing"));
  }

  @Test
  void aClockThatIsSetForwardDelaysNoNewEvent() {
    fails();

    clock.set(Duration.ofHours(8));
    arrives("new");
    time.advance(HOLD);

    until(() -> handled.contains("new"));
    assertThat(handled).as("its pause is not over").doesNotContain("failing");
  }

  @Test
  void anEventThatIsHeldHoldsWhateverTheClockIsSetTo() {
    arrives("held");

    clock.set(Duration.ofHours(8));
    time.advance(HOLD.minusMillis(1));
    until(() -> time.waiting() == 1);
    assertThat(handled).isEmpty();
    time.advance(Duration.ofMillis(1));

    until(() -> handled.contains("held"));
  }

  @Test
  void anEventThatFallsDueWhileAnotherIsBeingHandledDoesNotWaitForItsEnd() {
    Instant due = clock.now().plus(HOLD);
    events.store(
        List.of(
            ShopEvent.waiting("slow", "slow", null, due),
            ShopEvent.waiting("quick", "quick", null, due.plusSeconds(1))));
    until(() -> time.waiting() == 1);
    time.advance(HOLD);
    until(() -> time.waiting() == 1);

    time.advance(Duration.ofSeconds(1));

    until(() -> handled.contains("quick"));
    free.countDown();
  }

  /** Manual time whose clock can be set, which moves no alarm. */
  private final class Settable implements Timekeeper {
    private volatile Duration set = Duration.ZERO;

    void set(Duration by) {
      set = by;
    }

    @Override
    public Instant now() {
      return time.now().plus(set);
    }

    @Override
    public long ticks() {
      return time.ticks();
    }

    @Override
    public Alarm schedule(Duration delay, Runnable task) {
      return time.schedule(delay, task);
    }
  }
}

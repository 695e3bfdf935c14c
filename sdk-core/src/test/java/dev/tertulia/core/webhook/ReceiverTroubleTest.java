package dev.tertulia.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.WebhookException;
import dev.tertulia.core.webhook.InboxEntry.State;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a receiver answers when there is no room, no disk, or no end of forgers. */
class ReceiverTroubleTest extends Receiving {
  @Test
  void aFullInboxAnswersComeAgainAndTakesRepetitionsAllTheSame() {
    var small = WebhookInbox.inMemory(InboxLimits.standard().capacity(2), time);
    var into = receiver(small).retryAfter(Duration.ofSeconds(90));
    into.receive(paid("e1"));
    into.receive(paid("e2"));

    WebhookAnswer full = into.receive(paid("e3"));
    assertThat(full).isEqualTo(new WebhookAnswer(429, Duration.ofSeconds(90), "cannot be stored"));
    assertThat(full.headers()).containsExactly(Map.entry("Retry-After", "90"));
    assertThat(into.receive(paid("e1")).status()).isEqualTo(200);

    time.advance(Duration.ofSeconds(2));
    small.settle(small.claim(time.now()).orElseThrow().done());
    assertThat(into.receive(paid("e3")).status()).isEqualTo(200);
  }

  @Test
  void oddEventsFillNeitherTheDiskNorTheRoomOfTheOthers() {
    var small = WebhookInbox.inMemory(InboxLimits.standard().capacity(2), time);
    var into = receiver(small);
    into.receive(genuine("{\"type\":"));
    into.receive(genuine("{\"type\": "));

    assertThat(into.receive(genuine("{\"type\":  ")).status()).isEqualTo(429);
    assertThat(into.receive(paid("e1")).status()).isEqualTo(200);

    small.discard(small.list(State.ODD, 1).get(0).key());
    assertThat(into.receive(genuine("{\"type\":  ")).status()).isEqualTo(200);
  }

  @Test
  void aClosedInboxAnswersComeAgain() {
    inbox.close();
    inbox.close();

    assertThat(receiver.receive(paid("e1")).status()).isEqualTo(429);
  }

  @Test
  void aDiskThatFailsAnswersComeAgainAndAfterwardsAllIsThere() {
    var broken = new AtomicBoolean(true);
    var log =
        new ForwardingLog() {
          @Override
          public CompletableFuture<List<Place>> append(List<byte[]> records, boolean lasting) {
            return broken.get()
                ? CompletableFuture.failedFuture(new IOException("No space left on device"))
                : super.append(records, lasting);
          }
        };
    var failing = new StoredInbox(InboxLimits.standard(), time, log, new Contents());

    assertThat(receiver(failing).receive(paid("e1")).status()).isEqualTo(429);
    assertThat(receiver(failing).receive(paid("e1")).status()).isEqualTo(429);
    assertThat(failing.knows("e1")).isFalse();
    broken.set(false);
    assertThat(receiver(failing).receive(paid("e1")).reason()).isEqualTo("stored");
    assertThat(failing.count(State.WAITING)).isEqualTo(1);
  }

  @Test
  void aDiskThatDoesNotAnswerIsNotWaitedForAndARepetitionIsNotAcknowledgedBeforeIt() {
    var never = new CompletableFuture<List<EventLog.Place>>();
    var log =
        new ForwardingLog() {
          @Override
          public CompletableFuture<List<Place>> append(List<byte[]> records, boolean lasting) {
            return never.isDone() || records.isEmpty() ? super.append(records, lasting) : never;
          }
        };
    var limits = InboxLimits.standard().deadline(Duration.ofMillis(1));
    var slow = new StoredInbox(limits, time, log, new Contents());

    assertThat(receiver(slow).receive(paid("e1")).status()).isEqualTo(429);
    assertThat(receiver(slow).receive(paid("e1")).status()).isEqualTo(429);
    assertThat(slow.count(State.WAITING)).isZero();

    never.complete(List.of(() -> new byte[0]));
    assertThat(receiver(slow).receive(paid("e1")).reason()).isEqualTo("repeated");
  }

  @Test
  void aJudgeThatBreaksIsNoJudgement() {
    SignatureVerifier broken =
        (request, now) -> {
          throw new IllegalStateException("no such algorithm");
        };
    var into = WebhookReceiver.of(broken, new ShopEvent.Format(), inbox).timekeeper(time);

    assertThat(into.receive(paid("e1")).status()).isEqualTo(429);
  }

  @Test
  void aFloodOfForgedRequestsOccupiesNoMoreThanItsShareOfTheProcessors() throws Exception {
    int most = 4 * Runtime.getRuntime().availableProcessors();
    var running = new AtomicInteger();
    var peak = new AtomicInteger();
    var arrived = new CountDownLatch(most);
    var go = new CountDownLatch(1);
    SignatureVerifier slow =
        (request, now) -> {
          peak.accumulateAndGet(running.incrementAndGet(), Math::max);
          arrived.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          } finally {
            running.decrementAndGet();
          }
          throw new WebhookException("forged", null);
        };
    var into = WebhookReceiver.of(slow, new ShopEvent.Format(), inbox).timekeeper(time);
    var threads = Executors.newCachedThreadPool();
    var verified = new ArrayList<java.util.concurrent.Future<WebhookAnswer>>();
    for (int i = 0; i < most; i++) {
      verified.add(threads.submit(() -> into.receive(paid("e1"))));
    }
    arrived.await();

    for (int i = 0; i < 500; i++) {
      assertThat(into.receive(paid("e1")).status()).isEqualTo(429);
    }
    go.countDown();
    for (var answer : verified) {
      assertThat(answer.get().status()).isEqualTo(401);
    }
    threads.shutdown();
    assertThat(peak).hasValue(most);
    assertThat(into.receive(paid("e1")).status()).as("all permits are back").isEqualTo(401);
  }

  /** A log to be broken. */
  private abstract static class ForwardingLog implements EventLog {
    private final EventLog log = EventLog.inMemory();

    @Override
    public CompletableFuture<List<Place>> append(List<byte[]> records, boolean lasting) {
      return log.append(records, lasting);
    }

    @Override
    public void close() {}
  }
}

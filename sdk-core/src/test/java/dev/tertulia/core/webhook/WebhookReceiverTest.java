package dev.tertulia.core.webhook;

import static dev.tertulia.core.webhook.ShopEvent.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.webhook.InboxEntry.Source;
import dev.tertulia.core.webhook.InboxEntry.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a request to an answer, and what stands in the inbox then. */
class WebhookReceiverTest extends Receiving {
  @TempDir Path folder;

  @Test
  void aGenuineEventIsStoredAndAcknowledged() {
    assertThat(receiver.receive(paid("e1"))).isEqualTo(new WebhookAnswer(200, null, "stored"));

    InboxEntry entry = stored(State.WAITING).get(0);
    assertThat(entry.key()).isEqualTo("e1");
    assertThat(entry.arrival().orderKey()).isEqualTo("o1");
    assertThat(entry.arrival().content().body())
        .isEqualTo(json("Paid", "e1", "o1", NOON).getBytes());
    assertThat(entry.source()).isEqualTo(Source.WEBHOOK);
    assertThat(entry.dueAt()).isEqualTo(NOON.plusSeconds(2));
  }

  @Test
  void aForgedOneIsRefusedAndStoredNowhere() {
    byte[] body = json("Paid", "e1", "o1", NOON).getBytes();
    var byAStranger = SigningKey.ed25519("x").request(body, "X-Signature");
    var unsigned = new WebhookRequest(body, Map.of()).method("POST");

    assertThat(receiver.receive(byAStranger).status()).isEqualTo(401);
    assertThat(receiver.receive(unsigned).status()).isEqualTo(401);
    assertThat(stored(State.WAITING)).isEmpty();
    assertThat(stored(State.ODD)).isEmpty();
  }

  @Test
  void onlyPostsAreTaken() {
    WebhookAnswer answer = receiver.receive(paid("e1").method("GET"));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers()).containsExactly(Map.entry("Allow", "POST"));
  }

  @Test
  void aMebibyteIsTakenAndAByteMoreIsNotEvenLookedAt() {
    byte[] largest = new byte[1 << 20];
    byte[] larger = new byte[(1 << 20) + 1];
    var judged = new AtomicInteger();
    SignatureVerifier counting =
        (request, now) -> {
          judged.incrementAndGet();
          return "any";
        };
    var small = WebhookReceiver.of(counting, new ShopEvent.Format(), inbox).timekeeper(time);

    assertThat(small.receive(new WebhookRequest(largest, Map.of())).status()).isEqualTo(200);
    assertThat(small.receive(new WebhookRequest(larger, Map.of())).status()).isEqualTo(413);
    assertThat(judged).hasValue(1);
    assertThat(small.maxBytes()).isEqualTo(1 << 20);
  }

  @Test
  void whatCannotBeReadIsStoredAsOddAndAcknowledged() {
    assertThat(receiver.receive(genuine("{\"type\":")).status()).isEqualTo(200);
    assertThat(receiver.receive(genuine("{\"type\":")).reason()).isEqualTo("repeated");

    assertThat(stored(State.WAITING)).isEmpty();
    assertThat(stored(State.ODD)).hasSize(1);
    assertThat(new String(stored(State.ODD).get(0).arrival().content().body()))
        .isEqualTo("{\"type\":");
  }

  @Test
  void aTestCallWithoutEventsIsAcknowledged() {
    assertThat(receiver.receive(genuine("[]")))
        .isEqualTo(new WebhookAnswer(200, null, "nothing in it"));
  }

  @Test
  void severalEventsInOneRequestAreEachTheirOwn() {
    String both = "[" + json("Paid", "e1", "o1", null) + "," + json("Sent", "e2", "o1", null) + "]";

    receiver.receive(paid("e1"));
    assertThat(receiver.receive(genuine(both)).reason()).isEqualTo("stored");

    assertThat(stored(State.WAITING)).extracting(InboxEntry::key).containsExactly("e1", "e2");
  }

  @Test
  void anEventThatComesSevenTimesIsOneRowEvenHoursLaterAndAfterItWasHandled() {
    for (int i = 0; i < 7; i++) {
      assertThat(receiver.receive(paid("e1")).status()).isEqualTo(200);
      time.advance(Duration.ofHours(5));
      inbox.claim(time.now()).ifPresent(entry -> inbox.settle(entry.done()));
    }

    assertThat(inbox.count(State.DONE)).isEqualTo(1);
    assertThat(stored(State.WAITING)).isEmpty();
    assertThat(receiver.receive(paid("e1")).reason()).isEqualTo("repeated");
  }

  @Test
  void anEventIsForgottenWhenTheRetentionIsOver() {
    receiver.receive(paid("e1"));
    time.advance(Duration.ofDays(29));
    inbox.settle(inbox.claim(time.now()).orElseThrow().done());
    assertThat(receiver.receive(paid("e1")).reason()).isEqualTo("repeated");
    time.advance(Duration.ofDays(2));

    assertThat(receiver.receive(genuine(json("Paid", "e1", "o1", null))).reason())
        .isEqualTo("stored");
  }

  @Test
  void repetitionsThatComeAtTheSameMomentAreOneRow() throws Exception {
    for (WebhookInbox each : List.of(inbox, WebhookInbox.inFolder(folder))) {
      var barrier = new CyclicBarrier(16);
      Callable<WebhookAnswer> send =
          () -> {
            barrier.await();
            return receiver(each).receive(paid("e1"));
          };
      var threads = Executors.newFixedThreadPool(16);
      var answers = new ArrayList<WebhookAnswer>();
      for (var answer : threads.invokeAll(java.util.Collections.nCopies(16, send))) {
        answers.add(answer.get());
      }
      threads.shutdown();

      assertThat(answers).allMatch(WebhookAnswer::accepted);
      assertThat(answers).filteredOn(answer -> answer.reason().equals("stored")).hasSize(1);
      assertThat(each.count(State.WAITING)).isEqualTo(1);
      each.close();
    }
  }

  @Test
  void whatAWebhookBroughtAndWhatWasFoundByAskingIsOneWhicheverComesFirst() {
    String webhook = "{\"type\":\"Paid\",\"id\":\"w1\",\"about\":\"m1\",\"order\":\"\"}";
    String later = "{\"type\":\"Paid\",\"id\":\"w2\",\"about\":\"m1\",\"order\":\"\"}";
    var found = new ShopEvent.Format().arrivals(genuine(json("Paid", "m1", "", null)));

    receiver.receive(genuine(webhook));
    assertThat(receiver.offer(found, Source.RECONCILE)).isZero();
    assertThat(receiver.receive(genuine(later)).reason()).as("about the same").isEqualTo("stored");
    finishAll();
    assertThat(receiver.offer(found, Source.RECONCILE)).isZero();
    assertThat(inbox.knows("m1")).isTrue();
    assertThat(inbox.knows("m2")).isFalse();

    var other = new ShopEvent.Format().arrivals(genuine(json("Paid", "m2", "", null)));
    assertThat(receiver.offer(other, Source.RECONCILE)).isEqualTo(1);
    String late = "{\"type\":\"Paid\",\"id\":\"w3\",\"about\":\"m2\",\"order\":\"\"}";
    assertThat(receiver.receive(genuine(late)).reason()).isEqualTo("repeated");
    finishAll();
    assertThat(receiver.receive(genuine(late)).reason()).isEqualTo("repeated");
  }

  private void finishAll() {
    time.advance(Duration.ofSeconds(3));
    for (var next = inbox.claim(time.now()); next.isPresent(); next = inbox.claim(time.now())) {
      inbox.settle(next.get().done());
    }
  }

  @Test
  void oldAndFutureEventsAreTakenAndMarked() {
    receiver.receive(genuine(json("Paid", "punctual", "", NOON.minusSeconds(300))));
    receiver.receive(genuine(json("Paid", "retried", "", NOON.minus(Duration.ofMinutes(70)))));
    receiver.receive(genuine(json("Paid", "skewed", "", NOON.plus(Duration.ofMinutes(15)))));
    receiver.receive(genuine(json("Paid", "behind", "", NOON.minus(Duration.ofMinutes(15)))));
    receiver.receive(genuine(json("Paid", "undated", "", null)));
    receiver.receive(genuine(json("Paid", null, "", NOON)));

    var marks = new ArrayList<String>();
    for (InboxEntry entry : stored(State.WAITING)) {
      Delivery delivery = Delivery.of(entry.begun());
      String key = delivery.idempotencyKey();
      marks.add(
          (key.startsWith("sha256:") ? "nameless" : key)
              + (delivery.late() ? " late" : "")
              + (delivery.future() ? " future" : ""));
    }
    assertThat(marks)
        .containsExactly(
            "punctual", "retried late", "skewed future", "behind late", "undated", "nameless");
  }

  @Test
  void anEventWithoutAnIdIsKnownByItsBytes() {
    String body = json("Paid", null, "o1", NOON);

    assertThat(receiver.receive(genuine(body)).reason()).isEqualTo("stored");
    assertThat(receiver.receive(genuine(body)).reason()).isEqualTo("repeated");
    assertThat(receiver.receive(genuine(json("Paid", null, "o2", NOON))).reason())
        .isEqualTo("stored");
  }

  @Test
  void anEventOlderThanTheInboxRemembersIsStoredApart() {
    String old = json("Paid", "e1", "o1", NOON.minus(Duration.ofDays(31)));

    assertThat(receiver.receive(genuine(old)).status()).isEqualTo(200);

    assertThat(stored(State.QUARANTINED)).extracting(InboxEntry::key).containsExactly("e1");
    assertThat(inbox.nextDue()).isEmpty();
    assertThat(inbox.replay("e1")).isTrue();
    assertThat(inbox.claim(NOON)).isPresent();
  }

  @Test
  void limitsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> receiver.maxBytes(0)).isInstanceOf(InvalidRequestException.class);
    // A server reads one byte more, to see that there is one.
    assertThatThrownBy(() -> receiver.maxBytes(Integer.MAX_VALUE))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> receiver.hold(Duration.ofSeconds(-1)))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> InboxLimits.standard().capacity(0))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> InboxLimits.standard().retention(Duration.ZERO))
        .isInstanceOf(InvalidRequestException.class);
  }
}

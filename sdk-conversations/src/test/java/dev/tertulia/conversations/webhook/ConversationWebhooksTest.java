package dev.tertulia.conversations.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.conversations.NewTask;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.core.webhook.WebhookHttpHandler;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.core.webhook.WebhookRequest;
import dev.tertulia.testing.highlevel.Webhooks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From the service over HTTP into the inbox and to the handler. */
class ConversationWebhooksTest extends SignedWebhooks {
  @Test
  void whatHappensReachesItsHandler() throws Exception {
    String ana = endpoint.highLevel.contact("Ana").phone("+34600000001").add();
    endpoint.highLevel.receives(ana, "SMS", "A table for four?");

    List<WebhookEvent> events = endpoint.events();

    assertThat(events)
        .extracting(Bodies::nameOf)
        .containsExactlyInAnyOrder("ContactEvent.Created", "ConversationUnread", "InboundMessage");
    assertThat(events).allMatch(each -> each.timestamp().equals(Endpoint.NOW));
  }

  @Test
  void whatAClientDoesToContactsNotesAndTasksIsToldToo() throws Exception {
    String ana = endpoint.highLevel.contact("Ana").phone("+34600000001").add();
    endpoint.events();

    endpoint.client.contacts().addTags(ana, "regular");
    var note = endpoint.client.contacts().notes(ana).add("likes the terrace");
    endpoint.client.contacts().notes(ana).delete(note.id());
    var tasks = endpoint.client.contacts().tasks(ana);
    tasks.complete(tasks.add(NewTask.of("Call back", Endpoint.NOW)).id());
    endpoint.client.contacts().delete(ana);

    List<WebhookEvent> events = endpoint.events();
    assertThat(events)
        .extracting(Bodies::nameOf)
        .containsExactly(
            "ContactEvent.Tagged",
            "NoteEvent.Created",
            "NoteEvent.Deleted",
            "TaskEvent.Created",
            "TaskEvent.Completed",
            "ContactEvent.Deleted");
    assertThat(((NoteEvent) events.get(1)).note().body()).isEqualTo("likes the terrace");
    assertThat(((TaskEvent) events.get(4)).task().dueDate()).isEqualTo(Endpoint.NOW);
    assertThat(events).allMatch(each -> ana.equals(each.contactId()));
  }

  @Test
  @DisplayName("The same event seven times, at once and hours apart, is handled once")
  void theSameEventIsHandledOnce() throws Exception {
    endpoint.sent.repeats(3);
    endpoint.sent.send(NOTE);
    assertThat(endpoint.events()).hasSize(1);

    endpoint.time.advance(Duration.ofHours(5));
    endpoint.sent.repeats(2);
    endpoint.sent.send(NOTE);

    assertThat(endpoint.events()).isEmpty();
    assertThat(endpoint.sent.attempts()).hasSize(7).allMatch(each -> each.status() == 200);
  }

  @Test
  @DisplayName("What cannot be stored is answered 429, so that it comes again under either rule")
  void whatCannotBeStoredComesAgain() throws Exception {
    endpoint.sent.repeatsOnlyOn429();
    var broken = WebhookInbox.inMemory();
    broken.close();
    endpoint.front(
        new WebhookHttpHandler(
            ConversationWebhooks.into(broken)
                .keys(VerificationKey.ed25519("sandbox", endpoint.sent.publicKey()))
                .receiver()));
    endpoint.sent.send(NOTE);
    assertThat(endpoint.events()).isEmpty();
    assertThat(endpoint.sent.attempts()).extracting(Webhooks.Attempt::status).containsExactly(429);

    endpoint.front(new WebhookHttpHandler(endpoint.webhooks.receiver()));
    endpoint.time.advance(Duration.ofMinutes(11));

    assertThat(endpoint.events()).hasSize(1);
  }

  @Test
  @DisplayName("Stored, but the answer is lost: it comes again, and is handled once")
  void aLostAnswerCostsNothing() throws Exception {
    endpoint.front(
        exchange -> {
          endpoint.webhooks.receive(
              new WebhookRequest(
                      exchange.getRequestBody().readAllBytes(), exchange.getRequestHeaders())
                  .method("POST"));
          exchange.close();
        });
    endpoint.sent.send(NOTE);
    assertThat(endpoint.events()).hasSize(1);
    assertThat(endpoint.sent.waiting()).isEqualTo(1);

    endpoint.front(new WebhookHttpHandler(endpoint.webhooks.receiver()));
    endpoint.time.advance(Duration.ofMinutes(2));

    assertThat(endpoint.events()).isEmpty();
    assertThat(endpoint.sent.attempts())
        .extracting(Webhooks.Attempt::status)
        .containsExactly(0, 200);
  }

  @Test
  @DisplayName("A repetition 70 minutes old is accepted, and marked late")
  void anOldRepetitionIsAcceptedAndMarked() throws Exception {
    endpoint.sent.delays(Duration.ofMinutes(70));
    endpoint.sent.send(NOTE);
    endpoint.time.advance(Duration.ofMinutes(70));

    assertThat(endpoint.handled())
        .singleElement()
        .satisfies(each -> assertThat(each.delivery().late()).isTrue());
  }

  @Test
  @DisplayName("Clocks 15 minutes apart, no time, no id: accepted, and known again")
  void whatSaysLittleIsAcceptedAndKnownAgain() throws Exception {
    String future = NOTE.replace("}", ",\"timestamp\":\"2026-11-22T10:15:00Z\"}");
    assertThat(endpoint.post(signed(future).body(), "X-GHL-Signature", header(future)))
        .isEqualTo(200);
    assertThat(endpoint.handled())
        .singleElement()
        .satisfies(each -> assertThat(each.delivery().future()).isTrue());

    String bare = "{\"type\":\"InvoicePaid\",\"_id\":\"1\"}";
    assertThat(endpoint.post(bare.getBytes(UTF_8), "X-GHL-Signature", header(bare))).isEqualTo(200);
    assertThat(endpoint.post(bare.getBytes(UTF_8), "X-GHL-Signature", header(bare))).isEqualTo(200);
    assertThat(endpoint.events()).hasSize(1);
  }

  @Test
  @DisplayName("A type of tomorrow is handled whole; what is no JSON is set aside; too much is 413")
  void whatNobodyForesawIsKept() throws Exception {
    String tomorrow = "{\"type\":\"KnowledgeBaseRichTextChange\",\"deep\":{\"er\":[1.50]}}";
    assertThat(endpoint.post(tomorrow.getBytes(UTF_8), "X-GHL-Signature", header(tomorrow)))
        .isEqualTo(200);
    assertThat(endpoint.events())
        .singleElement()
        .isInstanceOf(UnknownEvent.class)
        .satisfies(each -> assertThat(each.envelope().json().json()).isEqualTo(tomorrow));

    assertThat(endpoint.post("{\"type\":".getBytes(UTF_8), "X-GHL-Signature", header("{\"type\":")))
        .isEqualTo(200);
    assertThat(endpoint.inbox.count(State.ODD)).isEqualTo(1);

    assertThat(endpoint.post(new byte[(1 << 20) + 1], "X-GHL-Signature", header(NOTE)))
        .isEqualTo(413);
  }

  @Test
  void aFamilyHasOneHandlerAndOneOfItsOwnClassGoesBefore() throws Exception {
    var tagged = new LinkedBlockingQueue<ContactEvent.Tagged>();
    var contacts = new LinkedBlockingQueue<ContactEvent>();
    endpoint(
        new Endpoint(
            w ->
                w.on(ContactEvent.class, (event, delivery) -> contacts.add(event))
                    .on(ContactEvent.Tagged.class, (event, delivery) -> tagged.add(event))));

    endpoint.sent.send("{\"type\":\"ContactTagUpdate\",\"id\":\"c1\"}");
    endpoint.sent.send("{\"type\":\"ContactUpdate\",\"id\":\"c2\"}");

    assertThat(tagged.poll(10, TimeUnit.SECONDS).contactId()).isEqualTo("c1");
    assertThat(contacts.poll(10, TimeUnit.SECONDS).contactId()).isEqualTo("c2");
  }

  @Test
  void whatAProviderIsToCarryHasReceiverAndInboxOfItsOwn() throws Exception {
    var carried = new LinkedBlockingQueue<ProviderOutboundMessage>();
    String json = "{\"type\":\"SMS\",\"messageId\":\"m1\",\"contactId\":\"c1\",\"message\":\"Hi\"}";
    try (var inbox = WebhookInbox.inMemory()) {
      var provider =
          ConversationWebhooks.ofProvider(inbox)
              .keys(VerificationKey.ed25519("test", endpoint.sent.publicKey()))
              .hold(Duration.ZERO)
              .on(ProviderOutboundMessage.class, (message, delivery) -> carried.add(message));
      try (var handling = provider.start()) {
        assertThat(provider.receive(signed(json)).status()).isEqualTo(200);
        assertThat(provider.receive(signed(json)).status()).isEqualTo(200);

        var first = carried.poll(10, TimeUnit.SECONDS);
        assertThat(first.task().message()).isEqualTo("Hi");
      }
      assertThat(carried).isEmpty();
    }
  }
}

package dev.tertulia.conversations.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.conversations.NewTask;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.core.webhook.WebhookHttpHandler;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.core.webhook.WebhookRequest;
import dev.tertulia.testing.highlevel.WebhookSigner;
import dev.tertulia.testing.highlevel.Webhooks;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From the service over HTTP into the inbox and to the handler. */
class ConversationWebhooksTest {
  private static final String NOTE =
      "{\"type\":\"NoteCreate\",\"id\":\"n1\",\"webhookId\":\"w1\",\"contactId\":\"c1\"}";

  private Endpoint endpoint = new Endpoint().connected();

  @AfterEach
  void close() {
    endpoint.close();
  }

  private void endpoint(Endpoint other) {
    endpoint.close();
    endpoint = other.connected();
  }

  private WebhookRequest signed(String json) {
    return endpoint.sent.signer().sign(json);
  }

  private static WebhookRequest with(WebhookRequest request, String header, String... values) {
    var headers = new HashMap<>(request.headers());
    headers.put(header, List.of(values));
    return new WebhookRequest(request.body(), headers).method("POST");
  }

  private int status(WebhookRequest request) {
    return endpoint.webhooks.receive(request).status();
  }

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
  @DisplayName("A bit changed in body or signature, another key, another body's signature: refused")
  void everySingleChangedBitIsRefused() {
    WebhookRequest genuine = signed("{\"type\":\"NoteCreate\",\"id\":\"n1\"}");
    byte[] body = genuine.body();
    byte[] signature = Base64.getDecoder().decode(genuine.header("X-GHL-Signature"));

    assertThat(status(genuine)).isEqualTo(200);
    for (int bit = 0; bit < body.length * 8; bit++) {
      assertThat(status(genuine.body(flipped(body, bit))))
          .as("bit %s of the body", bit)
          .isEqualTo(401);
    }
    for (int bit = 0; bit < signature.length * 8; bit++) {
      String forged = Base64.getEncoder().encodeToString(flipped(signature, bit));
      assertThat(status(with(genuine, "X-GHL-Signature", forged)))
          .as("bit %s of the signature", bit)
          .isEqualTo(401);
    }
    assertThat(status(WebhookSigner.create().sign(body))).isEqualTo(401);
    assertThat(status(signed(NOTE).body(body))).isEqualTo(401);
    assertThat(endpoint.inbox.count(State.WAITING) + endpoint.inbox.count(State.DONE)).isEqualTo(1);
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] copy = bytes.clone();
    copy[bit / 8] ^= (byte) (1 << bit % 8);
    return copy;
  }

  @Test
  @DisplayName("No signature, N/A, empty, base64url, two of them: refused")
  void whatIsNoSignatureIsRefused() {
    WebhookRequest genuine = signed(NOTE);
    String signature = genuine.header("X-GHL-Signature");

    assertThat(status(new WebhookRequest(genuine.body(), Map.of()).method("POST"))).isEqualTo(401);
    for (String other :
        List.of("N/A", "", " ", signature.replace("=", ""), signature + signature)) {
      assertThat(status(with(genuine, "X-GHL-Signature", other))).as(other).isEqualTo(401);
    }
    assertThat(status(with(genuine, "X-GHL-Signature", signature, signature))).isEqualTo(401);
  }

  @Test
  void rsaCountsOnlyWhereItIsSwitchedOnAndThereIsNoEd25519() {
    var rsa = WebhookSigner.legacy();
    WebhookRequest old = rsa.sign(NOTE);
    assertThat(status(old)).isEqualTo(401);

    endpoint(new Endpoint(w -> w.legacyKeys(VerificationKey.rsa("old", rsa.publicKey()))));

    assertThat(status(old)).isEqualTo(200);
    assertThat(status(with(old, "X-GHL-Signature", "N/A"))).isEqualTo(200);
    String forged = WebhookSigner.create().sign(NOTE).header("X-GHL-Signature");
    assertThat(status(with(old, "X-GHL-Signature", forged))).isEqualTo(401);
    assertThat(status(with(old, "X-GHL-Signature", "nonsense"))).isEqualTo(401);
  }

  @Test
  @DisplayName("While keys change the old one counts, then both, then the new one")
  void keysRotate() {
    var next = WebhookSigner.create();
    String old = endpoint.sent.publicKey();
    var ring =
        ConversationWebhooks.into(endpoint.inbox)
            .timekeeper(endpoint.time)
            .keys(
                VerificationKey.ed25519("old", old).notAfter(Endpoint.NOW.plusSeconds(200)),
                VerificationKey.ed25519("next", next.publicKey())
                    .notBefore(Endpoint.NOW.plusSeconds(100)));
    WebhookRequest byOld = signed(NOTE);
    WebhookRequest byNext = next.sign(NOTE);

    assertThat(List.of(ring.receive(byOld).status(), ring.receive(byNext).status()))
        .containsExactly(200, 401);
    endpoint.time.advance(Duration.ofSeconds(150));
    assertThat(List.of(ring.receive(byOld).status(), ring.receive(byNext).status()))
        .containsExactly(200, 200);
    endpoint.time.advance(Duration.ofSeconds(100));
    assertThat(List.of(ring.receive(byOld).status(), ring.receive(byNext).status()))
        .containsExactly(401, 200);
  }

  @Test
  void theVendorsOwnKeysAreUsableAndAreTheDefault() {
    try (var inbox = WebhookInbox.inMemory()) {
      var webhooks =
          ConversationWebhooks.into(inbox).legacyKeys(ConversationWebhooks.LEGACY_VENDOR_KEY);

      assertThat(webhooks.receive(signed(NOTE)).status()).isEqualTo(401);
      assertThat(ConversationWebhooks.VENDOR_KEY.key().getAlgorithm()).isIn("EdDSA", "Ed25519");
      assertThat(ConversationWebhooks.LEGACY_VENDOR_KEY.key().getAlgorithm()).isEqualTo("RSA");
    }
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

  private String header(String json) {
    return signed(json).header("X-GHL-Signature");
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
  @DisplayName("A body written again on the way is refused, and the reason says so")
  void aBodyWrittenAgainIsDiagnosed() {
    WebhookRequest genuine = signed(NOTE);

    var marked = endpoint.webhooks.receive(genuine.body(("\uFEFF" + NOTE).getBytes(UTF_8)));

    assertThat(marked.status()).isEqualTo(401);
    assertThat(marked.reason()).contains("byte order mark");
  }

  @Test
  void whatIsGenuineButForAnotherAppOrLocationIsSetAside() throws Exception {
    endpoint(new Endpoint(w -> w.forApp("sandbox-app").forLocations("loc-1"::equals)));

    assertThat(status(signed("{\"type\":\"NoteCreate\",\"appId\":\"theirs\"}"))).isEqualTo(200);
    assertThat(status(signed("{\"type\":\"NoteCreate\",\"locationId\":\"loc-2\"}"))).isEqualTo(200);
    assertThat(
            status(
                signed(
                    "{\"type\":\"NoteCreate\",\"appId\":\"sandbox-app\",\"locationId\":\"loc-1\"}")))
        .isEqualTo(200);

    assertThat(endpoint.events()).hasSize(1);
    assertThat(endpoint.inbox.count(State.ODD)).isEqualTo(2);
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

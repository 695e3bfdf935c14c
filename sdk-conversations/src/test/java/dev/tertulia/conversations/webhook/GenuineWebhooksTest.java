package dev.tertulia.conversations.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.VerificationKey;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.core.webhook.WebhookRequest;
import dev.tertulia.testing.highlevel.WebhookSigner;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which requests are taken for HighLevel's own. */
class GenuineWebhooksTest extends SignedWebhooks {
  private static WebhookRequest with(WebhookRequest request, String header, String... values) {
    var headers = new HashMap<>(request.headers());
    headers.put(header, List.of(values));
    return new WebhookRequest(request.body(), headers).method("POST");
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
  void anAppWithoutAnIdIsRefusedBecauseItWouldLetEverybodyIn() {
    var webhooks = ConversationWebhooks.into(endpoint.inbox);

    for (String unset : new String[] {null, "", " "}) {
      assertThatThrownBy(() -> webhooks.forApp(unset))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessage("ConversationWebhooks.forApp: expected a text, found nothing");
    }
  }
}

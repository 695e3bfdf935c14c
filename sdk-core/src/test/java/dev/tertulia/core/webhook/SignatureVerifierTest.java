package dev.tertulia.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.WebhookException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {
  private static final byte[] BODY = "{\"n\": 1.0}".getBytes(StandardCharsets.UTF_8);

  private final KeyPair key = newKey();
  private final SignatureVerifier verifier =
      SignatureVerifier.ed25519("X-Signature", key.getPublic());

  private static KeyPair newKey() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String signed(byte[] body, KeyPair by) throws Exception {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(by.getPrivate());
    signature.update(body);
    return Base64.getEncoder().encodeToString(signature.sign());
  }

  private static WebhookRequest request(byte[] body, String... signatures) {
    return new WebhookRequest(body, Map.of("x-signature", List.of(signatures)));
  }

  @Test
  void aGenuineRequestPasses() throws Exception {
    assertThatCode(() -> verifier.verify(request(BODY, signed(BODY, key))))
        .doesNotThrowAnyException();
  }

  @Test
  void everyChangedBitOfTheBodyIsNoticed() throws Exception {
    String signature = signed(BODY, key);
    for (int bit = 0; bit < BODY.length * 8; bit++) {
      byte[] changed = BODY.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);

      assertThatThrownBy(() -> verifier.verify(request(changed, signature)))
          .isInstanceOf(WebhookException.class);
    }
  }

  @Test
  void anotherKeysSignatureIsForged() throws Exception {
    assertThatThrownBy(() -> verifier.verify(request(BODY, signed(BODY, newKey()))))
        .isInstanceOf(WebhookException.class)
        .hasMessageContaining("not by a known key");
  }

  @Test
  void anyKeyOfTheRingWillDo() throws Exception {
    var ring = SignatureVerifier.ed25519("X-Signature", newKey().getPublic(), key.getPublic());

    assertThatCode(() -> ring.verify(request(BODY, signed(BODY, key)))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "N/A", "not base64 !", "AAAA", "////////"})
  void whatIsNoSignatureIsForged(String value) {
    assertThatThrownBy(() -> verifier.verify(request(BODY, value)))
        .isInstanceOf(WebhookException.class);
  }

  @Test
  void twoSignaturesAreForged() throws Exception {
    String genuine = signed(BODY, key);

    assertThatThrownBy(() -> verifier.verify(request(BODY, genuine, genuine)))
        .isInstanceOf(WebhookException.class);
  }

  @Test
  void aKeyOfAnotherKindIsRefusedBeforeAnythingArrives() throws Exception {
    var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();

    assertThatThrownBy(() -> SignatureVerifier.ed25519("X-Signature", rsa))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("public Ed25519 keys");
  }

  @Test
  void aRequestKeepsItsHeadersWhateverTheServerDoesWithItsOwn() {
    var values = new ArrayList<>(List.of("one"));
    var request = new WebhookRequest(BODY, Map.of("X-Signature", values));
    values.add("two");

    assertThat(request.headers("x-signature")).containsExactly("one");
  }

  @Test
  void aKeyIsReadFromPemAndRubbishIsNamed() throws Exception {
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(key.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    var fromPem = SignatureVerifier.ed25519("X-Signature", SignatureVerifier.key(pem));

    assertThatCode(() -> fromPem.verify(request(BODY, signed(BODY, key))))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> SignatureVerifier.key("rubbish"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "SignatureVerifier.key: expected a public Ed25519 key in PEM, found a text that is none");
  }
}

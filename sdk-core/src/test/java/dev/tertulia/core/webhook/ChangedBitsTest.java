package dev.tertulia.core.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.WebhookException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whatever single bit of a signed request changes, it is noticed. */
class ChangedBitsTest {
  private static final byte[] BODY = "{\"id\":\"o-17\"}".getBytes(UTF_8);
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final SigningKey KEY = SigningKey.ed25519("2026");
  private static final SigningKey RSA = SigningKey.rsa("old");

  private final SignatureVerifier verifier =
      SignatureVerifier.ed25519("X-Signature", KEY.forVerifying());

  private static WebhookRequest request(byte[] body, String... signatures) {
    return new WebhookRequest(body, Map.of("x-signature", List.of(signatures)));
  }

  private static WebhookRequest request(byte[] body, String signature, String old) {
    return new WebhookRequest(
        body, Map.of("X-Signature", List.of(signature), "X-Old-Signature", List.of(old)));
  }

  private static boolean passes(SignatureVerifier verifier, WebhookRequest request) {
    try {
      verifier.verify(request, NOON);
      return true;
    } catch (WebhookException e) {
      return false;
    }
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] changed = bytes.clone();
    changed[bit / 8] ^= (byte) (1 << bit % 8);
    return changed;
  }

  @Test
  void everyChangedBitOfTheBodyIsNoticed() {
    String signature = KEY.signed(BODY);

    for (int bit = 0; bit < BODY.length * 8; bit++) {
      assertThat(passes(verifier, request(flipped(BODY, bit), signature)))
          .as("bit " + bit)
          .isFalse();
    }
  }

  @Test
  void everyChangedBitOfTheSignatureIsNoticed() {
    byte[] signature = KEY.sign(BODY);

    for (int bit = 0; bit < signature.length * 8; bit++) {
      String changed = Base64.getEncoder().encodeToString(flipped(signature, bit));
      assertThat(passes(verifier, request(BODY, changed))).as("bit " + bit).isFalse();
    }
  }

  @Test
  void everyChangedBitOfTheHeaderIsNoticedThoughBase64HasSpareBits() {
    byte[] header = KEY.signed(BODY).getBytes(UTF_8);

    for (int bit = 0; bit < header.length * 8; bit++) {
      String changed = new String(flipped(header, bit), StandardCharsets.ISO_8859_1);
      assertThat(passes(verifier, request(BODY, changed))).as("bit " + bit).isFalse();
    }
  }

  @Test
  void everyChangedBitOfAnRsaSignatureIsNoticed() {
    byte[] signature = RSA.sign(BODY);
    var rsa = SignatureVerifier.rsaSha256("X-Signature", RSA.forVerifying());

    assertThat(passes(rsa, request(BODY, RSA.signed(BODY)))).isTrue();
    for (int bit = 0; bit < signature.length * 8; bit++) {
      String changed = Base64.getEncoder().encodeToString(flipped(signature, bit));
      assertThat(passes(rsa, request(BODY, changed))).as("bit " + bit).isFalse();
    }
  }

  @Test
  @DisplayName("a signature cannot be turned into another one for the same body (S + L)")
  void aSignatureCannotBeTurnedIntoAnotherOneForTheSameBody() {
    byte[] signature = KEY.sign(BODY);
    byte[] s = new byte[32];
    for (int i = 0; i < 32; i++) {
      s[i] = signature[63 - i];
    }
    var order =
        BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    byte[] other = new BigInteger(1, s).add(order).toByteArray();
    byte[] forged = signature.clone();
    Arrays.fill(forged, 32, 64, (byte) 0);
    for (int i = 0; i < Math.min(32, other.length); i++) {
      forged[32 + i] = other[other.length - 1 - i];
    }

    assertThat(passes(verifier, request(BODY, Base64.getEncoder().encodeToString(forged))))
        .isFalse();
  }
}

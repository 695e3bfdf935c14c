package dev.tertulia.core.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.WebhookException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {
  private static final byte[] BODY = "{\"id\":\"o-17\"}".getBytes(UTF_8);
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final SigningKey KEY = SigningKey.ed25519("2026");
  private static final SigningKey RSA = SigningKey.rsa("old");

  private final SignatureVerifier verifier =
      SignatureVerifier.ed25519("X-Signature", KEY.forVerifying());
  private final SignatureVerifier both =
      SignatureVerifier.firstOf(
          verifier, SignatureVerifier.rsaSha256("X-Old-Signature", RSA.forVerifying()));

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

  @Test
  void aGenuineRequestPassesAndTellsTheKey() {
    assertThat(verifier.verify(request(BODY, KEY.signed(BODY)), NOON)).isEqualTo("2026");
    assertThat(passes(verifier, request(new byte[0], KEY.signed(new byte[0])))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "N/A",
        "not base64 !",
        "AAAA",
        "////////",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="
      })
  void whatIsNoSignatureIsForged(String value) {
    assertThat(passes(verifier, request(BODY, value))).isFalse();
  }

  @Test
  void base64ForAddressesIsNotTheAlphabetThatWasAgreedOn() {
    byte[] body = BODY;
    while (!KEY.signed(body).matches(".*[+/].*")) {
      body = Arrays.copyOf(body, body.length + 1);
    }
    String forAddresses = Base64.getUrlEncoder().encodeToString(KEY.sign(body));
    String unpadded = Base64.getEncoder().withoutPadding().encodeToString(KEY.sign(body));

    assertThat(passes(verifier, request(body, KEY.signed(body)))).isTrue();
    assertThat(passes(verifier, request(body, forAddresses))).isFalse();
    assertThat(passes(verifier, request(body, unpadded))).isFalse();
  }

  @Test
  void anotherKeysSignatureAndAnotherBodysSignatureAreForged() {
    String stranger = SigningKey.ed25519("stranger").signed(BODY);

    assertThatThrownBy(() -> verifier.verify(request(BODY, stranger), NOON))
        .isInstanceOf(WebhookException.class)
        .hasMessage("the signature in X-Signature is not by a known key");
    assertThat(passes(verifier, request(BODY, KEY.signed("other".getBytes(UTF_8))))).isFalse();
  }

  @Test
  void twoSignaturesAreForged() {
    String genuine = KEY.signed(BODY);

    assertThat(passes(verifier, request(BODY, new String[] {genuine, genuine}))).isFalse();
  }

  @Test
  void aFailedSignatureNeverFallsBackToTheOtherKind() {
    String bad = SigningKey.ed25519("stranger").signed(BODY);

    assertThat(passes(both, request(BODY, bad, RSA.signed(BODY)))).isFalse();
    assertThat(passes(both, request(BODY, "rubbish", RSA.signed(BODY)))).isFalse();
    assertThat(passes(both, request(BODY, KEY.signed(BODY), "rubbish"))).isTrue();
  }

  @Test
  void theOldKindCountsOnlyWhereItIsSwitchedOnAndTheNewOneIsAbsent() {
    var onlyOld = new WebhookRequest(BODY, Map.of("X-Old-Signature", List.of(RSA.signed(BODY))));

    assertThat(passes(verifier, onlyOld)).isFalse();
    assertThat(both.verify(onlyOld, NOON)).isEqualTo("old");
    assertThat(passes(both, request(BODY, "N/A", RSA.signed(BODY)))).isTrue();
    assertThat(passes(both, request(BODY, "N/A", "N/A"))).isFalse();
  }

  @Test
  void keysAreChangedInThreeSteps() {
    SigningKey next = SigningKey.ed25519("2027");
    Instant begin = NOON.minusSeconds(60);
    Instant end = NOON.plusSeconds(60);
    var ring =
        SignatureVerifier.ed25519(
            "X-Signature", KEY.forVerifying().notAfter(end), next.forVerifying().notBefore(begin));
    var byOld = request(BODY, KEY.signed(BODY));
    var byNext = request(BODY, next.signed(BODY));

    assertThat(ring.verify(byOld, begin.minusMillis(1))).isEqualTo("2026");
    assertThatThrownBy(() -> ring.verify(byNext, begin.minusMillis(1)))
        .isInstanceOf(WebhookException.class);
    assertThat(ring.verify(byOld, begin)).isEqualTo("2026");
    assertThat(ring.verify(byNext, begin)).isEqualTo("2027");
    assertThatThrownBy(() -> ring.verify(byOld, end)).isInstanceOf(WebhookException.class);
    assertThat(ring.verify(byNext, end)).isEqualTo("2027");
  }

  @Test
  void aBodyThatAProxyChangedIsForgedAndTheMessageSaysWhatItLooksLike() throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(zipped)) {
      zip.write(BODY);
    }
    byte[] marked = ("\ufeff" + new String(BODY, UTF_8)).getBytes(UTF_8);
    byte[] latin = "{\"name\":\"Peña\"}".getBytes(StandardCharsets.ISO_8859_1);
    String signature = KEY.signed(BODY);

    assertThat(why(request(zipped.toByteArray(), signature))).contains("compressed");
    assertThat(why(request(marked, signature))).contains("byte order mark");
    assertThat(why(request(latin, signature))).contains("another character set");
    assertThat(why(request(new byte[0], signature))).contains("empty");
  }

  private String why(WebhookRequest request) {
    try {
      verifier.verify(request, NOON);
      return "it passed";
    } catch (WebhookException e) {
      return e.getMessage();
    }
  }

  @Test
  void messagesHoldNeitherSignatureNorBody() {
    String signature = SigningKey.ed25519("stranger").signed(BODY);

    assertThat(why(request(BODY, signature))).doesNotContain(signature).doesNotContain("o-17");
  }

  @Test
  void aKeyOfAnotherKindIsRefusedBeforeAnythingArrives() {
    assertThatThrownBy(() -> SignatureVerifier.ed25519("X-Signature", RSA.forVerifying()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "SignatureVerifier.keys: expected public keys for Ed25519, found a key of another kind:"
                + " old");
    assertThatThrownBy(() -> SignatureVerifier.ed25519("X-Signature"))
        .hasMessageContaining("at least one key");
    assertThatThrownBy(() -> KEY.forVerifying().notBefore(NOON).notAfter(NOON))
        .hasMessageContaining("after notBefore");
  }

  @Test
  void aKeyIsReadFromPemAndRubbishIsNamed() {
    var fromPem = SignatureVerifier.ed25519("X-Signature", VerificationKey.ed25519("1", KEY.pem()));
    var rsaFromPem =
        SignatureVerifier.rsaSha256("X-Signature", VerificationKey.rsa("1", RSA.pem()));

    assertThat(passes(fromPem, request(BODY, KEY.signed(BODY)))).isTrue();
    assertThat(passes(rsaFromPem, request(BODY, RSA.signed(BODY)))).isTrue();
    assertThatThrownBy(() -> VerificationKey.ed25519("7", "rubbish"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "VerificationKey.key: expected a public Ed25519 key in PEM,"
                + " found a text that is none, for the key 7");
    assertThatThrownBy(() -> VerificationKey.rsa("7", KEY.pem()))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aRequestKeepsItsHeadersWhateverTheServerDoesWithItsOwn() {
    var values = new ArrayList<>(List.of("one"));
    var request = new WebhookRequest(BODY, Map.of("X-Signature", values)).target("/s3cr3t");
    values.add("two");

    assertThat(request.headers("x-signature")).containsExactly("one");
    assertThat(request.keeping("x-signature").headers()).containsOnlyKeys("X-Signature");
    assertThat(request.keeping("x-signature").target()).isNull();
    assertThat(request.keeping().headers()).isEmpty();
    assertThat(request.toString()).doesNotContain("s3cr3t");
  }

  /** RFC 8032, section 7.1, test 3. */
  @Test
  void agreesWithTheStandardsOwnExample() {
    String prefix = "302a300506032b6570032100";
    String key = "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025";
    String signature =
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a";
    String pem = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(prefix + key));
    var standard = SignatureVerifier.ed25519("X-Signature", VerificationKey.ed25519("rfc", pem));
    String header = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(signature));

    assertThat(passes(standard, request(new byte[] {(byte) 0xaf, (byte) 0x82}, header))).isTrue();
  }
}

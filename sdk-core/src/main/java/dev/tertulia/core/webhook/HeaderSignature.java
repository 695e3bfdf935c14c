package dev.tertulia.core.webhook;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.WebhookException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A signature over the raw body, in base64, in a header of its own. */
final class HeaderSignature implements SignatureVerifier {
  private static final int ED25519_LENGTH = 64;

  private final String algorithm;
  private final String header;
  private final List<VerificationKey> keys;

  private HeaderSignature(String algorithm, String header, List<VerificationKey> keys) {
    this.algorithm = algorithm;
    this.header = header;
    this.keys = keys;
  }

  static HeaderSignature of(String algorithm, String header, List<VerificationKey> keys) {
    if (keys.isEmpty()) {
      throw new InvalidRequestException("SignatureVerifier.keys", "at least one key", "none");
    }
    keys.forEach(key -> requireUsable(algorithm, key));
    return new HeaderSignature(algorithm, header, keys);
  }

  /** Otherwise the first webhook would find out, and every one after it. */
  private static void requireUsable(String algorithm, VerificationKey key) {
    try {
      Signature.getInstance(algorithm).initVerify(key.key());
    } catch (GeneralSecurityException e) {
      throw new InvalidRequestException(
          "SignatureVerifier.keys",
          "public keys for " + algorithm,
          "a key of another kind: " + key.id());
    }
  }

  @Override
  public boolean appliesTo(WebhookRequest request) {
    // A sender that has no signature to give says N/A; that is none.
    return request.headers(header).stream()
        .anyMatch(value -> !value.isEmpty() && !value.equals("N/A"));
  }

  @Override
  public String verify(WebhookRequest request, Instant now) {
    // Cheap checks first: verifying costs about a millisecond, which an unauthenticated sender must
    // not be able to spend.
    if (!appliesTo(request)) {
      throw new WebhookException("no signature in " + header, null);
    }
    byte[] signature = decoded(request.header(header));
    if (signature == null) {
      throw new WebhookException("what stands in " + header + " cannot be a signature", null);
    }
    byte[] body = request.bytes();
    for (VerificationKey key : keys) {
      if (key.countsAt(now) && length(key) == signature.length && matches(key, body, signature)) {
        return key.id();
      }
    }
    throw new WebhookException(
        "the signature in " + header + " is not by a known key" + Suspicion.about(request), null);
  }

  /**
   * The bytes if they have a possible length and there is no other way to spell them: otherwise the
   * same signature would pass in several spellings.
   */
  private byte @Nullable [] decoded(@Nullable String base64) {
    if (base64 == null || keys.stream().noneMatch(k -> base64Length(k) == base64.length())) {
      return null;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return Base64.getEncoder().encodeToString(bytes).equals(base64) ? bytes : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static int base64Length(VerificationKey key) {
    return (length(key) + 2) / 3 * 4;
  }

  private static int length(VerificationKey key) {
    return key.key() instanceof RSAKey rsa
        ? (rsa.getModulus().bitLength() + 7) / 8
        : ED25519_LENGTH;
  }

  private boolean matches(VerificationKey key, byte[] body, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(algorithm);
      verifier.initVerify(key.key());
      verifier.update(body);
      return verifier.verify(signature);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK from 15 on has " + algorithm, e);
    }
  }

  @Override
  public String toString() {
    return "SignatureVerifier[" + algorithm + " in " + header + ", " + keys + "]";
  }
}

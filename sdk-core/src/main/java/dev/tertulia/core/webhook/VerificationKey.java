package dev.tertulia.core.webhook;

import dev.tertulia.core.InvalidRequestException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A public key that webhooks are signed with, and when it counts. Several together make a ring:
 * while a sender changes keys, the old one gets an end and the new one a beginning, and in between
 * both count. Immutable.
 *
 * <pre>{@code
 * var old = VerificationKey.ed25519("2025", oldPem).notAfter(Instant.parse("2027-01-31T00:00:00Z"));
 * var next = VerificationKey.ed25519("2027", newPem).notBefore(Instant.parse("2027-01-01T00:00:00Z"));
 * }</pre>
 *
 * @param id names it in logs and messages
 * @param key the key itself
 * @param notBefore from when on it counts; null for always
 * @param notAfter until when it counts; null for ever
 */
public record VerificationKey(
    String id, PublicKey key, @Nullable Instant notBefore, @Nullable Instant notAfter) {

  /** Refuses a time that never comes. */
  public VerificationKey {
    if (notBefore != null && notAfter != null && !notBefore.isBefore(notAfter)) {
      throw new InvalidRequestException(
          "VerificationKey.notAfter", "a time after notBefore", "one that is not");
    }
  }

  /**
   * An Ed25519 key that always counts, from its PEM text (X.509 SubjectPublicKeyInfo).
   *
   * @throws InvalidRequestException if the text is no such key
   */
  public static VerificationKey ed25519(String id, String pem) {
    return read(id, "Ed25519", pem);
  }

  /**
   * An RSA key that always counts, from its PEM text (X.509 SubjectPublicKeyInfo).
   *
   * @throws InvalidRequestException if the text is no such key
   */
  public static VerificationKey rsa(String id, String pem) {
    return read(id, "RSA", pem);
  }

  private static VerificationKey read(String id, String algorithm, String pem) {
    String base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
    try {
      var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
      return new VerificationKey(
          id, KeyFactory.getInstance(algorithm).generatePublic(spec), null, null);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new InvalidRequestException(
          "VerificationKey.key",
          "a public " + algorithm + " key in PEM",
          "a text that is none, for the key " + id);
    }
  }

  /** The same, counting from then on only. */
  public VerificationKey notBefore(Instant value) {
    return new VerificationKey(id, key, value, notAfter);
  }

  /** The same, counting until then only. */
  public VerificationKey notAfter(Instant value) {
    return new VerificationKey(id, key, notBefore, value);
  }

  /** Whether it counts at that time. */
  public boolean countsAt(Instant time) {
    return (notBefore == null || !time.isBefore(notBefore))
        && (notAfter == null || time.isBefore(notAfter));
  }

  @Override
  public String toString() {
    return "VerificationKey[" + id + "]";
  }
}

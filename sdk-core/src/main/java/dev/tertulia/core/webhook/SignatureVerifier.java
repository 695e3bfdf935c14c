package dev.tertulia.core.webhook;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.WebhookException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells genuine webhooks from forged ones by an Ed25519 signature over the raw body. Immutable and
 * safe for use by several threads.
 *
 * <p>Fails closed: no signature, two of them, one that is not base64 of 64 bytes, or one that no
 * key accepts, is forged. Several keys at once let the sender change to a new one.
 *
 * <pre>{@code
 * var verifier = SignatureVerifier.ed25519("X-GHL-Signature", SignatureVerifier.key(pem));
 * verifier.verify(new WebhookRequest(rawBody, headers));   // throws WebhookException
 * }</pre>
 */
public final class SignatureVerifier {
  private static final String ALGORITHM = "Ed25519";
  private static final int SIGNATURE_LENGTH = 64;

  private final String header;
  private final List<PublicKey> keys;

  private SignatureVerifier(String header, List<PublicKey> keys) {
    this.header = header;
    this.keys = keys;
  }

  /** Verifies the signature in a header, by any of the keys. */
  public static SignatureVerifier ed25519(String header, PublicKey... keys) {
    if (keys.length == 0) {
      throw new InvalidRequestException("SignatureVerifier.keys", "at least one key", "none");
    }
    for (PublicKey key : keys) {
      requireUsable(key);
    }
    return new SignatureVerifier(header, List.of(keys));
  }

  /** Otherwise the first webhook would find out, and every one after it. */
  private static void requireUsable(PublicKey key) {
    try {
      Signature.getInstance(ALGORITHM).initVerify(key);
    } catch (GeneralSecurityException e) {
      throw new InvalidRequestException(
          "SignatureVerifier.keys", "public Ed25519 keys", "a key of another kind");
    }
  }

  /** Reads a public Ed25519 key from its PEM text. */
  public static PublicKey key(String pem) {
    String base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
    try {
      return KeyFactory.getInstance(ALGORITHM)
          .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new InvalidRequestException(
          "SignatureVerifier.key", "a public Ed25519 key in PEM", "a text that is none");
    }
  }

  /**
   * Returns if the request is genuine.
   *
   * @throws WebhookException if it is not
   */
  public void verify(WebhookRequest request) {
    // Cheap checks first: verifying costs about a millisecond, which an unauthenticated sender must
    // not be able to spend.
    byte[] signature = decoded(request.header(header));
    if (signature == null || signature.length != SIGNATURE_LENGTH) {
      throw new WebhookException("no signature in " + header + " that could be genuine", null);
    }
    byte[] body = request.body();
    if (keys.stream().noneMatch(key -> matches(key, body, signature))) {
      throw new WebhookException("the signature in " + header + " is not by a known key", null);
    }
  }

  private static byte @Nullable [] decoded(@Nullable String base64) {
    if (base64 == null || base64.length() > 2 * SIGNATURE_LENGTH) {
      return null;
    }
    try {
      return Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean matches(PublicKey key, byte[] body, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(body);
      return verifier.verify(signature);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK from 15 on has " + ALGORITHM, e);
    }
  }
}

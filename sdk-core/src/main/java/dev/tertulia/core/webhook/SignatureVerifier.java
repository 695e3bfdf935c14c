package dev.tertulia.core.webhook;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.WebhookException;
import dev.tertulia.core.auth.Secret;
import java.time.Instant;
import java.util.List;

/**
 * Tells genuine webhooks from forged ones. Fails closed: what is not certainly genuine is forged.
 * The supplied ones are immutable and safe for use by several threads; one of your own must be so
 * too.
 *
 * <pre>{@code
 * var verifier = SignatureVerifier.ed25519("X-Signature", VerificationKey.ed25519("2026", pem));
 * verifier.verify(new WebhookRequest(rawBody, headers), time.now());   // throws WebhookException
 * }</pre>
 */
public interface SignatureVerifier {

  /**
   * Returns if the request is genuine.
   *
   * <p>What costs little is looked at first: a signature that is absent, or cannot be one by its
   * form, costs no cryptography.
   *
   * @param now decides which keys count
   * @return the id of the key that it was signed with
   * @throws WebhookException if it is not genuine; says why, without the signature
   */
  String verify(WebhookRequest request, Instant now);

  /** Whether the request carries anything that this one would judge. */
  default boolean appliesTo(WebhookRequest request) {
    return true;
  }

  /**
   * Verifies the Ed25519 signature over the raw body that stands in a header in base64, by any key
   * that counts. No signature, {@code N/A}, more than one, one that is not the canonical base64 of
   * 64 bytes, or one that no key accepts, is forged.
   *
   * @throws InvalidRequestException without a key, or with one of another kind
   */
  static SignatureVerifier ed25519(String header, VerificationKey... keys) {
    return HeaderSignature.of("Ed25519", header, List.of(keys));
  }

  /**
   * Verifies the RSA signature (PKCS #1 v1.5 with SHA-256) over the raw body that stands in a
   * header in base64, by any key that counts and has the signature's length; as strict as {@link
   * #ed25519}.
   *
   * @throws InvalidRequestException without a key, or with one of another kind
   */
  static SignatureVerifier rsaSha256(String header, VerificationKey... keys) {
    return HeaderSignature.of("SHA256withRSA", header, List.of(keys));
  }

  /**
   * Lets the first one that {@link #appliesTo} the request decide, and nobody after it: a request
   * with a bad signature of the better kind does not get in by one of the worse.
   *
   * <pre>{@code
   * // RSA counts only where there is no Ed25519 signature at all.
   * SignatureVerifier.firstOf(
   *     SignatureVerifier.ed25519("X-New-Signature", current),
   *     SignatureVerifier.rsaSha256("X-Old-Signature", legacy));
   * }</pre>
   *
   * @throws InvalidRequestException without any
   */
  static SignatureVerifier firstOf(SignatureVerifier... verifiers) {
    return FirstOf.of(List.of(verifiers));
  }

  /**
   * For a service that signs nothing: the callback address that was told to the service holds a
   * secret as a query parameter. Any of the secrets will do, so that they can be changed.
   *
   * <p>It proves less than a signature: whoever sees the address, in the log of a proxy for
   * instance, can forge.
   *
   * @throws InvalidRequestException without a secret, or with one of fewer than 16 characters
   */
  static SignatureVerifier secretInQuery(String parameter, Secret... secrets) {
    return UrlSecret.inQuery(parameter, List.of(secrets));
  }

  /**
   * The same with the secret as the last part of the path: {@code /hooks/3f9c…}.
   *
   * @throws InvalidRequestException without a secret, or with one of fewer than 16 characters
   */
  static SignatureVerifier secretInPath(Secret... secrets) {
    return UrlSecret.inPath(List.of(secrets));
  }
}

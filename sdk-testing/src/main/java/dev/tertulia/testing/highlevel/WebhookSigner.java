package dev.tertulia.testing.highlevel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tertulia.core.webhook.WebhookRequest;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Makes webhooks that are as genuine as the vendor's, with a key of its own: give {@link
 * #publicKey} to whoever verifies. Safe for use by several threads.
 *
 * <pre>{@code
 * var signer = WebhookSigner.create();
 * var webhooks = ConversationWebhooks.into(inbox).keys(VerificationKey.ed25519("test", signer.publicKey()));
 * webhooks.receive(signer.sign("{\"type\": \"NoteCreate\", …}"));
 * }</pre>
 */
public final class WebhookSigner {
  private final String header;
  private final String algorithm;
  private final KeyPair keys;

  private WebhookSigner(String header, String algorithm, KeyPair keys) {
    this.header = header;
    this.algorithm = algorithm;
    this.keys = keys;
  }

  /** One that signs as the vendor does: Ed25519 in {@code X-GHL-Signature}. */
  public static WebhookSigner create() {
    return new WebhookSigner("X-GHL-Signature", "Ed25519", generated("Ed25519"));
  }

  /** One that signs as the vendor did: RSA in {@code X-WH-Signature}. Takes a moment. */
  public static WebhookSigner legacy() {
    return new WebhookSigner("X-WH-Signature", "SHA256withRSA", generated("RSA"));
  }

  private static KeyPair generated(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK from 15 on has " + algorithm, e);
    }
  }

  /** The public key that verifies, as PEM text. */
  public String publicKey() {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  /** The request that brings that body, signed. */
  public WebhookRequest sign(String json) {
    return sign(json.getBytes(UTF_8));
  }

  /** The request that brings those bytes, signed. */
  public WebhookRequest sign(byte[] body) {
    return new WebhookRequest(
            body,
            Map.of("Content-Type", List.of("application/json"), header, List.of(signature(body))))
        .method("POST");
  }

  private String signature(byte[] body) {
    PrivateKey key = keys.getPrivate();
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(body);
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was just made must sign", e);
    }
  }

  @Override
  public String toString() {
    return "WebhookSigner[" + algorithm + " in " + header + "]";
  }
}

package dev.tertulia.core.webhook;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A sender's key. */
record SigningKey(String id, String algorithm, KeyPair pair) {

  static SigningKey ed25519(String id) {
    return create(id, "Ed25519", "Ed25519", 255);
  }

  static SigningKey rsa(String id) {
    return create(id, "RSA", "SHA256withRSA", 2048);
  }

  private static SigningKey create(String id, String keys, String algorithm, int size) {
    try {
      var generator = KeyPairGenerator.getInstance(keys);
      generator.initialize(size);
      return new SigningKey(id, algorithm, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  VerificationKey forVerifying() {
    return new VerificationKey(id, pair.getPublic(), null, null);
  }

  String pem() {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  byte[] sign(byte[] body) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(pair.getPrivate());
      signature.update(body);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  String signed(byte[] body) {
    return Base64.getEncoder().encodeToString(sign(body));
  }

  WebhookRequest request(byte[] body, String header) {
    return new WebhookRequest(body, Map.of(header, List.of(signed(body)))).method("POST");
  }
}

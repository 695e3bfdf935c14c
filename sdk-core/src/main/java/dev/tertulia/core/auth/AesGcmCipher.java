package dev.tertulia.core.auth;

import dev.tertulia.core.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code aes1:key:bytes}, where the key is named by a fingerprint and the bytes are a random nonce
 * of twelve followed by what AES-GCM made of the text, both in Base64.
 */
final class AesGcmCipher implements TokenCipher {
  private static final String FORMAT = "aes1";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final String newest;
  private final Map<String, SecretKey> keys;
  private final SecureRandom random = new SecureRandom();

  private AesGcmCipher(String newest, Map<String, SecretKey> keys) {
    this.newest = newest;
    this.keys = keys;
  }

  static AesGcmCipher of(List<Secret> newestFirst) {
    var keys = new LinkedHashMap<String, SecretKey>();
    for (Secret key : newestFirst) {
      keys.put(key.fingerprint(), new SecretKeySpec(bytes(key), "AES"));
    }
    return new AesGcmCipher(newestFirst.get(0).fingerprint(), keys);
  }

  private static byte[] bytes(Secret key) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(key.reveal());
    } catch (IllegalArgumentException e) {
      throw wrongKey("a text that is not Base64");
    }
    if (bytes.length != 16 && bytes.length != 24 && bytes.length != 32) {
      throw wrongKey(bytes.length + " bytes");
    }
    return bytes;
  }

  private static InvalidRequestException wrongKey(String found) {
    return new InvalidRequestException("TokenCipher.aesGcm", "16, 24 or 32 bytes in Base64", found);
  }

  @Override
  public String seal(String text, String context) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, Objects.requireNonNull(keys.get(newest)), nonce, context)
              .doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] bytes = Arrays.copyOf(nonce, NONCE + sealed.length);
      System.arraycopy(sealed, 0, bytes, NONCE, sealed.length);
      return FORMAT + ":" + newest + ":" + Base64.getEncoder().encodeToString(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  @Override
  public String open(String sealed, String context) {
    String[] parts = sealed.split(":", -1);
    if (parts.length != 3 || !parts[0].equals(FORMAT)) {
      throw unreadable("something else");
    }
    SecretKey key = keys.get(parts[1]);
    if (key == null) {
      throw unreadable("one sealed with another key, " + parts[1]);
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(parts[2]);
      if (bytes.length < NONCE + TAG_BITS / 8) {
        throw unreadable("one that is cut");
      }
      byte[] nonce = Arrays.copyOf(bytes, NONCE);
      byte[] text =
          cipher(Cipher.DECRYPT_MODE, key, nonce, context)
              .doFinal(bytes, NONCE, bytes.length - NONCE);
      return new String(text, StandardCharsets.UTF_8);
    } catch (AEADBadTagException | IllegalArgumentException e) {
      throw unreadable("one that was altered, or belongs elsewhere");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private InvalidRequestException unreadable(String found) {
    return new InvalidRequestException(
        "the stored grant", "one sealed with a key of " + keys.keySet(), found);
  }

  @Override
  public String toString() {
    return "TokenCipher[AES-GCM, keys " + keys.keySet() + "]";
  }
}

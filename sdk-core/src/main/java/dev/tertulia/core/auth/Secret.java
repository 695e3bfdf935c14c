package dev.tertulia.core.auth;

import dev.tertulia.core.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Text that must not be written down: {@link #toString()} never shows it, and comparing takes the
 * same time always.
 */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * Keeps a secret. White space around it, such as the line end of a file, is dropped.
   *
   * @throws InvalidRequestException if it is empty, or holds what no header can carry; the message
   *     does not show it
   */
  public static Secret of(String value) {
    String stripped = value.strip();
    if (stripped.isEmpty()) {
      throw new InvalidRequestException("token", "a non-empty text", "an empty one");
    }
    for (int i = 0; i < stripped.length(); i++) {
      char c = stripped.charAt(i);
      if (c <= ' ' || c > '~') {
        throw new InvalidRequestException(
            "token",
            "printable ASCII without spaces",
            "another character at position " + (i + 1) + " of " + stripped.length());
      }
    }
    return new Secret(stripped);
  }

  /** The text itself, for the moment it is sent. */
  public String reveal() {
    return value;
  }

  /** Twelve hexadecimal digits that name this secret without telling it. */
  public String fingerprint() {
    return fingerprint(value);
  }

  static String fingerprint(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret secret
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "Secret[" + fingerprint() + "]";
  }
}

package dev.tertulia.core;

import org.jspecify.annotations.Nullable;

/**
 * The service answered yes with something that cannot be read. {@link #outcome()} is ACCEPTED: it
 * has happened.
 */
public final class DecodingException extends SdkException {
  private static final long serialVersionUID = 1L;
  private final String path;
  private final byte[] body;

  /**
   * Says where reading stopped.
   *
   * @param path the place in the JSON, such as {@code $.messages[2].id}; empty where the body is no
   *     JSON at all
   * @param body the start of what was read, at most 64 KiB
   */
  public DecodingException(
      CallReport report, String words, String path, byte[] body, @Nullable Throwable cause) {
    super(report, words, cause);
    this.path = path;
    this.body = body.clone();
  }

  /** The place in the JSON where reading stopped; empty where the body is no JSON at all. */
  public String path() {
    return path;
  }

  /** The start of what was read, at most 64 KiB. It may hold personal data. */
  public byte[] body() {
    return body.clone();
  }
}

package dev.tertulia.core;

import org.jspecify.annotations.Nullable;

/** A webhook that must not be acted on: forged or unreadable. */
public final class WebhookException extends SdkException {
  private static final long serialVersionUID = 1L;

  /** Says why it is refused. */
  public WebhookException(String words, @Nullable Throwable cause) {
    super(new CallReport("", 0, Outcome.REFUSED, null), words, cause);
  }
}

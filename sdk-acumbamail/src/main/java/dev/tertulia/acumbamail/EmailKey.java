package dev.tertulia.acumbamail;

import dev.tertulia.core.transport.Require;

/**
 * The key of a transactional e-mail: usually 32 hexadecimal digits, the same in its webhooks.
 *
 * @param value the key
 */
public record EmailKey(String value) {

  /** Refuses an empty one. */
  public EmailKey {
    Require.text("EmailKey", value);
  }
}

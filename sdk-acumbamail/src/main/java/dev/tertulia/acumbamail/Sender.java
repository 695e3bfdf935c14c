package dev.tertulia.acumbamail;

import dev.tertulia.core.transport.Require;
import org.jspecify.annotations.Nullable;

/**
 * Who an e-mail is from. The address must be verified in the account.
 *
 * @param email the address
 * @param name what readers see; campaigns need one, and transactional e-mail is said to ignore it
 */
public record Sender(String email, @Nullable String name) {

  /** Refuses what is no address. */
  public Sender {
    Require.email("Sender.email", email);
    if (name != null) {
      Require.text("Sender.name", name);
    }
  }

  /** An address alone. */
  public static Sender of(String email) {
    return new Sender(email, null);
  }

  /** The same with a name. */
  public Sender name(String text) {
    return new Sender(email, text);
  }

  @Override
  public String toString() {
    return "Sender[" + (name == null ? "without name" : "with name") + "]";
  }
}

package dev.tertulia.conversations;

import dev.tertulia.core.transport.Require;
import org.jspecify.annotations.Nullable;

/**
 * Who called whom, and how it went. The contact's side must be the number of an existing contact.
 *
 * @param from the caller's number, in E.164 form
 * @param to the called number, in E.164 form
 * @param status how it went; null if unknown
 */
public record CallParties(String from, String to, @Nullable CallStatus status) {
  /** Refuses what is no number. */
  public CallParties {
    Require.phone("CallParties.from", from);
    Require.phone("CallParties.to", to);
  }

  /** A call between two numbers. */
  public static CallParties between(String from, String to) {
    return new CallParties(from, to, null);
  }

  /** The same, telling how it went. */
  public CallParties status(CallStatus how) {
    return new CallParties(from, to, how);
  }

  @Override
  public String toString() {
    return "CallParties[status=" + status + "]";
  }
}

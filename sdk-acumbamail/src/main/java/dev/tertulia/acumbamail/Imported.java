package dev.tertulia.acumbamail;

import dev.tertulia.core.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of one of many subscribers to add.
 *
 * @param email the address
 * @param id the subscriber's id; null unless accepted, and at times even then
 * @param error the vendor's words if it refused; else null
 * @param outcome {@code ACCEPTED}; {@code REFUSED}; {@code UNKNOWN} if the answer says nothing of
 *     it, or there was none; {@code NOT_SENT}
 */
public record Imported(
    String email, @Nullable SubscriberId id, @Nullable String error, Outcome outcome) {

  /** Whether the vendor took it. */
  public boolean accepted() {
    return outcome == Outcome.ACCEPTED;
  }

  @Override
  public String toString() {
    return "Imported[" + outcome + "]";
  }
}

package dev.tertulia.acumbamail;

import dev.tertulia.core.Outcome;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import org.jspecify.annotations.Nullable;

/**
 * What became of a text message. Any component can be null.
 *
 * @param status 0 if it was taken
 * @param id its id; null if it was refused
 * @param credits the vendor's count, in an undocumented unit
 * @param error why it was refused
 * @param more everything else the vendor sent
 */
@Keyed(in = "messages")
public record SentSms(
    @Nullable Long status,
    @Nullable SmsId id,
    @Nullable Long credits,
    @Nullable String error,
    @Unmodelled JsonValue more) {

  /** {@code ACCEPTED} or {@code REFUSED}; {@code UNKNOWN} if the vendor did not say. */
  public Outcome outcome() {
    if (status != null) {
      // Whatever else is said: who takes an accepted text for refused sends it again.
      return status == 0 ? Outcome.ACCEPTED : Outcome.REFUSED;
    }
    if (id != null) {
      return Outcome.ACCEPTED;
    }
    return error == null || error.isBlank() ? Outcome.UNKNOWN : Outcome.REFUSED;
  }

  /** Whether the vendor took it. */
  public boolean accepted() {
    return outcome() == Outcome.ACCEPTED;
  }

  @Override
  public String toString() {
    return "SentSms[id=" + id + ", " + outcome() + "]";
  }
}

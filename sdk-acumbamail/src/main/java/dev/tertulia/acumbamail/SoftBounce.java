package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import org.jspecify.annotations.Nullable;

/**
 * Someone a campaign could not reach this time. Any component can be null.
 *
 * @param email the address
 * @param more everything else the vendor sent
 */
@Keyed(key = "email", value = "reason")
public record SoftBounce(@Nullable String email, @Unmodelled JsonValue more) {

  @Override
  public String toString() {
    return "SoftBounce[]";
  }
}

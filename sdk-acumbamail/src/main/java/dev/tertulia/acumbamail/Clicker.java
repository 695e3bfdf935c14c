package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Someone who clicked in a campaign. Any component can be null.
 *
 * @param email the address
 * @param at when, by the vendor's clock
 * @param more everything else the vendor sent
 */
@Keyed(key = "email", value = "click_datetime")
public record Clicker(
    @Nullable String email,
    @JsonName("click_datetime") @Nullable LocalDateTime at,
    @Unmodelled JsonValue more) {

  @Override
  public String toString() {
    return "Clicker[at=" + at + "]";
  }
}

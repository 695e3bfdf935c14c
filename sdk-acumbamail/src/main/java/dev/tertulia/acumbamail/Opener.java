package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Someone who opened a campaign. Any component can be null.
 *
 * @param email the address
 * @param at when, by the vendor's clock
 * @param more everything else the vendor sent
 */
@Keyed(key = "email", value = "open_datetime")
public record Opener(
    @Nullable String email,
    @JsonName("open_datetime") @Nullable LocalDateTime at,
    @Unmodelled JsonValue more) {

  @Override
  public String toString() {
    return "Opener[at=" + at + "]";
  }
}

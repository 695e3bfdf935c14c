package dev.tertulia.conversations;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import dev.tertulia.core.json.Unwrapped;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A business as HighLevel knows it: what the vendor also calls a sub-account. Any component can be
 * null.
 *
 * @param id the location's id
 * @param companyId the agency it belongs to
 * @param name its name
 * @param email its address
 * @param phone its number
 * @param address street and number
 * @param city city
 * @param state state or province
 * @param country two-letter code
 * @param postalCode postal code
 * @param website web site
 * @param timezone time zone name, such as {@code US/Central}; {@link #zone} reads it
 * @param more everything else the vendor sent
 */
@Unwrapped("location")
public record Location(
    @Nullable String id,
    @Nullable String companyId,
    @Nullable String name,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String address,
    @Nullable String city,
    @Nullable String state,
    @Nullable String country,
    @Nullable String postalCode,
    @Nullable String website,
    @Nullable String timezone,
    @Unmodelled JsonValue more) {

  /** The location's time zone; empty if it has none, or one that nobody knows. */
  public Optional<ZoneId> zone() {
    return Contact.zone(timezone);
  }

  @Override
  public String toString() {
    return "Location[id=" + id + "]";
  }
}

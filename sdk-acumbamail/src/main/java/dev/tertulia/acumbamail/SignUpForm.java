package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import org.jspecify.annotations.Nullable;

/**
 * A form with which people join a list. Any component can be null.
 *
 * @param id its id
 * @param name its name
 * @param more everything else the vendor sent
 */
@Keyed(key = "id", value = "name")
public record SignUpForm(@Nullable FormId id, @Nullable String name, @Unmodelled JsonValue more) {}

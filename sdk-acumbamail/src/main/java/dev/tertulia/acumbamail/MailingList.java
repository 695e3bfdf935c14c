package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import org.jspecify.annotations.Nullable;

/**
 * A list of subscribers. Any component can be null.
 *
 * @param id its id
 * @param name its name
 * @param description what its owner says of it; may be empty
 * @param more everything else the vendor sent
 */
@Keyed(key = "id", value = "name")
public record MailingList(
    @Nullable ListId id,
    @Nullable String name,
    @Nullable String description,
    @Unmodelled JsonValue more) {}

package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import org.jspecify.annotations.Nullable;

/**
 * A stored template, without its HTML, which the vendor does not give. Any component can be null.
 *
 * @param id its id
 * @param name its name
 * @param available whether it can be used
 * @param more everything else the vendor sent
 */
@Keyed(key = "id", value = "name")
public record Template(
    @Nullable TemplateId id,
    @Nullable String name,
    @Nullable Boolean available,
    @Unmodelled JsonValue more) {}

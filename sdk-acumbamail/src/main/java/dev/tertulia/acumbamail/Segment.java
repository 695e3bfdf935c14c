package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list. Its shape has never been seen: id and name are where they are expected, and all
 * else is in {@code more}. Any component can be null.
 *
 * @param id its id
 * @param name its name
 * @param more everything else the vendor sent
 */
@Keyed(key = "id", value = "name")
public record Segment(@Nullable SegmentId id, @Nullable String name, @Unmodelled JsonValue more) {}

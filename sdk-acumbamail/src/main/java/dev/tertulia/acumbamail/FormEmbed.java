package dev.tertulia.acumbamail;

import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.json.Unmodelled;
import org.jspecify.annotations.Nullable;

/**
 * How to put a form into a page. Known from the vendor's own plugin only. Any component can be
 * null.
 *
 * @param classic {@code yes} for a form of the old kind
 * @param divId the id of the element it appears in
 * @param script the script that makes it appear
 * @param more everything else the vendor sent
 */
public record FormEmbed(
    @Nullable String classic,
    @JsonName("div_id") @Nullable String divId,
    @JsonName("js_link") @Nullable String script,
    @Unmodelled JsonValue more) {}

package dev.tertulia.conversations;

import dev.tertulia.core.json.JsonName;
import org.jspecify.annotations.Nullable;

/**
 * What an upsert did.
 *
 * @param created whether the contact was made, rather than found and changed
 * @param contact the contact as it now is
 */
public record UpsertedContact(
    @JsonName({"new", "isNew"}) @Nullable Boolean created, @Nullable Contact contact) {}

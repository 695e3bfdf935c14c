package dev.tertulia.conversations;

import dev.tertulia.core.json.JsonName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A location of a company, and how the app stands there.
 *
 * @param id the location's id
 * @param name its name
 * @param address where it is
 * @param isInstalled whether the app is installed there
 * @param versionId which version of the app
 * @param installedAt since when
 */
public record InstalledLocation(
    @JsonName({"_id", "id"}) @Nullable String id,
    @Nullable String name,
    @Nullable String address,
    @Nullable Boolean isInstalled,
    @Nullable String versionId,
    @Nullable Instant installedAt) {}

package dev.tertulia.conversations;

import dev.tertulia.core.Cursor;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Page;
import dev.tertulia.core.json.JsonName;
import dev.tertulia.core.json.JsonValue;
import java.time.Instant;
import java.util.List;
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
    @Nullable Instant installedAt) {

  static final int PAGE = 100;

  /** An answer, in the envelope of either version. */
  record Found(
      @JsonName({"locations", "items"}) List<InstalledLocation> locations, JsonValue pagination) {

    /** One version counts what to skip, the other gives a token for the next page. */
    Page<InstalledLocation> page(Place from) {
      if (pagination.isMissing()) {
        boolean full = locations.size() >= PAGE;
        int behind = (from.skip() == null ? 0 : from.skip()) + locations.size();
        return new Page<>(locations, full ? new Cursor("skip:" + behind) : null);
      }
      String token = pagination.at("nextPageToken").asText();
      return new Page<>(locations, token == null ? null : new Cursor("page:" + token));
    }
  }

  /** Where a walk through the locations stands. */
  record Place(@Nullable Integer skip, @Nullable String pageToken) {

    static Place of(@Nullable Cursor cursor) {
      String text = cursor == null ? "" : cursor.value();
      if (text.matches("skip:\\d{1,9}")) {
        return new Place(Integer.valueOf(text.substring(5)), null);
      }
      if (text.startsWith("page:")) {
        return new Place(null, text.substring(5));
      }
      if (cursor == null) {
        return new Place(null, null);
      }
      throw new InvalidRequestException("cursor", "one of this kind of list", "another text");
    }
  }
}

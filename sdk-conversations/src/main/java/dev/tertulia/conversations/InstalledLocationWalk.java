package dev.tertulia.conversations;

import dev.tertulia.core.Cursor;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Page;
import dev.tertulia.core.Paged;
import dev.tertulia.core.transport.CallScope;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the locations an app is installed in. One version of the service counts what to skip,
 * the other gives a token for the next page; the answer shows which one it is.
 */
final class InstalledLocationWalk {
  private static final int PAGE_SIZE = 100;
  private static final String SKIP = "skip:";
  private static final String TOKEN = "page:";

  private final CompanyApi api;
  private final String companyId;
  private final String appId;

  InstalledLocationWalk(CompanyApi api, String companyId, String appId) {
    this.api = api;
    this.companyId = companyId;
    this.appId = appId;
  }

  Paged<InstalledLocation> paged() {
    return Paged.of(this::page, InstalledLocation::id);
  }

  private Page<InstalledLocation> page(@Nullable Cursor cursor) {
    String place = cursor == null ? "" : cursor.value();
    boolean byToken = place.startsWith(TOKEN);
    if (!byToken && !place.matches("(" + SKIP + "\\d{1,9})?")) {
      throw new InvalidRequestException("cursor", "one of this kind of list", "another text");
    }
    Integer skip = byToken || place.isEmpty() ? null : Integer.valueOf(place.substring(5));
    String token = byToken ? place.substring(TOKEN.length()) : null;
    Wire.LocationsPage page =
        api.installedLocations(companyId, appId, true, PAGE_SIZE, skip, token)
            .execute(CallScope.of(companyId));
    return new Page<>(page.locations(), next(page, skip == null ? 0 : skip));
  }

  private static @Nullable Cursor next(Wire.LocationsPage page, int skipped) {
    if (page.pagination().isMissing()) {
      int found = page.locations().size();
      return found < PAGE_SIZE ? null : new Cursor(SKIP + (skipped + found));
    }
    String token = page.pagination().at("nextPageToken").asText();
    return token == null ? null : new Cursor(TOKEN + token);
  }
}

package dev.tertulia.conversations;

import static dev.tertulia.core.Safety.READ;

import dev.tertulia.core.Operation;
import dev.tertulia.core.transport.ApiCall;
import org.jspecify.annotations.Nullable;
import retrofit2.http.GET;
import retrofit2.http.Query;

/** What a company's token opens. */
interface CompanyApi {

  @Operation(
      id = "get-installed-location",
      summary = "Lists the locations of a company in which the app is installed.",
      safety = READ,
      scopes = "oauth.readonly",
      versions = {"2021-07-28"})
  @GET("oauth/installedLocations")
  ApiCall<Wire.LocationsPage> installedLocations(
      @Query("companyId") String companyId,
      @Query("appId") String appId,
      @Query("isInstalled") Boolean isInstalled,
      @Query("limit") int limit,
      @Query("skip") @Nullable Integer skip,
      @Query("pageToken") @Nullable String pageToken);
}

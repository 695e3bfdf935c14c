package dev.tertulia.conversations;

import static dev.tertulia.core.Safety.READ;

import dev.tertulia.core.Operation;
import dev.tertulia.core.transport.ApiCall;
import retrofit2.http.GET;
import retrofit2.http.Path;

interface LocationsApi {

  @Operation(
      id = "get-location",
      summary = "Reads the location: its name, address and time zone.",
      safety = READ,
      scopes = "locations.readonly",
      versions = {"2021-07-28"})
  @GET("locations/{locationId}")
  ApiCall<Location> get(@Path("locationId") String locationId);
}

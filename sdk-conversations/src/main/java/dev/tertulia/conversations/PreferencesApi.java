package dev.tertulia.conversations;

import static dev.tertulia.core.Safety.IDEMPOTENT;
import static dev.tertulia.core.Safety.ONCE;
import static dev.tertulia.core.Safety.READ;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.Operation;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.ApiCall;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;

interface PreferencesApi {

  @Alpha
  @Operation(
      id = "get-all-custom-subtypes",
      summary = "Lists the kinds of messages contacts can unsubscribe from.",
      safety = READ,
      versions = "2021-04-15")
  @GET("conversations/preferences/custom-subtypes")
  ApiCall<JsonValue> subtypes(@Query("locationId") String locationId);

  @Alpha
  @Operation(
      id = "create-custom-subtype",
      summary = "Makes a kind of messages contacts can unsubscribe from.",
      safety = ONCE,
      versions = "2021-04-15")
  @POST("conversations/preferences/custom-subtypes")
  ApiCall<JsonValue> createSubtype(
      @Query("locationId") String locationId, @Body NewSubtype subtype);

  @Alpha
  @Operation(
      id = "update-custom-subtype",
      summary = "Changes a kind of messages contacts can unsubscribe from.",
      safety = IDEMPOTENT,
      versions = "2021-04-15")
  @PUT("conversations/preferences/custom-subtypes/{id}")
  ApiCall<JsonValue> updateSubtype(
      @Path("id") String id, @Query("locationId") String locationId, @Body SubtypeUpdate change);

  @Alpha
  @Operation(
      id = "get-contact-unsubscription-status",
      summary = "Tells which kinds of messages a contact does not want.",
      safety = READ,
      versions = "2021-04-15")
  @GET("conversations/preferences/unsubscriptions/status")
  ApiCall<JsonValue> unsubscriptions(
      @Query("locationId") String locationId,
      @Query("contactId") String contactId,
      @Query("email") @Nullable String email);

  @Alpha
  @Operation(
      id = "user-subscription-change",
      summary = "Records a contact's wish to get a kind of messages, or not.",
      safety = ONCE,
      versions = "2021-04-15")
  @POST("conversations/preferences/unsubscriptions/user-change")
  ApiCall<JsonValue> changeSubscription(@Body Wire.SubscriptionBody change);
}

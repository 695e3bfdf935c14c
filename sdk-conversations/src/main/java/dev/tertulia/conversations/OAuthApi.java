package dev.tertulia.conversations;

import static dev.tertulia.core.Safety.IDEMPOTENT;
import static dev.tertulia.core.Safety.ONCE;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.Operation;
import dev.tertulia.core.auth.Secret;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.ApiCall;
import dev.tertulia.core.transport.Takes;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.POST;
import retrofit2.http.Tag;

/**
 * Where tokens come from. No provider is asked for one here: a call that needs one brings it along.
 *
 * <p>The dated version only: its answers are the same but for their spelling, and both spellings
 * are read.
 */
interface OAuthApi {

  // Codes and refresh tokens are good for one use: a second arrival would be refused, and look like
  // a lost grant.
  @Operation(
      id = "get-access-token",
      summary = "Exchanges a code or a refresh token for tokens.",
      safety = ONCE,
      versions = {"2021-07-28"},
      anonymous = true)
  @FormUrlEncoded
  @POST("oauth/token")
  ApiCall<JsonValue> token(
      @Field("client_id") String clientId,
      @Field("client_secret") Secret clientSecret,
      @Field("grant_type") String grantType,
      @Field("code") @Nullable Secret code,
      @Field("redirect_uri") @Nullable String redirectUri,
      @Field("refresh_token") @Nullable Secret refreshToken);

  // A second arrival mints a second token, and takes nothing away.
  @Operation(
      id = "get-location-access-token",
      summary = "Gets a location's token from its company's.",
      safety = IDEMPOTENT,
      scopes = "oauth.write",
      versions = {"2021-07-28"})
  @FormUrlEncoded
  @POST("oauth/locationToken")
  ApiCall<JsonValue> locationToken(
      @Field("companyId") String companyId, @Field("locationId") String locationId);

  // Told of in an article only, which gives it no id; it may be gone.
  @Alpha
  @Operation(
      id = "reconnect",
      summary = "Gets a new code in place of a lost refresh token.",
      safety = IDEMPOTENT,
      versions = {"2021-07-28"},
      anonymous = true)
  @POST("oauth/reconnect")
  ApiCall<JsonValue> reconnect(
      @Body @Takes(WireInputs.Reconnecting.class) JsonValue who,
      // In the body as well: said here so that an answer that echoes it is told without it.
      @Tag Secret clientSecret);
}

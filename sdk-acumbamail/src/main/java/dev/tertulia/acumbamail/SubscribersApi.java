package dev.tertulia.acumbamail;

import static dev.tertulia.acumbamail.Wires.UNPUBLISHED;
import static dev.tertulia.core.Safety.IDEMPOTENT;
import static dev.tertulia.core.Safety.ONCE;
import static dev.tertulia.core.Safety.READ;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.Operation;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.ApiCall;
import java.util.List;
import retrofit2.http.FieldMap;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.POST;

interface SubscribersApi {

  @Operation(id = "getSubscribers", safety = READ, limit = "10/60s")
  @FormUrlEncoded
  @POST("getSubscribers/")
  ApiCall<List<Subscriber>> all(@FieldMap Form<Forms.Members> form);

  @Operation(id = "addSubscriber", safety = ONCE, limit = UNPUBLISHED)
  @FormUrlEncoded
  @POST("addSubscriber/")
  ApiCall<SubscriberId> add(@FieldMap Form<Forms.Joiner> form);

  // With update_subscriber, and without a mail that a second arrival would send again.
  @Operation(id = "addSubscriber+update", safety = IDEMPOTENT, limit = UNPUBLISHED)
  @FormUrlEncoded
  @POST("addSubscriber/")
  ApiCall<SubscriberId> update(@FieldMap Form<Forms.Known> form);

  @Operation(id = "batchAddSubscribers", safety = ONCE, limit = "5/1s")
  @FormUrlEncoded
  @POST("batchAddSubscribers/")
  ApiCall<List<Wire.Added>> addBatch(@FieldMap Form<Forms.Joiners> form);

  // With update_subscriber.
  @Operation(id = "batchAddSubscribers+update", safety = IDEMPOTENT, limit = "5/1s")
  @FormUrlEncoded
  @POST("batchAddSubscribers/")
  ApiCall<List<Wire.Added>> updateBatch(@FieldMap Form<Forms.KnownMany> form);

  @Operation(id = "deleteSubscriber", safety = IDEMPOTENT, limit = UNPUBLISHED, goneIsDone = true)
  @FormUrlEncoded
  @POST("deleteSubscriber/")
  ApiCall<Void> delete(@FieldMap Form<Forms.Leaver> form);

  // Answered 500 whenever anyone is known to have tried, so trying again is of no use.
  @Alpha
  @Operation(id = "batchDeleteSubscribers", safety = IDEMPOTENT, limit = "10/60s", neverOn = 500)
  @FormUrlEncoded
  @POST("batchDeleteSubscribers/")
  ApiCall<JsonValue> deleteBatch(@FieldMap Form<Forms.Leavers> form);

  @Operation(id = "deleteAllSubscribers", safety = IDEMPOTENT, limit = "10/60s")
  @FormUrlEncoded
  @POST("deleteAllSubscribers/")
  ApiCall<Void> deleteAll(@FieldMap Form<Forms.OfList> form);

  @Operation(
      id = "unsubscribeSubscriber",
      safety = IDEMPOTENT,
      limit = UNPUBLISHED,
      goneIsDone = true)
  @FormUrlEncoded
  @POST("unsubscribeSubscriber/")
  ApiCall<Void> unsubscribe(@FieldMap Form<Forms.Leaver> form);

  @Operation(id = "getSubscriberDetails", safety = READ, limit = "5/1s")
  @FormUrlEncoded
  @POST("getSubscriberDetails/")
  ApiCall<Subscriber> get(@FieldMap Form<Forms.Member> form);
}

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

  @Operation(
      id = "getSubscribers",
      summary = "Lists who is on a list, one block at a time.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getSubscribers/")
  ApiCall<List<Subscriber>> all(@FieldMap Form<Forms.Members> form);

  @Operation(
      id = "addSubscriber",
      summary = "Adds someone to a list, with a mail to them if asked for.",
      safety = ONCE,
      limit = UNPUBLISHED)
  @FormUrlEncoded
  @POST("addSubscriber/")
  ApiCall<SubscriberId> add(@FieldMap Form<Forms.Joiner> form);

  // With update_subscriber, and without a mail that a second arrival would send again.
  @Operation(
      id = "addSubscriber+update",
      summary = "Adds someone to a list, or changes who is there already, without a mail.",
      safety = IDEMPOTENT,
      limit = UNPUBLISHED)
  @FormUrlEncoded
  @POST("addSubscriber/")
  ApiCall<SubscriberId> update(@FieldMap Form<Forms.Known> form);

  @Operation(
      id = "batchAddSubscribers",
      summary = "Adds many to a list.",
      safety = ONCE,
      limit = "5/1s")
  @FormUrlEncoded
  @POST("batchAddSubscribers/")
  ApiCall<List<Wire.Added>> addBatch(@FieldMap Form<Forms.Joiners> form);

  // With update_subscriber.
  @Operation(
      id = "batchAddSubscribers+update",
      summary = "Adds many to a list, or changes those who are there already.",
      safety = IDEMPOTENT,
      limit = "5/1s")
  @FormUrlEncoded
  @POST("batchAddSubscribers/")
  ApiCall<List<Wire.Added>> updateBatch(@FieldMap Form<Forms.KnownMany> form);

  @Operation(
      id = "deleteSubscriber",
      summary = "Erases someone from a list.",
      safety = IDEMPOTENT,
      limit = UNPUBLISHED,
      goneIsDone = true)
  @FormUrlEncoded
  @POST("deleteSubscriber/")
  ApiCall<Void> delete(@FieldMap Form<Forms.Leaver> form);

  // Answered 500 whenever anyone is known to have tried, so trying again is of no use.
  @Alpha
  @Operation(
      id = "batchDeleteSubscribers",
      summary = "Erases several from a list.",
      safety = IDEMPOTENT,
      limit = "10/60s",
      neverOn = 500)
  @FormUrlEncoded
  @POST("batchDeleteSubscribers/")
  ApiCall<JsonValue> deleteBatch(@FieldMap Form<Forms.Leavers> form);

  @Operation(
      id = "deleteAllSubscribers",
      summary = "Begins to erase everyone from a list.",
      safety = IDEMPOTENT,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("deleteAllSubscribers/")
  ApiCall<Void> deleteAll(@FieldMap Form<Forms.OfList> form);

  @Operation(
      id = "unsubscribeSubscriber",
      summary = "Marks someone on a list as having left, and keeps them.",
      safety = IDEMPOTENT,
      limit = UNPUBLISHED,
      goneIsDone = true)
  @FormUrlEncoded
  @POST("unsubscribeSubscriber/")
  ApiCall<Void> unsubscribe(@FieldMap Form<Forms.Leaver> form);

  @Operation(
      id = "getSubscriberDetails",
      summary = "Reads someone on a list, with all fields.",
      safety = READ,
      limit = "5/1s")
  @FormUrlEncoded
  @POST("getSubscriberDetails/")
  ApiCall<Subscriber> get(@FieldMap Form<Forms.Member> form);
}

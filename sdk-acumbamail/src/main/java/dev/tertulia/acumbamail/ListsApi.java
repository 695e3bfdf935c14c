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
import java.util.Map;
import retrofit2.http.FieldMap;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.POST;

interface ListsApi {

  @Operation(id = "getLists", summary = "Lists all lists.", safety = READ, limit = "5/1s")
  @FormUrlEncoded
  @POST("getLists/")
  ApiCall<List<MailingList>> all(@FieldMap Form<Void> form);

  @Operation(id = "createList", summary = "Makes a list.", safety = ONCE, limit = UNPUBLISHED)
  @FormUrlEncoded
  @POST("createList/")
  ApiCall<ListId> create(@FieldMap Form<NewList> form);

  @Operation(
      id = "deleteList",
      summary = "Deletes a list with everyone on it, for good.",
      safety = IDEMPOTENT,
      limit = "10/60s",
      goneIsDone = true)
  @FormUrlEncoded
  @POST("deleteList/")
  ApiCall<Void> delete(@FieldMap Form<Forms.OfList> form);

  @Operation(
      id = "getListStats",
      summary = "Tells how many people are on a list.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getListStats/")
  ApiCall<ListStats> stats(@FieldMap Form<Forms.OfList> form);

  @Alpha
  @Operation(
      id = "getListSubsStats",
      summary = "Tells what each subscriber of a list did with each campaign, one block at a time.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getListSubsStats/")
  ApiCall<JsonValue> subscriberStats(@FieldMap Form<Forms.ListBlock> form);

  @Operation(
      id = "getListFields",
      summary = "Lists the fields of a list, with their tags and choices.",
      safety = READ,
      limit = UNPUBLISHED)
  @FormUrlEncoded
  @POST("getListFields/")
  ApiCall<List<ListField>> fields(@FieldMap Form<Forms.OfList> form);

  @Operation(
      id = "getFields",
      summary = "Tells the names and types of the fields of a list.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getFields/")
  ApiCall<Map<String, String>> fieldTypes(@FieldMap Form<Forms.OfList> form);

  @Operation(
      id = "getMergeFields",
      summary = "Tells the tags and types of the fields of a list.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getMergeFields/")
  ApiCall<Map<String, String>> mergeTags(@FieldMap Form<Forms.OfList> form);

  // What a second one of that name does is undocumented, so it must not happen.
  @Operation(
      id = "addMergeTag",
      summary = "Adds a field to a list.",
      safety = ONCE,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("addMergeTag/")
  ApiCall<Void> addField(@FieldMap Form<Forms.NewField> form);

  @Operation(
      id = "getForms",
      summary = "Lists the sign-up forms of a list.",
      safety = READ,
      limit = "5/1s")
  @FormUrlEncoded
  @POST("getForms/")
  ApiCall<List<SignUpForm>> forms(@FieldMap Form<Forms.OfList> form);

  @Operation(
      id = "getFormDetails",
      summary = "Tells how to embed a sign-up form.",
      safety = READ,
      limit = UNPUBLISHED)
  @FormUrlEncoded
  @POST("getFormDetails/")
  ApiCall<FormEmbed> form(@FieldMap Form<Forms.OfForm> form);

  @Alpha
  @Operation(
      id = "getListSegments",
      summary = "Lists the segments of a list.",
      safety = READ,
      limit = UNPUBLISHED)
  @FormUrlEncoded
  @POST("getListSegments/")
  ApiCall<List<Segment>> segments(@FieldMap Form<Forms.OfList> form);

  @Operation(
      id = "searchSubscriber",
      summary = "Tells on which lists an address is.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("searchSubscriber/")
  ApiCall<List<Subscriber>> search(@FieldMap Form<Forms.Someone> form);

  @Operation(
      id = "getInactiveSubscribers",
      summary = "Lists who stopped getting mail in some days, and why.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getInactiveSubscribers/")
  ApiCall<List<InactiveSubscriber>> inactive(@FieldMap Form<Forms.Inactive> form);

  @Operation(
      id = "getStatsByDate",
      summary = "Tells what became of the campaigns sent to a list in some days, together.",
      safety = READ,
      limit = "10/60s")
  @FormUrlEncoded
  @POST("getStatsByDate/")
  ApiCall<PeriodStats> campaignStats(@FieldMap Form<Forms.ListDays> form);
}

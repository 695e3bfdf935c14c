package dev.tertulia.conversations;

import static dev.tertulia.core.Safety.IDEMPOTENT;
import static dev.tertulia.core.Safety.ONCE;
import static dev.tertulia.core.Safety.READ;

import dev.tertulia.core.Operation;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.ApiCall;
import dev.tertulia.core.transport.Takes;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HTTP;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;

interface ContactsApi {

  @Operation(
      id = "get-contact",
      summary = "Reads a contact.",
      safety = READ,
      scopes = "contacts.readonly",
      versions = {"2021-07-28", "v3"})
  @GET("contacts/{contactId}")
  ApiCall<Contact> get(@Path("contactId") String contactId);

  @Operation(
      id = "get-duplicate-contact",
      summary = "Finds a contact by its e-mail address or telephone number.",
      safety = READ,
      scopes = "contacts.readonly",
      versions = {"2021-07-28", "v3"})
  @GET("contacts/search/duplicate")
  ApiCall<Contact> find(
      @Query("locationId") String locationId,
      @Query("email") @Nullable String email,
      @Query("number") @Nullable String number);

  // A POST that only reads: its conditions would not fit into an address.
  @Operation(
      id = "search-contacts-advanced",
      summary = "Searches contacts by conditions, one page at a time.",
      safety = READ,
      scopes = "contacts.readonly",
      versions = {"2021-07-28", "v3"})
  @POST("contacts/search")
  ApiCall<Wire.ContactsPage> search(
      @Body @Takes({WireInputs.Located.class, WireInputs.WhichContacts.class}) JsonValue query);

  @Operation(
      id = "create-contact",
      summary = "Makes a contact.",
      safety = ONCE,
      scopes = "contacts.write",
      versions = {"2021-07-28", "v3"})
  @POST("contacts/")
  ApiCall<Contact> create(
      @Body @Takes({WireInputs.Located.class, WireInputs.ContactFields.class}) JsonValue contact);

  @Operation(
      id = "update-contact",
      summary = "Changes a contact.",
      safety = IDEMPOTENT,
      scopes = "contacts.write",
      versions = {"2021-07-28", "v3"})
  @PUT("contacts/{contactId}")
  ApiCall<Contact> update(
      @Path("contactId") String contactId,
      @Body @Takes(WireInputs.ContactFields.class) JsonValue contact);

  // The same person is found the second time: never called with createNewIfDuplicateAllowed.
  @Operation(
      id = "upsert-contact",
      summary =
          "Finds a contact by e-mail address or telephone number and changes it, or makes it.",
      safety = IDEMPOTENT,
      scopes = "contacts.write",
      versions = {"2021-07-28", "v3"})
  @POST("contacts/upsert")
  ApiCall<UpsertedContact> upsert(
      @Body @Takes({WireInputs.Located.class, WireInputs.ContactFields.class}) JsonValue contact);

  @Operation(
      id = "delete-contact",
      summary = "Deletes a contact.",
      safety = IDEMPOTENT,
      scopes = "contacts.write",
      versions = {"2021-07-28", "v3"},
      goneIsDone = true)
  @DELETE("contacts/{contactId}")
  ApiCall<Void> delete(@Path("contactId") String contactId);

  @Operation(
      id = "add-tags",
      summary = "Adds tags to a contact and keeps the ones it has.",
      safety = IDEMPOTENT,
      scopes = "contacts.write",
      versions = {"2021-07-28", "v3"})
  @POST("contacts/{contactId}/tags")
  ApiCall<Wire.Tags> addTags(@Path("contactId") String contactId, @Body Wire.Tags tags);

  @Operation(
      id = "remove-tags",
      summary = "Removes tags from a contact.",
      safety = IDEMPOTENT,
      scopes = "contacts.write",
      versions = {"2021-07-28", "v3"})
  @HTTP(method = "DELETE", path = "contacts/{contactId}/tags", hasBody = true)
  ApiCall<Wire.Tags> removeTags(@Path("contactId") String contactId, @Body Wire.Tags tags);
}

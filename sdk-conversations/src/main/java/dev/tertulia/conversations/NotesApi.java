package dev.tertulia.conversations;

import static dev.tertulia.core.Safety.IDEMPOTENT;
import static dev.tertulia.core.Safety.ONCE;
import static dev.tertulia.core.Safety.READ;

import dev.tertulia.core.Operation;
import dev.tertulia.core.transport.ApiCall;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;

interface NotesApi {

  @Operation(
      id = "get-all-notes",
      summary = "Lists the notes about a contact.",
      safety = READ,
      scopes = "contacts.readonly",
      versions = {"2021-07-28", "v3"})
  @GET("contacts/{contactId}/notes")
  ApiCall<Wire.Notes> all(@Path("contactId") String contactId);

  @Operation(
      id = "get-note",
      summary = "Reads a note about a contact.",
      safety = READ,
      scopes = "contacts.readonly",
      versions = {"2021-07-28", "v3"})
  @GET("contacts/{contactId}/notes/{id}")
  ApiCall<Note> get(@Path("contactId") String contactId, @Path("id") String noteId);

  @Operation(
      id = "create-note",
      summary = "Writes a note about a contact.",
      safety = ONCE,
      scopes = "contacts.write",
      versions = {"2021-07-28", "v3"})
  @POST("contacts/{contactId}/notes")
  ApiCall<Note> create(@Path("contactId") String contactId, @Body NewNote note);

  @Operation(
      id = "update-note",
      summary = "Changes a note about a contact.",
      safety = IDEMPOTENT,
      scopes = "contacts.write",
      versions = {"2021-07-28", "v3"})
  @PUT("contacts/{contactId}/notes/{id}")
  ApiCall<Note> update(
      @Path("contactId") String contactId, @Path("id") String noteId, @Body NoteUpdate change);

  @Operation(
      id = "delete-note",
      summary = "Deletes a note about a contact.",
      safety = IDEMPOTENT,
      scopes = "contacts.write",
      versions = {"2021-07-28", "v3"},
      goneIsDone = true)
  @DELETE("contacts/{contactId}/notes/{id}")
  ApiCall<Void> delete(@Path("contactId") String contactId, @Path("id") String noteId);
}

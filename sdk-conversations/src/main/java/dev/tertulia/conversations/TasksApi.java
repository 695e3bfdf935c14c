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

interface TasksApi {

  @Operation(
      id = "get-all-tasks",
      summary = "Lists the tasks about a contact.",
      safety = READ,
      scopes = "contacts.readonly",
      versions = {"2021-07-28", "v3"})
  @GET("contacts/{contactId}/tasks")
  ApiCall<Wire.Tasks> all(@Path("contactId") String contactId);

  @Operation(
      id = "get-task",
      summary = "Reads a task about a contact.",
      safety = READ,
      scopes = "contacts.readonly",
      versions = {"2021-07-28", "v3"})
  @GET("contacts/{contactId}/tasks/{taskId}")
  ApiCall<Task> get(@Path("contactId") String contactId, @Path("taskId") String taskId);

  @Operation(
      id = "create-task",
      summary = "Sets a task about a contact.",
      safety = ONCE,
      scopes = "contacts.write",
      versions = {"2021-07-28", "v3"})
  @POST("contacts/{contactId}/tasks")
  ApiCall<Task> create(@Path("contactId") String contactId, @Body NewTask task);

  @Operation(
      id = "update-task",
      summary = "Changes a task about a contact.",
      safety = IDEMPOTENT,
      scopes = "contacts.write",
      versions = {"2021-07-28", "v3"})
  @PUT("contacts/{contactId}/tasks/{taskId}")
  ApiCall<Task> update(
      @Path("contactId") String contactId, @Path("taskId") String taskId, @Body TaskUpdate change);

  @Operation(
      id = "update-task-completed",
      summary = "Marks a task as done, or not done after all.",
      safety = IDEMPOTENT,
      scopes = "contacts.write",
      versions = {"2021-07-28", "v3"})
  @PUT("contacts/{contactId}/tasks/{taskId}/completed")
  ApiCall<Task> complete(
      @Path("contactId") String contactId,
      @Path("taskId") String taskId,
      @Body Wire.TaskCompleted completed);

  @Operation(
      id = "delete-task",
      summary = "Deletes a task about a contact.",
      safety = IDEMPOTENT,
      scopes = "contacts.write",
      versions = {"2021-07-28", "v3"},
      goneIsDone = true)
  @DELETE("contacts/{contactId}/tasks/{taskId}")
  ApiCall<Void> delete(@Path("contactId") String contactId, @Path("taskId") String taskId);
}

package dev.tertulia.conversations;

import static dev.tertulia.core.Safety.ONCE;
import static dev.tertulia.core.Safety.READ;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.Download;
import dev.tertulia.core.Operation;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.ApiCall;
import java.util.List;
import okhttp3.MultipartBody;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Multipart;
import retrofit2.http.POST;
import retrofit2.http.Part;
import retrofit2.http.Path;

interface MediaApi {

  @Operation(
      id = "upload-file-attachments",
      safety = ONCE,
      scopes = "conversations/message.write",
      versions = {"2021-04-15", "v3"})
  @Multipart
  @POST("conversations/messages/upload")
  ApiCall<UploadedFiles> upload(@Part List<MultipartBody.Part> parts);

  @Alpha
  @Operation(
      id = "initiate-file-upload",
      safety = ONCE,
      scopes = "conversations/message.write",
      versions = {"2021-04-15", "v3"})
  @POST("conversations/messages/upload/initiate")
  ApiCall<Wire.UploadTicket> initiate(@Body Wire.UploadPlan plan);

  @Alpha
  @Operation(
      id = "complete-file-upload",
      safety = ONCE,
      scopes = "conversations/message.write",
      versions = {"2021-04-15", "v3"})
  @POST("conversations/messages/upload/complete")
  ApiCall<UploadedFiles> complete(@Body Wire.UploadDone done);

  @Operation(
      id = "get-message-recording",
      safety = READ,
      scopes = "conversations/message.readonly",
      versions = {"2021-04-15", "v3"})
  @GET("conversations/messages/{messageId}/locations/{locationId}/recording")
  ApiCall<Download> recording(
      @Path("messageId") String messageId, @Path("locationId") String locationId);

  @Operation(
      id = "get-message-transcription",
      safety = READ,
      scopes = "conversations/message.readonly",
      versions = {"2021-04-15", "v3"})
  @GET("conversations/locations/{locationId}/messages/{messageId}/transcription")
  ApiCall<JsonValue> transcription(
      @Path("locationId") String locationId, @Path("messageId") String messageId);

  @Operation(
      id = "download-message-transcription",
      safety = READ,
      scopes = "conversations/message.readonly",
      versions = {"2021-04-15", "v3"})
  @GET("conversations/locations/{locationId}/messages/{messageId}/transcription/download")
  ApiCall<Download> transcriptionText(
      @Path("locationId") String locationId, @Path("messageId") String messageId);
}

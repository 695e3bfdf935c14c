package dev.tertulia.conversations;

import static dev.tertulia.core.Safety.ONCE;
import static dev.tertulia.core.Safety.READ;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.Download;
import dev.tertulia.core.Operation;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.ApiCall;
import dev.tertulia.core.transport.Takes;
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
      summary = "Uploads files to attach to messages.",
      safety = ONCE,
      scopes = "conversations/message.write",
      versions = {"2021-04-15", "v3"})
  @Multipart
  @POST("conversations/messages/upload")
  ApiCall<UploadedFiles> upload(
      @Part @Takes(WireInputs.Files.class) List<MultipartBody.Part> parts);

  @Alpha
  @Operation(
      id = "initiate-file-upload",
      summary = "Begins the upload of a large file.",
      safety = ONCE,
      scopes = "conversations/message.write",
      versions = {"2021-04-15", "v3"})
  @POST("conversations/messages/upload/initiate")
  ApiCall<Wire.UploadTicket> initiate(@Body Wire.UploadPlan plan);

  @Alpha
  @Operation(
      id = "complete-file-upload",
      summary = "Ends the upload of a large file.",
      safety = ONCE,
      scopes = "conversations/message.write",
      versions = {"2021-04-15", "v3"})
  @POST("conversations/messages/upload/complete")
  ApiCall<UploadedFiles> complete(@Body Wire.UploadDone done);

  @Operation(
      id = "get-message-recording",
      summary = "Downloads the sound of a call.",
      safety = READ,
      scopes = "conversations/message.readonly",
      versions = {"2021-04-15", "v3"})
  @GET("conversations/messages/{messageId}/locations/{locationId}/recording")
  ApiCall<Download> recording(
      @Path("messageId") String messageId, @Path("locationId") String locationId);

  @Operation(
      id = "get-message-transcription",
      summary = "Reads what was said in a call.",
      safety = READ,
      scopes = "conversations/message.readonly",
      versions = {"2021-04-15", "v3"})
  @GET("conversations/locations/{locationId}/messages/{messageId}/transcription")
  ApiCall<JsonValue> transcription(
      @Path("locationId") String locationId, @Path("messageId") String messageId);

  @Operation(
      id = "download-message-transcription",
      summary = "Downloads what was said in a call, as a text file.",
      safety = READ,
      scopes = "conversations/message.readonly",
      versions = {"2021-04-15", "v3"})
  @GET("conversations/locations/{locationId}/messages/{messageId}/transcription/download")
  ApiCall<Download> transcriptionText(
      @Path("locationId") String locationId, @Path("messageId") String messageId);
}

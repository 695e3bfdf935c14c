package dev.tertulia.conversations;

import static dev.tertulia.core.Safety.IDEMPOTENT;
import static dev.tertulia.core.Safety.ONCE;
import static dev.tertulia.core.Safety.READ;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.Operation;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.ApiCall;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;

interface MessagesApi {

  @Operation(
      id = "send-a-new-message",
      safety = ONCE,
      scopes = "conversations/message.write",
      versions = {"2021-04-15", "v3"})
  @POST("conversations/messages")
  ApiCall<SentMessage> send(@Body JsonValue message);

  @Operation(
      id = "get-messages",
      safety = READ,
      scopes = "conversations/message.readonly",
      versions = {"2021-04-15", "v3"})
  @GET("conversations/{conversationId}/messages")
  ApiCall<WireMessages.MessagesPage> in(
      @Path("conversationId") String conversationId,
      @Query("limit") int limit,
      @Query("type") @Nullable String types,
      @Query("lastMessageId") @Nullable String lastMessageId);

  @Operation(
      id = "get-message",
      safety = READ,
      scopes = "conversations/message.readonly",
      versions = {"2021-04-15", "v3"})
  @GET("conversations/messages/{id}")
  ApiCall<Message> get(@Path("id") String id);

  @Operation(
      id = "get-email-by-id",
      safety = READ,
      scopes = "conversations/message.readonly",
      versions = {"2021-04-15", "v3"})
  @GET("conversations/messages/email/{id}")
  ApiCall<EmailMessage> email(@Path("id") String id);

  @Operation(
      id = "export-messages-by-location",
      safety = READ,
      scopes = "conversations/message.readonly",
      versions = {"2021-04-15", "v3"})
  @GET("conversations/messages/export")
  ApiCall<WireMessages.ExportPage> export(
      @Query("locationId") String locationId, @QueryMap Map<String, String> query);

  @Operation(
      id = "cancel-scheduled-message",
      safety = IDEMPOTENT,
      scopes = "conversations/message.write",
      versions = {"2021-04-15", "v3"})
  @DELETE("conversations/messages/{messageId}/schedule")
  ApiCall<WireMessages.Cancelled> cancel(@Path("messageId") String messageId);

  @Operation(
      id = "cancel-scheduled-email-message",
      safety = IDEMPOTENT,
      scopes = "conversations/message.write",
      versions = {"2021-04-15", "v3"})
  @DELETE("conversations/messages/email/{emailMessageId}/schedule")
  ApiCall<WireMessages.Cancelled> cancelEmail(@Path("emailMessageId") String emailMessageId);

  @Operation(
      id = "add-an-inbound-message",
      safety = ONCE,
      scopes = "conversations/message.write",
      versions = {"2021-04-15", "v3"})
  @POST("conversations/messages/inbound")
  ApiCall<RecordedMessage> recordInbound(@Body WireMessages.InboundBody message);

  @Operation(
      id = "add-an-outbound-message",
      safety = ONCE,
      scopes = "conversations/message.write",
      versions = {"2021-04-15", "v3"})
  @POST("conversations/messages/outbound")
  ApiCall<RecordedMessage> recordCall(@Body WireMessages.CallBody call);

  @Alpha
  @Operation(
      id = "send-review-reply",
      safety = ONCE,
      scopes = "conversations/message.write",
      versions = {"2021-04-15", "v3"})
  @POST("conversations/messages/review-reply")
  ApiCall<SentMessage> replyToReview(@Body WireMessages.ReviewReplyBody reply);

  // Refused with 403 for some seconds after the delivery webhook, until the vendor knows the
  // provider.
  @Operation(
      id = "update-message-status",
      safety = IDEMPOTENT,
      scopes = "conversations/message.write",
      versions = {"2021-04-15", "v3"},
      retryOn = 403)
  @PUT("conversations/messages/{messageId}/status")
  ApiCall<SentMessage> updateStatus(
      @Path("messageId") String messageId, @Body WireMessages.StatusBody status);

  // Its counts are added up, so a second arrival would count twice.
  @Operation(
      id = "update-email-message-status",
      safety = ONCE,
      scopes = "conversations/message.write",
      versions = "v3")
  @PUT("conversations/messages/email/{id}/status")
  ApiCall<Void> updateEmailStatus(@Path("id") String id, @Body WireMessages.EmailStatusBody status);

  @Operation(
      id = "add-message-attachments",
      safety = IDEMPOTENT,
      scopes = "conversations/message.write",
      versions = {"2021-04-15", "v3"})
  @PUT("conversations/messages/{messageId}/attachments")
  ApiCall<Void> replaceAttachments(
      @Path("messageId") String messageId, @Body WireMessages.AttachmentsBody attachments);
}

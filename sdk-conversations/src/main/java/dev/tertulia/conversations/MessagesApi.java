package dev.tertulia.conversations;

import static dev.tertulia.core.Safety.IDEMPOTENT;
import static dev.tertulia.core.Safety.ONCE;
import static dev.tertulia.core.Safety.READ;

import dev.tertulia.core.Alpha;
import dev.tertulia.core.Operation;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.core.transport.ApiCall;
import dev.tertulia.core.transport.Takes;
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
      summary = "Sends a message to a contact, now or later.",
      safety = ONCE,
      scopes = "conversations/message.write",
      versions = {"2021-04-15", "v3"})
  @POST("conversations/messages")
  ApiCall<SentMessage> send(@Body @Takes(WireInputs.MessageToSend.class) JsonValue message);

  @Operation(
      id = "get-messages",
      summary = "Lists the messages of a conversation, newest first, one page at a time.",
      safety = READ,
      scopes = "conversations/message.readonly",
      versions = {"2021-04-15", "v3"})
  @GET("conversations/{conversationId}/messages")
  ApiCall<WireMessages.MessagesPage> in(
      @Path("conversationId") String conversationId,
      @Query("limit") @Nullable Integer limit,
      @Query("type") @Nullable String types,
      @Query("lastMessageId") @Nullable String lastMessageId);

  @Operation(
      id = "get-message",
      summary = "Reads a message.",
      safety = READ,
      scopes = "conversations/message.readonly",
      versions = {"2021-04-15", "v3"})
  @GET("conversations/messages/{id}")
  ApiCall<Message> get(@Path("id") String id);

  @Operation(
      id = "get-email-by-id",
      summary = "Reads an e-mail with its text.",
      safety = READ,
      scopes = "conversations/message.readonly",
      versions = {"2021-04-15", "v3"})
  @GET("conversations/messages/email/{id}")
  ApiCall<EmailMessage> email(@Path("id") String id);

  @Operation(
      id = "export-messages-by-location",
      summary = "Lists the messages of the whole location, one page at a time.",
      safety = READ,
      scopes = "conversations/message.readonly",
      versions = {"2021-04-15", "v3"})
  @GET("conversations/messages/export")
  ApiCall<WireMessages.ExportPage> export(
      @Query("locationId") String locationId,
      @QueryMap @Takes(WireInputs.WhichMessages.class) Map<String, String> query);

  @Operation(
      id = "cancel-scheduled-message",
      summary = "Cancels a message that waits for its time.",
      safety = IDEMPOTENT,
      scopes = "conversations/message.write",
      versions = {"2021-04-15", "v3"})
  @DELETE("conversations/messages/{messageId}/schedule")
  ApiCall<WireMessages.Cancelled> cancel(@Path("messageId") String messageId);

  @Operation(
      id = "cancel-scheduled-email-message",
      summary = "Cancels an e-mail that waits for its time.",
      safety = IDEMPOTENT,
      scopes = "conversations/message.write",
      versions = {"2021-04-15", "v3"})
  @DELETE("conversations/messages/email/{emailMessageId}/schedule")
  ApiCall<WireMessages.Cancelled> cancelEmail(@Path("emailMessageId") String emailMessageId);

  @Operation(
      id = "add-an-inbound-message",
      summary = "Records a message that came in elsewhere; nothing is sent.",
      safety = ONCE,
      scopes = "conversations/message.write",
      versions = {"2021-04-15", "v3"})
  @POST("conversations/messages/inbound")
  ApiCall<RecordedMessage> recordInbound(@Body WireMessages.InboundBody message);

  @Operation(
      id = "add-an-outbound-message",
      summary = "Records a call that was made elsewhere; nobody is called.",
      safety = ONCE,
      scopes = "conversations/message.write",
      versions = {"2021-04-15", "v3"})
  @POST("conversations/messages/outbound")
  ApiCall<RecordedMessage> recordCall(@Body WireMessages.CallBody call);

  @Alpha
  @Operation(
      id = "send-review-reply",
      summary = "Answers a review.",
      safety = ONCE,
      scopes = "conversations/message.write",
      versions = {"2021-04-15", "v3"})
  @POST("conversations/messages/review-reply")
  ApiCall<SentMessage> replyToReview(@Body WireMessages.ReviewReplyBody reply);

  // Refused with 403 for some seconds after the delivery webhook, until the vendor knows the
  // provider.
  @Operation(
      id = "update-message-status",
      summary = "Tells what became of a message that your conversation provider carried.",
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
      summary =
          "Tells what became of an e-mail that your provider carried, and adds up its counts.",
      safety = ONCE,
      scopes = "conversations/message.write",
      versions = "v3")
  @PUT("conversations/messages/email/{id}/status")
  ApiCall<Void> updateEmailStatus(@Path("id") String id, @Body WireMessages.EmailStatusBody status);

  @Operation(
      id = "add-message-attachments",
      summary = "Gives a recorded call other attachments in place of those it has.",
      safety = IDEMPOTENT,
      scopes = "conversations/message.write",
      versions = {"2021-04-15", "v3"})
  @PUT("conversations/messages/{messageId}/attachments")
  ApiCall<Void> replaceAttachments(
      @Path("messageId") String messageId, @Body WireMessages.AttachmentsBody attachments);
}

package dev.tertulia.conversations;

import static dev.tertulia.core.Safety.IDEMPOTENT;
import static dev.tertulia.core.Safety.ONCE;
import static dev.tertulia.core.Safety.READ;

import dev.tertulia.core.Operation;
import dev.tertulia.core.transport.ApiCall;
import dev.tertulia.core.transport.Takes;
import java.util.Map;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;

interface ConversationsApi {

  @Operation(
      id = "search-conversation",
      summary = "Searches conversations, one page at a time.",
      safety = READ,
      scopes = "conversations.readonly",
      versions = {"2021-04-15", "v3"})
  @GET("conversations/search")
  ApiCall<Wire.ConversationsPage> search(
      @Query("locationId") String locationId,
      @QueryMap @Takes(WireInputs.WhichConversations.class) Map<String, String> query);

  // What a second one does is undocumented, so it must not happen.
  @Operation(
      id = "create-conversation",
      summary = "Makes the conversation of a contact.",
      safety = ONCE,
      scopes = "conversations.write",
      versions = {"2021-04-15", "v3"})
  @POST("conversations/")
  ApiCall<Conversation> create(@Body Wire.NewConversation conversation);

  @Operation(
      id = "get-conversation",
      summary = "Reads a conversation.",
      safety = READ,
      scopes = "conversations.readonly",
      versions = {"2021-04-15", "v3"})
  @GET("conversations/{conversationId}")
  ApiCall<Conversation> get(@Path("conversationId") String conversationId);

  @Operation(
      id = "update-conversation",
      summary = "Changes a conversation: read or unread, starred.",
      safety = IDEMPOTENT,
      scopes = "conversations.write",
      versions = {"2021-04-15", "v3"})
  @PUT("conversations/{conversationId}")
  ApiCall<Conversation> update(
      @Path("conversationId") String conversationId, @Body Wire.ConversationChange change);

  @Operation(
      id = "delete-conversation",
      summary = "Deletes a conversation with its messages.",
      safety = IDEMPOTENT,
      scopes = "conversations.write",
      versions = {"2021-04-15", "v3"},
      goneIsDone = true)
  @DELETE("conversations/{conversationId}")
  ApiCall<Void> delete(@Path("conversationId") String conversationId);

  @Operation(
      id = "live-chat-agent-typing",
      summary = "Shows the visitor of a live chat that the agent writes, or no longer.",
      safety = IDEMPOTENT,
      scopes = "conversations/livechat.write",
      versions = {"2021-04-15", "v3"})
  @POST("conversations/providers/live-chat/typing")
  ApiCall<Void> typing(@Body Wire.Typing typing);
}

package dev.tertulia.testing.highlevel;

import static dev.tertulia.testing.highlevel.Operation.on;

import java.util.List;

/** The thirty operations on conversations and messages. */
final class ConversationOperations {
  private static final String READ = "conversations.readonly";
  private static final String WRITE = "conversations.write";
  private static final String READ_MESSAGES = "conversations/message.readonly";
  private static final String WRITE_MESSAGES = "conversations/message.write";
  private static final String LIVE_CHAT = "conversations/livechat.write";

  private static final String SEND_FIELDS =
      "type!=SMS|RCS|Email|WhatsApp|IG|FB|Custom|Live_Chat|TIKTOK|InternalComment contactId!"
          + " subType status=delivered|failed|pending|read appointmentId attachments[] message html"
          + " subject emailFrom emailTo emailCc[] emailBcc[] emailReplyMode=reply|reply_all"
          + " replyMessageId threadId templateId scheduledTimestamp# conversationProviderId"
          + " fromNumber toNumber customSubtypeId forward{} usesNativeSchedulingAi?"
          + " optimizationPeriod=24h|48h|72h mentions[] userId locationId";

  private static final String INBOUND_FIELDS =
      "type!=SMS|RCS|Email|WhatsApp|GMB|IG|FB|Custom|WebChat|Live_Chat|Call|IVR_Call|Campaign_Call"
          + "|Campaign_VoiceMail|TIKTOK|ALL_IN_ONE_CHAT|FORM_SUBMISSION conversationId contactId"
          + " conversationProviderId message attachments[] html subject emailFrom emailTo emailCc[]"
          + " emailBcc[] emailMessageId altId direction=inbound|outbound date call{}";

  static final List<Operation> ROWS =
      List.of(
          on("search-conversation", "GET /conversations/search", READ, ConversationSearch::search)
              .query(
                  "locationId! contactId assignedTo followers mentions query sort=asc|desc"
                      + " startAfterDate# id limit# lastMessageType"
                      + " lastMessageAction=automated|manual lastMessageDirection=inbound|outbound"
                      + " status=all|read|unread|starred|recents"
                      + " sortBy=last_manual_message_date|last_message_date|score_profile"
                      + "|overdue_at|due_at"
                      + " sortScoreProfile scoreProfile scoreProfileMin# scoreProfileMax#"
                      + " startDate# endDate#"),
          on("create-conversation", "POST /conversations/", WRITE, ConversationHandlers::create)
              .body("locationId! contactId!"),
          on(
                  "get-all-custom-subtypes",
                  "GET /conversations/preferences/custom-subtypes",
                  null,
                  PreferenceHandlers::subtypes)
              .in(Operation.FIRST)
              .query("locationId!"),
          on(
                  "create-custom-subtype",
                  "POST /conversations/preferences/custom-subtypes",
                  null,
                  PreferenceHandlers::createSubtype)
              .in(Operation.FIRST)
              .query("locationId!")
              .body("name! description channel!=email|sms language!"),
          on(
                  "update-custom-subtype",
                  "PUT /conversations/preferences/custom-subtypes/{id}",
                  null,
                  PreferenceHandlers::updateSubtype)
              .in(Operation.FIRST)
              .query("locationId!")
              .body("name description archived? resubscription_legal_form_id"),
          on(
                  "get-contact-unsubscription-status",
                  "GET /conversations/preferences/unsubscriptions/status",
                  null,
                  PreferenceHandlers::status)
              .in(Operation.FIRST)
              .query("locationId! contactId! email"),
          on(
                  "user-subscription-change",
                  "POST /conversations/preferences/unsubscriptions/user-change",
                  null,
                  PreferenceHandlers::change)
              .in(Operation.FIRST)
              .body(
                  "locationId! contactId! email! subscription_action{}! legal_reason"
                      + " legal_description"),
          on(
                  "live-chat-agent-typing",
                  "POST /conversations/providers/live-chat/typing",
                  LIVE_CHAT,
                  ConversationHandlers::typing)
              .body("locationId! isTyping*! visitorId! conversationId!"),
          on(
                  "export-messages-by-location",
                  "GET /conversations/messages/export",
                  READ_MESSAGES,
                  ExportHandler::export)
              .query(
                  "locationId! limit# cursor sortBy=createdAt|updatedAt sortOrder=asc|desc"
                      + " conversationId contactId"
                      + " channel=Call|SMS|Email|WhatsApp|Instagram|Facebook startDate endDate"),
          on(
              "get-email-by-id",
              "GET /conversations/messages/email/{id}",
              READ_MESSAGES,
              EmailHandlers::get),
          on(
              "get-message",
              "GET /conversations/messages/{id}",
              READ_MESSAGES,
              MessageHandlers::get),
          on(
              "get-message-recording",
              "GET /conversations/messages/{messageId}/locations/{locationId}/recording",
              READ_MESSAGES,
              CallHandlers::recording),
          on(
              "get-message-transcription",
              "GET /conversations/locations/{locationId}/messages/{messageId}/transcription",
              READ_MESSAGES,
              CallHandlers::transcription),
          on(
              "download-message-transcription",
              "GET /conversations/locations/{locationId}/messages/{messageId}/transcription"
                  + "/download",
              READ_MESSAGES,
              CallHandlers::transcriptionText),
          on(
                  "get-messages",
                  "GET /conversations/{conversationId}/messages",
                  READ_MESSAGES,
                  MessageHandlers::list)
              .query("lastMessageId limit# type"),
          on(
              "get-conversation",
              "GET /conversations/{conversationId}",
              READ,
              ConversationHandlers::get),
          on(
                  "update-conversation",
                  "PUT /conversations/{conversationId}",
                  WRITE,
                  ConversationHandlers::update)
              .body("locationId! unreadCount# starred? feedback*"),
          on(
              "delete-conversation",
              "DELETE /conversations/{conversationId}",
              WRITE,
              ConversationHandlers::delete),
          on(
                  "send-a-new-message",
                  "POST /conversations/messages",
                  WRITE_MESSAGES,
                  SendHandler::send)
              .body(SEND_FIELDS),
          on(
                  "add-an-inbound-message",
                  "POST /conversations/messages/inbound",
                  WRITE_MESSAGES,
                  ProviderHandlers::inbound)
              .body(INBOUND_FIELDS),
          on(
                  "add-an-outbound-message",
                  "POST /conversations/messages/outbound",
                  WRITE_MESSAGES,
                  ProviderHandlers::outbound)
              .body(
                  "type!=Call conversationId! conversationProviderId! attachments[] altId date"
                      + " call{}"),
          on(
                  "send-review-reply",
                  "POST /conversations/messages/review-reply",
                  WRITE_MESSAGES,
                  SendHandler::reviewReply)
              .body("conversationId! locationId! message!"),
          on(
              "upload-file-attachments",
              "POST /conversations/messages/upload",
              WRITE_MESSAGES,
              UploadHandlers::upload),
          on(
                  "initiate-file-upload",
                  "POST /conversations/messages/upload/initiate",
                  WRITE_MESSAGES,
                  UploadHandlers::initiate)
              .body("locationId! conversationId! filename! contentType! channel! fileSize#"),
          on(
                  "complete-file-upload",
                  "POST /conversations/messages/upload/complete",
                  WRITE_MESSAGES,
                  UploadHandlers::complete)
              .body("uploadId! filePath! locationId! conversationId! filename!"),
          on(
              "cancel-scheduled-message",
              "DELETE /conversations/messages/{messageId}/schedule",
              WRITE_MESSAGES,
              MessageHandlers::cancel),
          on(
              "cancel-scheduled-email-message",
              "DELETE /conversations/messages/email/{emailMessageId}/schedule",
              WRITE_MESSAGES,
              EmailHandlers::cancel),
          on(
                  "update-message-status",
                  "PUT /conversations/messages/{messageId}/status",
                  WRITE_MESSAGES,
                  ProviderHandlers::status)
              .body("status!=delivered|failed|pending|read error{} emailMessageId recipients*"),
          on(
                  "add-message-attachments",
                  "PUT /conversations/messages/{messageId}/attachments",
                  WRITE_MESSAGES,
                  CallHandlers::attachments)
              .body("attachments[]!"),
          on(
                  "update-email-message-status",
                  "PUT /conversations/messages/email/{id}/status",
                  WRITE_MESSAGES,
                  EmailHandlers::status)
              .in(Operation.V3)
              .body(
                  "status!=pending|scheduled|sent|delivered|read|undelivered|connected|failed"
                      + "|opened|clicked"
                      + " events{} recipients*"));

  private ConversationOperations() {}
}

package dev.tertulia.conversations;

import dev.tertulia.core.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message in the vendor's words: one flat object for every channel, with only what the message
 * has.
 */
final class SendBody {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  private SendBody() {}

  static JsonValue of(OutgoingMessage message) {
    var body = new SendBody();
    body.put("type", message.channel().value()).put("contactId", message.contactId());
    if (message instanceof Sms sms) {
      body.put("message", sms.text())
          .put("fromNumber", sms.from())
          .put("toNumber", sms.to())
          .put("attachments", sms.attachments())
          .put("status", sms.status());
    } else if (message instanceof Email email) {
      body.email(email);
    } else if (message instanceof WhatsApp whatsApp) {
      body.put("message", whatsApp.text())
          .put("templateId", whatsApp.templateId())
          .put("fromNumber", whatsApp.from())
          .put("status", whatsApp.status());
    } else if (message instanceof ChatMessage chat) {
      body.put("message", chat.text())
          .put("attachments", chat.attachments())
          .put("status", chat.status());
    } else if (message instanceof InternalComment comment) {
      body.put("message", comment.text())
          .put("mentions", comment.mentions())
          .put("userId", comment.author());
    } else if (message instanceof CustomMessage custom) {
      body.put("message", custom.text())
          .put("conversationProviderId", custom.providerId())
          .put("attachments", custom.attachments());
      custom.fields().forEach(body::put);
    }
    return body.schedule(message.schedule()).json();
  }

  private void email(Email email) {
    email.requireComplete();
    put("subject", email.content().subject())
        .put("html", email.content().html())
        .put("message", email.content().text())
        .put("templateId", email.content().templateId())
        .put("emailFrom", email.envelope().from())
        .put("emailTo", email.envelope().to())
        .put("emailCc", email.envelope().cc())
        .put("emailBcc", email.envelope().bcc())
        .put("attachments", email.attachments())
        .put("customSubtypeId", email.subtypeId())
        .put("status", email.status());
    if (email.context() instanceof EmailReply reply) {
      put("replyMessageId", reply.messageId())
          .put("threadId", reply.threadId())
          .put("emailReplyMode", reply.toAll() ? "reply_all" : "reply");
    } else if (email.context() instanceof EmailForward forward) {
      put("forward", forward(forward));
    }
  }

  private static JsonValue forward(EmailForward forward) {
    return new SendBody()
        .put("isForwarded", true)
        .put("forwardWholeThread", forward.emailMessageId() == null)
        .put("messageId", forward.messageId())
        .put("emailMessageId", forward.emailMessageId())
        .put("toEmail", forward.toEmail())
        .put("recipientContactId", forward.recipientContactId())
        .json();
  }

  private SendBody schedule(@Nullable Schedule schedule) {
    if (schedule == null) {
      return this;
    }
    if (schedule.at() != null) {
      put("scheduledTimestamp", schedule.at().getEpochSecond());
    }
    if (schedule.optimizedWithin() != null) {
      put("usesNativeSchedulingAi", true)
          .put("optimizationPeriod", schedule.optimizedWithin().toHours() + "h");
    }
    return this;
  }

  private SendBody put(String name, @Nullable Object value) {
    if (value instanceof MessageStatus status) {
      fields.put(name, status.value());
    } else if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
      fields.put(name, value);
    }
    return this;
  }

  private JsonValue json() {
    return JsonValue.of(fields);
  }
}

package dev.tertulia.conformance;

import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.ChatMessage;
import dev.tertulia.conversations.CustomMessage;
import dev.tertulia.conversations.Email;
import dev.tertulia.conversations.EmailForward;
import dev.tertulia.conversations.EmailReply;
import dev.tertulia.conversations.InternalComment;
import dev.tertulia.conversations.MessageStatus;
import dev.tertulia.conversations.OutgoingMessage;
import dev.tertulia.conversations.Schedule;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.WhatsApp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A message of each kind with everything it can have. */
public final class EveryMessage {
  private static final String CONTACT = "contact1";
  private static final String NUMBER = "+34600000001";
  private static final String LINK = "https://example.com/a.pdf";
  private static final MessageStatus STATUS = MessageStatus.DELIVERED;
  private static final Schedule SCHEDULE =
      Schedule.at(Instant.parse("2026-12-01T09:00:00Z")).optimizedWithin(Duration.ofHours(24));

  private EveryMessage() {}

  /** All but chats. */
  public static List<OutgoingMessage> full() {
    Email email =
        Email.to(CONTACT)
            .subject("s")
            .html("h")
            .text("t")
            .template("template1")
            .from("ana@example.com")
            .toAddress("ben@example.com")
            .cc("cc@example.com")
            .bcc("bcc@example.com")
            .attach(LINK)
            .schedule(SCHEDULE)
            .subtype("subtype1")
            .status(STATUS);
    return List.of(
        new Sms(CONTACT, "t", NUMBER, NUMBER, List.of(LINK), SCHEDULE, STATUS),
        email.context(EmailReply.to("message1").inThread("thread1").everyone()),
        email.context(EmailForward.thread("message1").toEmail("ben@example.com")),
        email.context(EmailForward.single("message1", "email1").toContact("contact2")),
        new WhatsApp(CONTACT, "t", "template1", NUMBER, SCHEDULE, STATUS),
        InternalComment.on(CONTACT, "t").mention("Ben", "user1").by("user2"),
        CustomMessage.through("provider1", CONTACT, "t").attach(LINK).schedule(SCHEDULE));
  }

  /** A chat. */
  public static OutgoingMessage chat(Channel channel) {
    return new ChatMessage(channel, CONTACT, "t", List.of(LINK), SCHEDULE, STATUS);
  }
}

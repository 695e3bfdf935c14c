package dev.tertulia.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.conversations.ChatMessage;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.CustomMessage;
import dev.tertulia.conversations.Email;
import dev.tertulia.conversations.EmailReply;
import dev.tertulia.conversations.InternalComment;
import dev.tertulia.conversations.Message;
import dev.tertulia.conversations.MessageStatus;
import dev.tertulia.conversations.Schedule;
import dev.tertulia.conversations.ScheduledMessage;
import dev.tertulia.conversations.SentMessage;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.WhatsApp;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Upload;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/messages.md, run. */
class MessagesGuideTest {
  private final ManualTimekeeper time =
      ManualTimekeeper.jumping(Instant.parse("2026-11-22T10:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final ConversationsClient client =
      ConversationsClient.builder()
          .credentials(CredentialsProvider.token(highLevel.token()))
          .location(highLevel.location())
          .baseUrl(highLevel.url())
          .timekeeper(time)
          .build();
  private final String contact =
      highLevel.contact("Ana").phone("+34600000001").email("ana@example.com").add();
  private final ZoneId madrid = ZoneId.of("Europe/Madrid");

  @TempDir Path folder;

  @AfterEach
  void close() {
    client.close();
    sandbox.close();
  }

  @Test
  void eachChannelHasItsOwnKindOfMessage() {
    String anaId = "user-ana";
    String templateId = "template-1";
    String providerId = highLevel.provider("Custom");

    client.messages().send(Sms.to(contact, "Your table is ready.").from("+34600000000"));
    client
        .messages()
        .send(
            Email.to(contact)
                .subject("Your invoice")
                .html("<p>Thank you. The invoice is attached.</p>")
                .attach("https://files.example.com/invoice-42.pdf"));
    client.messages().send(WhatsApp.template(contact, templateId));
    client.messages().send(ChatMessage.instagram(contact, "Yes, we are open."));
    client.messages().send(CustomMessage.through(providerId, contact, "Yes, we are open."));
    client
        .messages()
        .send(InternalComment.on(contact, "Call back, please. ").mention("Ana", anaId));

    assertThat(sandbox.received("send-a-new-message"))
        .extracting(request -> request.json().at("type").asText())
        .containsExactly("SMS", "Email", "WhatsApp", "IG", "Custom", "InternalComment");
  }

  @Test
  void whatIsScheduledCanBeCancelled() {
    SentMessage scheduled =
        client
            .messages()
            .send(
                Sms.to(contact, "See you at 8.")
                    .sendAt(LocalDateTime.of(2026, 12, 1, 9, 0), madrid));
    String stored = ScheduledMessage.of(scheduled).asText();

    assertThat(highLevel.message(scheduled.messageId()).at("status").asText())
        .isEqualTo("scheduled");

    client.messages().cancel(ScheduledMessage.parse(stored));

    time.advance(Duration.ofDays(30));
    assertThat(highLevel.messagesWith(contact)).isEmpty();
    client
        .messages()
        .send(
            Email.to(contact)
                .subject("Our menu")
                .html("<p>Fish.</p>")
                .schedule(
                    Schedule.at(time.now().plusSeconds(60)).optimizedWithin(Duration.ofHours(24))));
  }

  @Test
  void filesAreUploadedBeforeTheyAreAttached() throws Exception {
    highLevel.receives(contact, "SMS", "What is there to eat?");
    String conversation = highLevel.conversationWith(contact);
    Files.writeString(folder.resolve("menu.pdf"), "Fish.");

    var menu = Upload.file(folder.resolve("menu.pdf"));
    var files = client.attachments().upload(conversation, List.of(menu));
    client.messages().send(Sms.attachments(contact, files.urls()));

    assertThat(sandbox.received("send-a-new-message").get(0).json().at("attachments").asList())
        .hasSize(1);
  }

  @Test
  void anEmailIsAnsweredInItsThread() {
    String received = highLevel.receives(contact, "Email", "<p>Are you open?</p>");
    Message question = client.messages().get(received);

    client
        .messages()
        .send(
            Email.to(contact)
                .html("<p>Yes, until ten.</p>")
                .context(EmailReply.to(question.id()).everyone()));

    assertThat(sandbox.received("send-a-new-message").get(0).json().at("replyMessageId").asText())
        .isEqualTo(received);
  }

  @Test
  void whatBecameOfAMessageIsToldLater() {
    SentMessage sent = client.messages().send(Sms.to(contact, "Your table is ready."));

    Message now = client.messages().get(sent.messageId());
    if (MessageStatus.FAILED.equals(now.status())) {
      System.out.println("not delivered: " + now.error());
    }

    assertThat(now.status()).isNotNull();
  }
}

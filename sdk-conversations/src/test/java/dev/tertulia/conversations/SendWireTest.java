package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.ServerException;
import dev.tertulia.core.TransportException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each kind of message, as it leaves. */
class SendWireTest {
  private static final String V = "2021-04-15";
  private static final String SEND = "POST /conversations/messages";
  private static final String SENT =
      "{\"conversationId\":\"c1\",\"messageId\":\"m1\",\"traceId\":\"t1\"}";

  private final Vendor vendor = new Vendor();
  private final Messages messages = vendor.client.messages();

  @AfterEach
  void close() {
    vendor.close();
  }

  private void sends(OutgoingMessage message, String json) {
    vendor.says(SENT);

    SentMessage sent = messages.send(message);

    assertThat(sent.messageId()).isEqualTo("m1");
    assertThat(sent.conversationId()).isEqualTo("c1");
    assertThat(sent.traceId()).isEqualTo("t1");
    assertThat(sent.status()).isNull();
    vendor.got(SEND, V, json);
  }

  @Test
  void anSms() {
    sends(
        Sms.to("k1", "See you at 8.").from("+34600000000").attach("https://a.example/x.png"),
        """
        {"type":"SMS","contactId":"k1","message":"See you at 8.","fromNumber":"+34600000000",
         "attachments":["https://a.example/x.png"]}\
        """);
  }

  @Test
  void aScheduledSmsInSeconds() {
    sends(
        Sms.to("k1", "Hi")
            .sendAt(Instant.ofEpochSecond(1_800_000_000L, 999))
            .status(MessageStatus.PENDING),
        """
        {"type":"SMS","contactId":"k1","message":"Hi","status":"pending","scheduledTimestamp":1800000000}\
        """);
  }

  @Test
  void anOptimizedSms() {
    sends(
        Sms.to("k1", "Hi")
            .schedule(Schedule.at(Instant.ofEpochSecond(9)).optimizedWithin(Duration.ofHours(48))),
        """
        {"type":"SMS","contactId":"k1","message":"Hi","scheduledTimestamp":9,"usesNativeSchedulingAi":true,
         "optimizationPeriod":"48h"}\
        """);
  }

  @Test
  void anEmail() {
    sends(
        Email.to("k1")
            .subject("Your invoice")
            .html("<p>Hi</p>")
            .from("shop@example.com")
            .toAddress("ana@example.com")
            .cc("b@example.com")
            .bcc("c@example.com")
            .attach("https://a.example/x.pdf")
            .subtype("sub1"),
        """
        {"type":"Email","contactId":"k1","subject":"Your invoice","html":"<p>Hi</p>","emailFrom":"shop@example.com",
         "emailTo":"ana@example.com","emailCc":["b@example.com"],"emailBcc":["c@example.com"],
         "attachments":["https://a.example/x.pdf"],"customSubtypeId":"sub1"}\
        """);
  }

  @Test
  void anAnswerToAnEmail() {
    sends(
        Email.to("k1").html("<p>Yes</p>").context(EmailReply.to("m9").inThread("t9").everyone()),
        """
        {"type":"Email","contactId":"k1","html":"<p>Yes</p>","replyMessageId":"m9","threadId":"t9",
         "emailReplyMode":"reply_all"}\
        """);
  }

  @Test
  void aForwardedEmail() {
    sends(
        Email.to("k1").context(EmailForward.single("m9", "e9").toEmail("x@example.com")),
        """
        {"type":"Email","contactId":"k1","forward":{"isForwarded":true,"forwardWholeThread":false,"messageId":"m9",
         "emailMessageId":"e9","toEmail":"x@example.com"}}\
        """);
  }

  @Test
  void aWhatsAppTemplate() {
    sends(
        WhatsApp.template("k1", "tpl1").from("+34600000000"),
        """
        {"type":"WhatsApp","contactId":"k1","templateId":"tpl1","fromNumber":"+34600000000"}\
        """);
  }

  @Test
  void anInstagramMessage() {
    sends(
        ChatMessage.instagram("k1", "Hola"),
        """
        {"type":"IG","contactId":"k1","message":"Hola"}\
        """);
  }

  @Test
  void anInternalComment() {
    sends(
        InternalComment.on("k1", "Call back, ").mention("Ana", "u1").by("u2"),
        """
        {"type":"InternalComment","contactId":"k1","message":"Call back, @Ana<userId>u1</userId>","mentions":["u1"],
         "userId":"u2"}\
        """);
  }

  @Test
  void aMessageThroughAProvider() {
    sends(
        CustomMessage.through("p1", "k1", "Hi").with("appointmentId", "a1"),
        """
        {"type":"Custom","contactId":"k1","message":"Hi","conversationProviderId":"p1","appointmentId":"a1"}\
        """);
  }

  @Test
  void aMessageOnAChannelOfTomorrow() {
    sends(
        CustomMessage.on(new Channel("Pigeon"), "k1", "Coo").with("altitude", 300),
        """
        {"type":"Pigeon","contactId":"k1","message":"Coo","altitude":300}\
        """);
  }

  @Test
  void isNotSentAgainWhenTheServerFails() {
    vendor.says(503, "{}");

    var failure =
        catchThrowableOfType(ServerException.class, () -> messages.send(Sms.to("k1", "Hi")));

    assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(vendor.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void isNotSentAgainWhenTheAnswerIsLost() {
    vendor.says(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());

    var failure =
        catchThrowableOfType(TransportException.class, () -> messages.send(Sms.to("k1", "Hi")));

    assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(vendor.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void cancelsAMessageAndAnEmailAtTheirOwnPlaces() {
    vendor.says("{\"status\":200,\"message\":\"ok\"}").says("{\"status\":200,\"message\":\"ok\"}");

    messages.cancel(ScheduledMessage.parse("message:m1"));
    messages.cancel(new SentMessage("c1", "m2", "e2", List.of(), null, null, null, null, null));

    vendor.got("DELETE /conversations/messages/m1/schedule", V);
    vendor.got("DELETE /conversations/messages/email/e2/schedule", V);
  }

  @Test
  void believesABodyThatSaysNotFoundWithinASuccess() {
    vendor.says("{\"status\":404,\"message\":\"Message not found\"}");

    SdkException failure =
        catchThrowableOfType(
            NotFoundException.class, () -> messages.cancel(new ScheduledMessage(false, "m1")));

    assertThat(failure).hasMessage("cancel-scheduled-message: 404 Message not found");
  }
}

package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.ApiException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Outcome;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reading, recording and marking messages, as they travel. */
class MessagesWireTest {
  private static final String V = "2021-04-15";
  private static final String STORED =
      "{\"success\":true,\"conversationId\":\"c1\",\"messageId\":\"m1\",\"message\":\"Created\",\"contactId\":\"k1\"}";

  private final Vendor vendor = new Vendor();
  private final Messages messages = vendor.client.messages();

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  void readsMessagesInTheNestedShapeThatWasRecorded() {
    vendor.says(
        """
        {"messages":{"lastMessageId":"m1","nextPage":false,"messages":[{"id":"m1","type":31,
         "messageType":"TYPE_ACTIVITY_APPOINTMENT","dateAdded":"2026-11-22T10:00:00.000Z","direction":"outbound",
         "activity":{"title":"Appointment created","type":"appointment_created","data":{}}}]},"traceId":"t"}\
        """);

    Message message = messages.in("c1").iterator().next();

    vendor.got("GET /conversations/c1/messages?limit=100", V);
    assertThat(message.kind()).isEqualTo(MessageType.ACTIVITY_APPOINTMENT);
    assertThat(message.activity().at("type").asText()).isEqualTo("appointment_created");
    assertThat(message)
        .hasToString("Message[id=m1, conversationId=null, kind=TYPE_ACTIVITY_APPOINTMENT]");
  }

  @Test
  void readsMessagesInTheFlatShapeOfTheDocument() {
    vendor.says(
        "{\"lastMessageId\":\"m1\",\"nextPage\":false,\"messages\":[{\"id\":\"m1\",\"messageType\":\"SMS\"}]}");

    Message message =
        messages
            .in(
                "c1",
                MessageQuery.all().types(MessageType.SMS, MessageType.INTERNAL_COMMENT).pageSize(5))
            .iterator()
            .next();

    vendor.got("GET /conversations/c1/messages?limit=5&type=TYPE_SMS%2CTYPE_INTERNAL_COMMENTS", V);
    assertThat(message.is(MessageType.SMS)).isTrue();
  }

  @Test
  void goesOnAfterTheLastMessage() {
    vendor
        .says(
            "{\"messages\":{\"lastMessageId\":\"m2\",\"nextPage\":true,\"messages\":[{\"id\":\"m3\"},{\"id\":\"m2\"}]}}")
        .says("{\"messages\":{\"nextPage\":false,\"messages\":[{\"id\":\"m1\"}]}}");

    assertThat(messages.in("c1").stream().map(Message::id)).containsExactly("m3", "m2", "m1");

    vendor.got("GET /conversations/c1/messages?limit=100", V);
    vendor.got("GET /conversations/c1/messages?limit=100&lastMessageId=m2", V);
  }

  @Test
  void readsOneMessageWrappedOrBare() {
    vendor
        .says(
            "{\"message\":{\"id\":\"m1\",\"type\":1,\"meta\":{\"call\":{\"duration\":120,\"status\":\"completed\"}}},\"traceId\":\"t\"}")
        .says(
            "{\"id\":\"m1\",\"type\":1,\"meta\":{\"callDuration\":\"120\",\"callStatus\":\"completed\"}}");

    for (Message call : List.of(messages.get("m1"), messages.get("m1"))) {
      assertThat(call.id()).isEqualTo("m1");
      assertThat(call.kind().isCall()).isTrue();
      assertThat(call.callDurationSeconds()).isEqualTo(120);
      assertThat(call.callStatus()).isEqualTo(CallStatus.COMPLETED);
      vendor.got("GET /conversations/messages/m1", V);
    }
  }

  @Test
  void findsTheEmailsBehindAMessageInBothShapes() {
    vendor
        .says(
            "{\"id\":\"m1\",\"messageType\":\"TYPE_EMAIL\",\"meta\":{\"email\":{\"messageIds\":[\"e1\",\"e2\"]}}}")
        .says("{\"id\":\"m1\",\"meta\":{\"email\":{\"email\":{\"messageIds\":[\"e1\",\"e2\"]}}}}");

    assertThat(messages.get("m1").emailMessageIds()).containsExactly("e1", "e2");
    assertThat(messages.get("m1").emailMessageIds()).containsExactly("e1", "e2");
  }

  @Test
  void readsAnEmailWrappedOrBare() {
    String email =
        "{\"id\":\"e1\",\"threadId\":\"t1\",\"subject\":\"Hi\",\"body\":\"<p>Hi</p>\",\"to\":\"a@example.com\",\"status\":\"opened\"}";
    vendor.says(email).says("{\"emailMessage\":" + email + "}");

    for (EmailMessage each : List.of(messages.email("e1"), messages.email("e1"))) {
      assertThat(each.subject()).isEqualTo("Hi");
      assertThat(each.to()).containsExactly("a@example.com");
      assertThat(each.status()).isEqualTo(MessageStatus.OPENED);
      assertThat(each.toString()).doesNotContain("Hi", "example");
      vendor.got("GET /conversations/messages/email/e1", V);
    }
  }

  @Test
  void exportsEverythingInTwoWalks() {
    vendor
        .says("{\"messages\":[{\"id\":\"m1\"}],\"nextCursor\":\"cur/1\",\"total\":3}")
        .says("{\"messages\":[{\"id\":\"m2\"}],\"nextCursor\":null}")
        .says("{\"messages\":[{\"id\":\"m3\"}]}");

    var all =
        messages.exportEverything(ExportQuery.all().from(Instant.parse("2026-01-01T00:00:00Z")));

    assertThat(all.stream().map(Message::id)).containsExactly("m1", "m2", "m3");
    assertThat(vendor.next().getUrl().queryParameterNames())
        .containsExactlyInAnyOrder("locationId", "limit", "sortBy", "sortOrder", "startDate");
    assertThat(vendor.next().getUrl().queryParameter("cursor")).isEqualTo("cur/1");
    assertThat(vendor.next().getUrl().queryParameter("channel")).isEqualTo("Email");
  }

  @Test
  void exportsOneChannelInTheExportsOwnSpelling() {
    vendor.says("{\"messages\":[]}");

    assertThat(messages.export(ExportQuery.all().channel(Channel.INSTAGRAM).contact("k1")))
        .isEmpty();

    var url = vendor.next().getUrl();
    assertThat(url.encodedPath()).isEqualTo("/conversations/messages/export");
    assertThat(url.queryParameter("channel")).isEqualTo("Instagram");
    assertThat(url.queryParameter("sortOrder")).isEqualTo("asc");
    assertThatThrownBy(() -> messages.exportEverything(ExportQuery.all().channel(Channel.SMS)))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void recordsAMessageAndAlwaysSaysWhichWayItWent() {
    vendor.says(201, STORED);

    RecordedMessage stored =
        messages.recordInbound(InboundMessage.text(Channel.SMS, "k1", "Free?"));

    assertThat(stored.messageId()).isEqualTo("m1");
    vendor.got(
        "POST /conversations/messages/inbound",
        V,
        """
        {"type":"SMS","contactId":"k1","message":"Free?","direction":"inbound"}\
        """);
  }

  @Test
  void recordsAnEmailOfAnAdditionalProvider() {
    vendor.says(STORED);

    messages.recordInbound(
        InboundMessage.through("p1", "k1", "Hi")
            .email(
                InboundEmail.of("Hello", "<p>Hi</p>")
                    .between("a@example.com", "b@example.com")
                    .inThread("e1"))
            .in("c1")
            .altId("x1")
            .date(Instant.parse("2026-11-22T10:00:00Z")));

    vendor.got(
        "POST /conversations/messages/inbound",
        V,
        """
        {"type":"Custom","conversationId":"c1","contactId":"k1","conversationProviderId":"p1","message":"Hi",
         "html":"<p>Hi</p>","subject":"Hello","emailFrom":"a@example.com","emailTo":"b@example.com",
         "emailMessageId":"e1","altId":"x1","direction":"inbound","date":"2026-11-22T10:00:00Z"}\
        """);
  }

  @Test
  void takesAnEmptySuccessForNothingStored() {
    vendor.says(201, "");

    var failure =
        catchThrowableOfType(
            ApiException.class,
            () -> messages.recordInbound(InboundMessage.text(Channel.SMS, "k1", "Free?")));

    assertThat(failure.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(failure.serverMessage()).contains("nothing was stored");
  }

  @Test
  void recordsACall() {
    vendor.says(STORED);

    messages.recordCall(
        CallLog.of(
            "c1",
            "p1",
            CallParties.between("+34600000001", "+34600000002").status(CallStatus.COMPLETED)));

    vendor.got(
        "POST /conversations/messages/outbound",
        V,
        """
        {"type":"Call","conversationId":"c1","conversationProviderId":"p1",
         "call":{"from":"+34600000001","to":"+34600000002","status":"completed"}}\
        """);
  }

  @Test
  void answersAReview() {
    vendor.says("{\"messageId\":\"m1\"}");

    messages.replyToReview("c1", "Thank you!");

    vendor.got(
        "POST /conversations/messages/review-reply",
        V,
        "{\"conversationId\":\"c1\",\"locationId\":\"loc1\",\"message\":\"Thank you!\"}");
  }

  @Test
  void waitsUntilTheVendorKnowsTheProvider() {
    vendor
        .says(403, "{\"message\":\"No conversation provider found for this message\"}")
        .says("{\"messageId\":\"m1\"}");

    messages.updateStatus(
        "m1", StatusUpdate.failed("1", "saas", "no credit").recipient("r1", MessageStatus.FAILED));

    vendor.next();
    vendor.got(
        "PUT /conversations/messages/m1/status",
        V,
        """
        {"status":"failed","error":{"code":"1","type":"saas","message":"no credit"},
         "recipients":[{"emailId":"r1","status":"failed"}]}\
        """);
  }

  @Test
  void addsCountsOfAnEmailOnceInV3() {
    vendor.says("{\"success\":true,\"message\":\"ok\"}");

    messages.updateEmailStatus(
        "e1", EmailStatusUpdate.of(MessageStatus.DELIVERED).count("delivered", 1));

    vendor.got(
        "PUT /conversations/messages/email/e1/status",
        "v3",
        "{\"status\":\"delivered\",\"events\":{\"delivered\":1}}");
  }

  @Test
  void replacesTheAttachmentsOfACall() {
    vendor.says("");

    messages.replaceAttachments("m1", List.of("https://a.example/call.wav"));

    vendor.got(
        "PUT /conversations/messages/m1/attachments",
        V,
        "{\"attachments\":[\"https://a.example/call.wav\"]}");
  }
}

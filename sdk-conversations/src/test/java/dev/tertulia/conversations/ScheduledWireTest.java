package dev.tertulia.conversations;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of message for later: nothing of it is lost, and it goes at that moment. */
class ScheduledWireTest {
  private static final Instant MOMENT = Instant.ofEpochSecond(1_800_000_000L);
  private static final String LINK = "https://a.example/x.png";

  /** The same moment, by the clocks of a place. */
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  private static final LocalDateTime CLOCK = LocalDateTime.ofInstant(MOMENT, MADRID);

  private final Vendor vendor = new Vendor();

  @AfterEach
  void close() {
    vendor.close();
  }

  static Stream<Arguments> messages() {
    var sms = Sms.to("k1", "Hi").from("+34600000000").attach(LINK);
    var whatsApp = WhatsApp.to("k1", "Hi").from("+34600000000").status(MessageStatus.PENDING);
    var chat = ChatMessage.liveChat("k1", "Hi").attach(LINK).status(MessageStatus.PENDING);
    var email = Email.to("k1").subject("Bill").html("<p>Hi</p>");
    var custom = CustomMessage.through("p0", "k1", "Hi").providerId("p1").with("n", 7).attach(LINK);
    String smsJson =
        "{'type':'SMS','contactId':'k1','message':'Hi','fromNumber':'+34600000000','attachments':['"
            + LINK
            + "'],";
    String whatsAppJson =
        "{'type':'WhatsApp','contactId':'k1','message':'Hi','fromNumber':'+34600000000',"
            + "'status':'pending',";
    String chatJson =
        "{'type':'Live_Chat','contactId':'k1','message':'Hi','attachments':['"
            + LINK
            + "'],'status':'pending',";
    String emailJson = "{'type':'Email','contactId':'k1','subject':'Bill','html':'<p>Hi</p>',";
    String customJson =
        "{'type':'Custom','contactId':'k1','message':'Hi','conversationProviderId':'p1','attachments':['"
            + LINK
            + "'],'n':7,";
    return Stream.of(
        Arguments.of(sms.sendAt(MOMENT), smsJson),
        Arguments.of(sms.sendAt(CLOCK, MADRID), smsJson),
        Arguments.of(whatsApp.sendAt(MOMENT), whatsAppJson),
        Arguments.of(whatsApp.sendAt(CLOCK, MADRID), whatsAppJson),
        Arguments.of(chat.sendAt(MOMENT), chatJson),
        Arguments.of(chat.sendAt(CLOCK, MADRID), chatJson),
        Arguments.of(email.sendAt(MOMENT), emailJson),
        Arguments.of(email.sendAt(CLOCK, MADRID), emailJson),
        Arguments.of(custom.sendAt(MOMENT), customJson));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void itIsTheSameMessageAtThatMoment(OutgoingMessage message, String beginning) {
    vendor.says("{\"conversationId\":\"c1\",\"messageId\":\"m1\"}");

    var unused = vendor.client.messages().send(message);

    vendor.got(
        "POST /conversations/messages",
        "2021-04-15",
        (beginning + "'scheduledTimestamp':1800000000}").replace('\'', '"'));
  }
}

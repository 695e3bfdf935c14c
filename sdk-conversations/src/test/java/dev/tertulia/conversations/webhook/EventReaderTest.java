package dev.tertulia.conversations.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.MessageType;
import dev.tertulia.conversations.webhook.Bodies.Body;
import dev.tertulia.core.WebhookException;
import dev.tertulia.core.json.JsonValue;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a body. */
class EventReaderTest {

  static List<Body> bodies() {
    return Bodies.all();
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void everyKindBecomesItsRecordWithEnvelopeAndTheWholeJson(Body body) {
    WebhookEvent event = body.read();

    assertThat(Bodies.nameOf(event)).isEqualTo(body.becomes());
    assertThat(event.webhookId()).startsWith("wh-");
    assertThat(event.timestamp()).isAfterOrEqualTo("2026-11-22T10:00:00Z");
    assertThat(event.locationId()).isEqualTo("loc-olivo");
    assertThat(event.envelope().json()).isEqualTo(JsonValue.parse(body.json()));
  }

  /** Adding a kind is a decision, and needs a body that shows it. */
  @Test
  void theFamilyIsThisOne() {
    Set<String> family = leaves(WebhookEvent.class).map(Class::getName).collect(toSet());
    Set<String> shown =
        Stream.concat(
                bodies().stream().map(body -> body.read().getClass().getName()),
                Stream.of(NewConversation.class, ProviderOutboundMessage.class).map(Class::getName))
            .collect(toSet());

    assertThat(family).hasSize(32).isEqualTo(shown);
    assertThat(Arrays.stream(WebhookEvent.class.getPermittedSubclasses()).map(Class::getSimpleName))
        .containsExactly(
            "MessageEvent",
            "ConversationUnread",
            "NewConversation",
            "ContactEvent",
            "NoteEvent",
            "TaskEvent",
            "AppointmentEvent",
            "OpportunityEvent",
            "AppEvent",
            "EmailStats",
            "ProviderOutboundMessage",
            "OtherEvent",
            "UnknownEvent");
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventReaderTest::leaves)
        : Stream.of(type);
  }

  @Test
  void aTextMessageTellsItsText() {
    var event = (InboundMessage) Bodies.event("inbound sms");

    assertThat(event.messageId()).isEqualTo("msg-1");
    assertThat(event.message().kind()).isEqualTo(MessageType.SMS);
    assertThat(event.message().typeCode()).isEqualTo(2);
    assertThat(event.body()).isEqualTo("A table for four?");
    assertThat(event.from()).isEqualTo("+34600000001");
    assertThat(event.recipients()).containsExactly("+34910000000");
    assertThat(event.contactId()).isEqualTo("con-ana");
    assertThat(event.conversationId()).isEqualTo("cnv-ana");
  }

  @Test
  void anEmailTellsSubjectThreadAndEveryCopyWhetherOneAddressOrAList() {
    var in = (InboundMessage) Bodies.event("inbound email");
    var out = (OutboundMessage) Bodies.event("outbound email");

    assertThat(in.subject()).isEqualTo("Hier soir");
    assertThat(in.from()).isEqualTo("Chloé <chloe@example.com>");
    assertThat(in.recipients()).containsExactly("mesa@example.com");
    assertThat(in.copiedTo()).containsExactly("first@example.com", "second@example.com");
    assertThat(in.message().emailMessageIds()).containsExactly("eml-4");
    assertThat(out.recipients()).containsExactly("ana@example.com");
    assertThat(out.threadId()).isEqualTo("eml-1");
    assertThat(out.plainText()).isEqualTo("Menu");
  }

  @Test
  void aCallTellsItsLengthAndItsRecording() {
    var call = (InboundMessage) Bodies.event("inbound call");

    assertThat(call.message().callDurationSeconds()).isEqualTo(95);
    assertThat(call.message().attachments()).containsExactly("https://example.com/call.mp3");
    assertThat(((InboundMessage) Bodies.event("inbound voicemail")).message().kind())
        .isEqualTo(MessageType.VOICEMAIL);
  }

  @Test
  void theDirectionDecidesAndTheTypeIsKeptAsItCame() {
    WebhookEvent event = Bodies.event("inbound call, documented with the wrong type");

    assertThat(event).isInstanceOf(InboundMessage.class);
    assertThat(event.type()).isEqualTo(EventType.OUTBOUND_MESSAGE);
  }

  @Test
  void subjectsAreReadInFull() {
    var stats = ((EmailStats) Bodies.event("LCEmailStats")).report();
    var appointment = ((AppointmentEvent) Bodies.event("AppointmentUpdate")).appointment();
    var opportunity = ((OpportunityEvent) Bodies.event("OpportunityStageUpdate")).opportunity();
    var unread = (ConversationUnread) Bodies.event("unread");
    var contact = ((ContactEvent) Bodies.event("ContactDndUpdate")).contact();

    assertThat(stats.timestamp()).isEqualTo("2026-11-22T10:00:00Z");
    assertThat(stats.deliveryStatus().code()).isEqualTo(250);
    assertThat(stats.messageIdHeader()).isEqualTo("<m1@example.com>");
    assertThat(appointment.startTime()).isEqualTo("2026-11-27T19:30:00Z");
    assertThat(appointment.status()).isEqualTo("confirmed");
    assertThat(opportunity.monetaryValue()).isEqualByComparingTo(new BigDecimal("1200.5"));
    assertThat(unread.unreadCount()).isEqualTo(3);
    assertThat(contact.doNotDisturb(Channel.SMS)).isTrue();
    assertThat(contact.doNotDisturb(Channel.EMAIL)).isFalse();
  }

  @Test
  void anInstallationTellsWhereAndForHowLong() {
    var installed = (AppEvent.Installed) Bodies.event("INSTALL");

    assertThat(installed.envelope().appId()).isEqualTo("app-77");
    assertThat(installed.envelope().companyId()).isEqualTo("cmp-1");
    assertThat(installed.installation().trial().trialDuration()).isEqualTo(14);
    assertThat(((AppEvent) Bodies.event("UPDATE")).installation().previousVersionId())
        .isEqualTo("v-2");
  }

  @Test
  void whatIsToBeCarriedIsReadByAnEntryOfItsOwn() {
    byte[] body =
        """
        {"contactId":"con-ana","locationId":"loc-olivo","messageId":"msg-9","type":"SMS",
         "phone":"+34600000001","message":"See you at eight","attachments":[],"userId":"usr-1"}
        """
            .getBytes(UTF_8);

    ProviderOutboundMessage message = ProviderOutboundMessage.readUnverified(body);

    assertThat(message.type()).isEqualTo(EventType.PROVIDER_OUTBOUND_MESSAGE);
    assertThat(message.task().type()).isEqualTo(Channel.SMS);
    assertThat(message.task().message()).isEqualTo("See you at eight");
    assertThat(message.orderKey()).isEqualTo("contact:con-ana");
    assertThat(WebhookEvent.readUnverified(body)).isInstanceOf(UnknownEvent.class);
  }

  @Test
  void aSubjectWithinDataIsReadToo() {
    var event =
        (NoteEvent.Created)
            WebhookEvent.readUnverified(
                """
                {"type":"NoteCreate","webhookId":"w","data":{"id":"n1","contactId":"c1","type":"x"}}
                """
                    .getBytes(UTF_8));

    assertThat(event.note().id()).isEqualTo("n1");
    assertThat(event.contactId()).isEqualTo("c1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nothing", "[]", "\"text\"", "{\"type\":", "{} {}", "null"})
  void whatIsNoObjectIsRefusedWithoutQuotingIt(String body) {
    assertThatThrownBy(() -> WebhookEvent.readUnverified(body.getBytes(UTF_8)))
        .isInstanceOf(WebhookException.class)
        .hasMessageContaining("the body is no JSON");
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void noSpoiltMemberThrowsWhileReadingOrWhenAskedForAfterwards(Body body) {
    JsonValue whole = JsonValue.parse(body.json());
    List<JsonValue> others =
        List.of(
            JsonValue.MISSING,
            JsonValue.of("a text"),
            JsonValue.of(-1),
            JsonValue.of(true),
            JsonValue.array(1, null, JsonValue.object()),
            JsonValue.object("seconds", "many", "id", 4));

    for (String name : whole.asMap().keySet()) {
      for (JsonValue other : others) {
        var spoilt = new LinkedHashMap<>(whole.asMap());
        spoilt.put(name, other);
        assertThatCode(() -> askEverything(new JsonValue.Obj(spoilt)))
            .as("%s is %s", name, other.json())
            .doesNotThrowAnyException();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void bytesChangedAtRandomAreAnEventOrNoJsonAndNothingElse(Body body) {
    var random = new Random(body.json().hashCode());
    for (int i = 0; i < 300; i++) {
      byte[] changed = body.bytes();
      for (int j = 0; j <= random.nextInt(3); j++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(WebhookEvent.readUnverified(changed).identity().ids()).isNotEmpty();
      } catch (WebhookException e) {
        assertThat(e).hasMessageContaining("the body is no JSON");
      }
    }
  }

  private static void askEverything(JsonValue body) throws ReflectiveOperationException {
    WebhookEvent event = WebhookEvent.readUnverified(body.json().getBytes(UTF_8));
    for (Method method : event.getClass().getMethods()) {
      if (method.getParameterCount() == 0
          && !Modifier.isStatic(method.getModifiers())
          && method.getDeclaringClass() != Object.class) {
        method.invoke(event);
      }
    }
    assertThat(event.identity().ids()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void nothingPersonalIsInAnEventsText(Body body) {
    assertThat(body.read().toString())
        .doesNotContain("ana@example.com", "+34600000001", "García", "table", "terrace", "Friday");
  }

  @Test
  void timesAreReadInEveryEncoding() {
    assertThat(
            WebhookEvent.readUnverified("{\"timestamp\":1795341600}".getBytes(UTF_8)).timestamp())
        .isEqualTo(Instant.ofEpochSecond(1795341600));
  }
}

package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anything is sent, and in which words. */
class ValidationTest {

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal("Sms.contactId: expected an id, found nothing", () -> Sms.to("", "x")),
        refusal("Sms.text: expected a text, found nothing", () -> Sms.to("k1", " ")),
        refusal(
            "Sms.from: expected a number in E.164 form: + and country code, then digits only, such"
                + " as +34600000000, found a text of 9 characters not beginning with +",
            () -> Sms.to("k1", "x").from("600123456")),
        refusal(
            "Sms.attachments: expected an http or https link the service can open,"
                + " found a text of 19 characters that is no such link",
            () -> Sms.to("k1", "x").attach("file:///etc/secrets")),
        refusal(
            "Email.cc: expected an e-mail address without display name, found a text of 21"
                + " characters of another form",
            () -> Email.to("k1").cc("Ana <ana@example.com>")),
        refusal(
            "Email.subject: expected one line, found a control character",
            () -> Email.to("k1").subject("a\r\nBcc: x")),
        refusal(
            "Email.subject: expected a subject, or an e-mail to answer, found neither",
            () -> SendBody.of(Email.to("k1").html("x"))),
        refusal(
            "Email.html: expected a text, a template or an attachment, found none of them",
            () -> SendBody.of(Email.to("k1").subject("x"))),
        refusal(
            "WhatsApp.templateId: expected a text, found nothing",
            () -> WhatsApp.template("k1", "")),
        refusal(
            "ChatMessage.channel: expected a chat, found Email, which has a record of its own",
            () -> ChatMessage.on(Channel.EMAIL, "k1", "x")),
        refusal(
            "CustomMessage.providerId: expected a provider's id, found nothing",
            () -> CustomMessage.on(Channel.CUSTOM, "k1", "x")),
        refusal(
            "CustomMessage.fields: expected a field that has no component here, found contactId",
            () -> CustomMessage.on(Channel.SMS, "k1", "x").with("contactId", "k2")),
        refusal(
            "InboundMessage.providerId: expected a provider's id on channel Custom, found nothing",
            () -> InboundMessage.text(Channel.CUSTOM, "k1", "x")),
        refusal(
            "InboundMessage.party: expected a contact or a conversation, found neither",
            () -> new InboundMessage.Party(null, null)),
        refusal(
            "ConversationUpdate.unreadCount: expected zero or more, found -1",
            () -> ConversationUpdate.markUnread(-1)),
        refusal(
            "EmailStatusUpdate.events.opened: expected zero or more, found -1",
            () -> EmailStatusUpdate.of(MessageStatus.OPENED).count("opened", -1)),
        refusal(
            "ConversationQuery.pageSize: expected from 1 to 100, found 101",
            () -> ConversationQuery.all().pageSize(101)),
        refusal(
            "ExportQuery.pageSize: expected from 10 to 500, found 5",
            () -> ExportQuery.all().pageSize(5)),
        refusal(
            "NewSubtype.name: expected at most 100 characters, found a text of 101 characters",
            () -> NewSubtype.email("x".repeat(101), "en")),
        refusal(
            "ContactDetails.tags: expected a field that has no method of its own, found tags",
            () -> ContactDetails.none().with("tags", List.of("x"))),
        refusal(
            "ContactFilter.tags: expected at most 75 characters, found a text of 76 characters",
            () -> ContactQuery.all().tag("x".repeat(76))),
        refusal("ContactFilter.OR: expected from 1 to 100, found 0", () -> ContactFilter.anyOf()),
        refusal(
            "ContactFilter.json: expected a condition, found nothing",
            () -> new ContactFilter(JsonValue.MISSING)),
        refusal(
            "ContactQuery.pageSize: expected from 1 to 500, found 501",
            () -> ContactQuery.all().pageSize(501)),
        refusal(
            "ContactQuery.text: expected a text, found nothing", () -> ContactQuery.all().text("")),
        refusal("NewNote.body: expected a text, found nothing", () -> NewNote.of(" ")),
        refusal(
            "NoteUpdate.body: expected a text, found nothing", () -> NoteUpdate.nothing().body("")),
        refusal(
            "NewTask.title: expected a text, found nothing", () -> NewTask.of("", Instant.EPOCH)),
        refusal(
            "doNotDisturb: expected one of [Call, Email, SMS, WhatsApp, GMB, FB], or the general"
                + " setting, found IG",
            () -> ContactDetails.none().doNotDisturb(Channel.INSTAGRAM, true)),
        refusal(
            "ConversationQuery.assignedTo: expected from 1 to 100, found 0",
            () -> ConversationQuery.all().assignedTo()),
        refusal(
            "ConversationQuery.mentions: expected a text, found nothing",
            () -> ConversationQuery.all().mentioning("u1", "")),
        refusal(
            "ContactUpsert.details: expected fields that let a contact be found again, found"
                + " createNewIfDuplicateAllowed",
            () ->
                ContactUpsert.of(
                    ContactDetails.none()
                        .email("a@example.com")
                        .with("createNewIfDuplicateAllowed", true))),
        refusal(
            "SubscriptionChange.legalReason: expected a reason to subscribe someone again, found"
                + " nothing",
            () -> SubscriptionChange.resubscribeAll("k1", "a@example.com", "")),
        refusal(
            "ScheduledMessage: expected a text that begins with email: or message:, found another",
            () -> ScheduledMessage.parse("m1")));
  }

  private static Arguments refusal(String message, ThrowingCallable request) {
    return Arguments.of(message, request);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void refusesInASentenceThatQuotesNothingPersonal(String message, ThrowingCallable request) {
    var refused = catchThrowableOfType(InvalidRequestException.class, request);

    assertThat(refused).hasMessage(message);
    assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b", "..", "../x", "a b", "a%2Fb", "a?b", "export", "inbound", "search", "email", "ü"
      })
  void refusesIdsThatLeadElsewhere(String id) {
    assertThat(
            catchThrowableOfType(InvalidRequestException.class, () -> HighLevelRules.id("id", id)))
        .isNotNull();
  }

  @Test
  void showsNoPersonalDataOfWhatIsSent() {
    var texts =
        Stream.of(
            Sms.to("k1", "secret").from("+34600000000"),
            Email.to("k1").subject("secret").html("secret").cc("secret@example.com"),
            WhatsApp.to("k1", "secret"),
            ChatMessage.facebook("k1", "secret"),
            InternalComment.on("k1", "secret"),
            CustomMessage.on(Channel.SMS, "k1", "secret"),
            InboundMessage.email("k1", InboundEmail.of("secret", "secret")),
            CallParties.between("+34600000000", "+34600000001"),
            ContactDetails.none().name("secret"),
            ContactDetails.none().doNotDisturb(Channel.SMS, "secret"),
            ContactQuery.all().text("secret").tag("secret"),
            ContactFilter.anyOf(ContactFilter.is("email", "secret@example.com")),
            NewNote.of("secret").title("secret"),
            NoteUpdate.nothing().body("secret"),
            NewTask.of("secret", Instant.EPOCH).body("secret"),
            TaskUpdate.nothing().title("secret"),
            ContactUpsert.of(ContactDetails.none().email("secret@example.com")),
            ConversationQuery.all().text("secret"));

    assertThat(texts.map(Object::toString))
        .allSatisfy(text -> assertThat(text).doesNotContain("secret", "+34"));
  }

  @Test
  void pinsTheKindsOfMessages() {
    assertThat(OutgoingMessage.class.getPermittedSubclasses())
        .containsExactly(
            ChatMessage.class,
            CustomMessage.class,
            Email.class,
            InternalComment.class,
            Sms.class,
            WhatsApp.class);
    assertThat(EmailContext.class.getPermittedSubclasses())
        .containsExactly(EmailReply.class, EmailForward.class);
    assertThat(Resolution.class.getPermittedSubclasses())
        .containsExactly(
            Resolution.Found.class, Resolution.NotFound.class, Resolution.StillUnknown.class);
  }
}

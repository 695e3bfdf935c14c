package dev.tertulia.conformance;

import dev.tertulia.conversations.CallLog;
import dev.tertulia.conversations.CallParties;
import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.ContactDetails;
import dev.tertulia.conversations.ContactUpdate;
import dev.tertulia.conversations.ContactUpsert;
import dev.tertulia.conversations.ConversationQuery;
import dev.tertulia.conversations.ConversationUpdate;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Direction;
import dev.tertulia.conversations.EmailStatusUpdate;
import dev.tertulia.conversations.ExportQuery;
import dev.tertulia.conversations.InboundEmail;
import dev.tertulia.conversations.InboundMessage;
import dev.tertulia.conversations.MessageQuery;
import dev.tertulia.conversations.MessageStatus;
import dev.tertulia.conversations.MessageType;
import dev.tertulia.conversations.NewContact;
import dev.tertulia.conversations.NewNote;
import dev.tertulia.conversations.NewSubtype;
import dev.tertulia.conversations.NewTask;
import dev.tertulia.conversations.NoteUpdate;
import dev.tertulia.conversations.StatusUpdate;
import dev.tertulia.conversations.SubscriptionChange;
import dev.tertulia.conversations.SubtypeUpdate;
import dev.tertulia.conversations.TaskUpdate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import okhttp3.Request;

/** Tells HighLevel everything that can be told, with no regard to what it answers. */
final class EveryInput {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final String LINK = "https://example.com/a.pdf";

  /** Pages of one thing each, of which the second is the last. */
  static final Function<Request, String> ANSWERS =
      request -> {
        String url = request.url().toString();
        if (url.contains("/export")) {
          return url.contains("cursor=")
              ? "{\"messages\":[]}"
              : "{\"messages\":[{\"id\":\"m1\"}],\"nextCursor\":\"c1\"}";
        }
        boolean first = url.contains("conversation1/messages") && !url.contains("lastMessageId");
        return first
            ? "{\"messages\":[{\"id\":\"m1\"}],\"lastMessageId\":\"m1\",\"nextPage\":true}"
            : "{}";
      };

  private final ConversationsClient client;

  EveryInput(ConversationsClient client) {
    this.client = client;
  }

  void run() {
    EveryMessage.full().forEach(client.messages()::send);
    client.messages().send(EveryMessage.chat(Channel.TIKTOK));
    searching();
    recording();
    contacts();
    client.conversations().update("conversation1", ConversationUpdate.star(true).feedback("good"));
    var subtype = NewSubtype.sms("News", "en").description("d");
    client.preferences().createSubtype(subtype);
    var changed =
        SubtypeUpdate.nothing().name("n").description("d").resubscriptionLegalFormId("form1");
    client.preferences().updateSubtype("subtype1", changed);
    client
        .preferences()
        .change(
            new SubscriptionChange(
                "contact1", "ana@example.com", "custom", "subtype1", true, "asked", "by phone"));
  }

  private void searching() {
    client
        .conversations()
        .search(
            ConversationQuery.all()
                .contact("contact1")
                .assignedTo("user1", "user2")
                .followedBy("user1")
                .mentioning("user1")
                .lastMessageType(MessageType.SMS)
                .lastMessageDirection(Direction.INBOUND)
                .lastMessageManual(true)
                .begunFrom(NOON)
                .begunUntil(NOON))
        .stream()
        .count();
    client
        .messages()
        .in("conversation1", MessageQuery.all().types(MessageType.SMS, MessageType.EMAIL))
        .stream()
        .count();
    client
        .messages()
        .export(
            ExportQuery.all()
                .contact("contact1")
                .conversation("conversation1")
                .channel(Channel.INSTAGRAM)
                .from(NOON)
                .until(NOON))
        .stream()
        .count();
  }

  private void recording() {
    var messages = client.messages();
    var email =
        InboundEmail.of("s", "h")
            .between("ana@example.com", "ben@example.com")
            .cc("cc@example.com")
            .bcc("bcc@example.com")
            .inThread("email1");
    messages.recordInbound(
        InboundMessage.email("contact1", email).in("conversation1").attach(LINK).altId("a1"));
    var parties = CallParties.between("+34600000001", "+34600000002");
    messages.recordInbound(InboundMessage.call("provider1", "contact1", parties).date(NOON));
    messages.recordCall(
        CallLog.of("conversation1", "provider1", parties).attach(LINK).altId("a1").date(NOON));
    messages.updateStatus(
        "message1",
        StatusUpdate.failed("1", "t", "m")
            .emailMessageId("email1")
            .recipient("ana@example.com", MessageStatus.FAILED));
    messages.updateEmailStatus(
        "email1",
        EmailStatusUpdate.of(MessageStatus.FAILED)
            .count("failed", 1)
            .recipient("ana@example.com", MessageStatus.FAILED, "gone"));
  }

  private void contacts() {
    var contacts = client.contacts();
    var details =
        ContactDetails.none()
            .firstName("Ana")
            .lastName("García")
            .name("Ana García")
            .email("ana@example.com")
            .phone("+34600000001")
            .companyName("c")
            .address("s", "c", "28001", "ES")
            .with("state", "Madrid")
            .with("website", "https://example.com")
            .with("timezone", "Europe/Madrid")
            .with("gender", "f")
            .dateOfBirth(LocalDate.of(1990, 12, 31))
            .source("s")
            .assignedTo("user1")
            .doNotDisturb(true)
            .doNotDisturb(Channel.SMS, "asked")
            .inboundDoNotDisturb(true)
            .customField("field1", List.of("a", "b"));
    contacts.create(NewContact.of(details).tags("vip"));
    contacts.update("contact1", ContactUpdate.of(details).replaceAllTags(List.of("vip")));
    contacts.update("contact1", ContactUpdate.of(ContactDetails.none().cleared("companyName")));
    contacts.upsert(ContactUpsert.of(details).replaceAllTags(List.of("vip")));
    var note = NewNote.of("b").title("t").userId("user1").color("#FFAA00").pinned(true);
    contacts.notes("contact1").add(note);
    var other = NoteUpdate.nothing().body("b").title("t").userId("user1").color("#FFAA00");
    contacts.notes("contact1").update("note1", other.pinned(false));
    contacts.tasks("contact1").add(NewTask.of("t", NOON).body("b").assignedTo("user1"));
    var task = TaskUpdate.nothing().title("t").body("b").dueDate(NOON).completed(true);
    contacts.tasks("contact1").update("task1", task.assignedTo("user1"));
  }
}

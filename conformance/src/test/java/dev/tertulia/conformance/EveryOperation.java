package dev.tertulia.conformance;

import dev.tertulia.conversations.CallLog;
import dev.tertulia.conversations.CallParties;
import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.ChatMessage;
import dev.tertulia.conversations.ContactDetails;
import dev.tertulia.conversations.ContactQuery;
import dev.tertulia.conversations.ContactUpdate;
import dev.tertulia.conversations.ContactUpsert;
import dev.tertulia.conversations.ConversationQuery;
import dev.tertulia.conversations.ConversationUpdate;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.CustomMessage;
import dev.tertulia.conversations.Email;
import dev.tertulia.conversations.EmailStatusUpdate;
import dev.tertulia.conversations.ExportQuery;
import dev.tertulia.conversations.InboundMessage;
import dev.tertulia.conversations.InternalComment;
import dev.tertulia.conversations.MessageStatus;
import dev.tertulia.conversations.NewContact;
import dev.tertulia.conversations.NewNote;
import dev.tertulia.conversations.NewSubtype;
import dev.tertulia.conversations.NewTask;
import dev.tertulia.conversations.NoteUpdate;
import dev.tertulia.conversations.Notes;
import dev.tertulia.conversations.SentMessage;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.StatusUpdate;
import dev.tertulia.conversations.SubscriptionChange;
import dev.tertulia.conversations.SubtypeUpdate;
import dev.tertulia.conversations.TaskUpdate;
import dev.tertulia.conversations.Tasks;
import dev.tertulia.conversations.TypingSignal;
import dev.tertulia.conversations.WhatsApp;
import dev.tertulia.core.Download;
import dev.tertulia.core.Upload;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Uses every operation of the client at least once. */
final class EveryOperation {
  private final ConversationsClient client;
  private final HighLevelSandbox town;
  private final Instant tomorrow;
  private final String contact;
  private final String conversation;

  EveryOperation(ConversationsClient client, Sandbox sandbox) {
    this.client = client;
    this.town = sandbox.highLevel();
    this.tomorrow = sandbox.timekeeper().now().plus(Duration.ofDays(1));
    town.providersAreReadyAfter(Duration.ZERO);
    contact =
        town.contact("Ana García").phone("+34600000001").email("ana@example.com").tag("vip").add();
    conversation = town.conversationWith(contact);
    town.receives(contact, "SMS", "Hello?");
  }

  void run() {
    client.locations().get();
    conversations();
    sending();
    reading();
    recording();
    media();
    contacts();
    preferences();
    client.liveChat().typing(TypingSignal.started(conversation, "visitor1"));
    client.conversations().delete(conversation);
  }

  private void conversations() {
    String other = town.contact("Ben").phone("+34600000002").add();
    client.conversations().create(other);
    client.conversations().get(conversation);
    client.conversations().update(conversation, ConversationUpdate.markRead().starred(true));
    client.conversations().search(ConversationQuery.all().pageSize(1)).stream().count();
    client.conversations().search(ConversationQuery.all().unread().text("Ana")).stream().count();
  }

  private void sending() {
    var messages = client.messages();
    messages.send(Sms.to(contact, "Hi").from("+34911000001").attach("https://example.com/a.pdf"));
    messages.cancel(messages.send(Sms.to(contact, "Later").sendAt(tomorrow)));
    var email = Email.to(contact).subject("Hi").html("<p>Hi</p>").cc("cc@example.com");
    messages.cancel(messages.send(email.sendAt(tomorrow)));
    SentMessage mail = messages.send(email);
    messages.email(String.valueOf(mail.emailMessageId()));
    messages.send(WhatsApp.to(contact, "Hi"));
    messages.send(ChatMessage.instagram(contact, "Hi"));
    messages.send(InternalComment.on(contact, "Look").mention("Ben", "user1"));
    messages.send(CustomMessage.through(town.provider("Custom"), contact, "Hi"));
    town.receives(contact, "Review", "Five stars");
    messages.replyToReview(conversation, "Thank you");
  }

  private void reading() {
    String first = String.valueOf(client.messages().in(conversation).iterator().next().id());
    client.messages().get(first);
    client.messages().exportEverything(ExportQuery.all().pageSize(10)).stream().count();
  }

  private void recording() {
    var messages = client.messages();
    messages.recordInbound(InboundMessage.text(Channel.SMS, contact, "Hi"));
    var log =
        CallLog.of(
            conversation,
            town.provider("Call"),
            new CallParties("+34911000001", "+34600000001", null));
    String call = String.valueOf(messages.recordCall(log).messageId());
    messages.replaceAttachments(call, List.of("https://example.com/call.wav"));
    town.provider("SMS");
    SentMessage sms = messages.send(Sms.to(contact, "Hi"));
    messages.updateStatus(
        String.valueOf(sms.messageId()), StatusUpdate.of(MessageStatus.DELIVERED));
    town.provider("Email");
    SentMessage mail = messages.send(Email.to(contact).subject("Hi").html("<p>Hi</p>"));
    messages.updateEmailStatus(
        String.valueOf(mail.emailMessageId()),
        EmailStatusUpdate.of(MessageStatus.DELIVERED).count("delivered", 1));
  }

  private void media() {
    String call = town.call(contact).recording(new byte[1000]).sentence(0, 900, "Hi", 0.9).add();
    try (Download sound = client.recordings().open(call)) {
      sound.contentType();
    }
    client.transcriptions().get(call);
    try (Download text = client.transcriptions().open(call)) {
      text.contentType();
    }
    var file = Upload.bytes("menu.pdf", "application/pdf", new byte[100]);
    client.attachments().upload(conversation, List.of(file));
    client.attachments().uploadLarge(conversation, Channel.WHATSAPP, file);
  }

  private void contacts() {
    var contacts = client.contacts();
    var details = ContactDetails.none().firstName("Chloé").email("chloe@example.com");
    String id = String.valueOf(contacts.create(NewContact.of(details)).id());
    contacts.get(id);
    contacts.update(id, ContactUpdate.of(ContactDetails.none().lastName("Martin")));
    contacts.upsert(ContactUpsert.of(details.phone("+34600000003")));
    contacts.findByEmail("chloe@example.com");
    contacts.findByPhone("+34600000003");
    contacts.addTags(id, "new");
    contacts.removeTags(id, "new");
    contacts.search(ContactQuery.all().text("Ana").tag("vip")).stream().count();
    contacts.search(ContactQuery.all().pageSize(1)).stream().count();
    contacts.doNotDisturb(id, "asked", Channel.SMS);
    contacts.doNotDisturb(id, Channel.WHATSAPP);
    contacts.liftDoNotDisturb(id, Channel.SMS);
    contacts.doNotDisturbAtAll(id, true);
    contacts.update(id, ContactUpdate.of(ContactDetails.none().inboundDoNotDisturb(true)));
    notes(contacts.notes(id));
    tasks(contacts.tasks(id));
    contacts.delete(id);
  }

  private static void notes(Notes notes) {
    String id = String.valueOf(notes.add(NewNote.of("Hi").title("Quote").pinned(true)).id());
    notes.add("Hello");
    notes.all();
    notes.get(id);
    notes.update(id, NoteUpdate.nothing().body("Good day").color("#FFAA00"));
    notes.delete(id);
  }

  private void tasks(Tasks tasks) {
    String id = String.valueOf(tasks.add(NewTask.of("Call", tomorrow).assignedTo("user1")).id());
    tasks.all();
    tasks.get(id);
    tasks.update(id, TaskUpdate.nothing().body("About the bill").dueDate(tomorrow));
    tasks.complete(id);
    tasks.reopen(id);
    tasks.delete(id);
  }

  private void preferences() {
    var preferences = client.preferences();
    String subtype =
        String.valueOf(preferences.createSubtype(NewSubtype.email("News", "en")).at("id").asText());
    preferences.subtypes();
    preferences.updateSubtype(subtype, SubtypeUpdate.nothing().archived(true));
    preferences.unsubscriptions(contact, "ana@example.com");
    preferences.change(SubscriptionChange.unsubscribe(contact, "ana@example.com"));
  }
}

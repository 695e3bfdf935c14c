package dev.tertulia.examples.quickstart;

import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Email;
import dev.tertulia.conversations.Message;
import dev.tertulia.conversations.MessageType;
import dev.tertulia.conversations.SentMessage;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.Transcription;
import dev.tertulia.conversations.UploadedFiles;
import dev.tertulia.core.Download;
import dev.tertulia.core.Upload;
import dev.tertulia.examples.Screen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** The part that writes and listens: to the Sandbox only, because real people would get it. */
final class Writing {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

  private final ConversationsClient client;
  private final Screen screen;
  private final Path folder;

  Writing(ConversationsClient client, Screen screen, Path folder) {
    this.client = client;
    this.screen = screen;
    this.folder = folder;
  }

  Contact find(String number) {
    screen.step("Who called?   contacts().findByPhone(number)");
    Contact contact = client.contacts().findByPhone(number).orElseThrow();
    screen.say("%s %s, tagged %s", contact.firstName(), contact.lastName(), contact.tags());
    return contact;
  }

  void reply(String contactId) {
    screen.step("Answer by SMS   messages().send(Sms.to(contact, text))");
    SentMessage sent =
        client.messages().send(Sms.to(contactId, "Noted: Friday, 20:30, four people. See you!"));
    screen.say("sent as message %s", sent.messageId());
  }

  void scheduleAndCancel(String contactId, LocalDate today) {
    screen.step("Remind her by e-mail tomorrow at nine in Madrid, and think again");
    var reminder =
        Email.to(contactId)
            .subject("See you on Friday")
            .html("<p>Your table for four is ready at 20:30.</p>")
            .sendAt(today.plusDays(1).atTime(LocalTime.of(9, 0)), MADRID);
    SentMessage scheduled = client.messages().send(reminder);
    screen.say("scheduled as e-mail %s", scheduled.emailMessageId());
    client.messages().cancel(scheduled);
    screen.say("cancelled: e-mails have an address of their own for that, which cancel(…) knows");
  }

  void upload(String contactId, String conversationId) {
    screen.step("Send the menu   attachments().upload(conversation, files)");
    byte[] menu = "%PDF-1.4 tortilla, croquetas, flan".getBytes(StandardCharsets.UTF_8);
    UploadedFiles files =
        client
            .attachments()
            .upload(conversationId, List.of(Upload.bytes("menu.pdf", "application/pdf", menu)));
    client.messages().send(Sms.to(contactId, "Here is the menu.").attach(files.urls().get(0)));
    screen.say("menu.pdf uploaded and sent");
  }

  void listen(List<Message> thread) {
    Message call =
        thread.stream().filter(each -> each.is(MessageType.CALL)).findFirst().orElseThrow();
    String id = String.valueOf(call.id());
    screen.step("Keep the recording   recordings().open(message)");
    try (Download recording = client.recordings().open(id)) {
      Path file =
          recording.saveTo(
              folder.resolve("call.wav"),
              (moved, total) -> screen.bar("downloading ", moved / 1000, total / 1000, " kB"));
      screen.say("%s in %s", recording.contentType(), file.getFileName());
    }
    screen.step("Read what was said   transcriptions().get(message).srt()");
    Transcription said = client.transcriptions().get(id);
    screen.lines(said.srt());
  }
}

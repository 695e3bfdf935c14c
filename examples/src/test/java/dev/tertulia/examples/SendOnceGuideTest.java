package dev.tertulia.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.SentMessage;
import dev.tertulia.conversations.Sms;
import dev.tertulia.core.Journal;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.SandboxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/send-once.md, run. */
class SendOnceGuideTest {
  @RegisterExtension final SandboxExtension sandbox = new SandboxExtension();

  private final List<String> told = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void itIsSentOnceAndAFailureSaysWhatToDo() {
    var highLevel = sandbox.highLevel();
    String contact = highLevel.contact("Ana García").phone("+34600000001").add();
    try (var journal = Journal.inFolder(folder.resolve("journal"));
        var client =
            ConversationsClient.builder()
                .credentials(CredentialsProvider.token(highLevel.token()))
                .location(highLevel.location())
                .baseUrl(highLevel.url())
                .journal(journal)
                .build()) {

      var sms = Sms.to(contact, "See you at 8.");
      SentMessage sent = client.messages().sendOnce("reminder-4711", sms);
      assertEquals(sent.messageId(), client.messages().sendOnce("reminder-4711", sms).messageId());
      assertEquals(1, sandbox.received("send-a-new-message").size());

      sandbox.next("send-a-new-message").says(400);
      send(client, "reminder-4712", Sms.to(contact, "See you at 9."));
      sandbox.next("send-a-new-message").dropsWithoutEffect();
      send(client, "reminder-4713", Sms.to(contact, "See you at 10."));
      send(client, "reminder-4713", Sms.to(contact, "See you at 10."));

      assertEquals(List.of("mend", "later", "later, and when"), told);
      assertEquals(0, journal.forget(Instant.now().minus(Duration.ofDays(90))));
    }
  }

  private void send(ConversationsClient client, String key, Sms sms) {
    try {
      client.messages().sendOnce(key, sms);
    } catch (NotAdmittedException e) {
      told.add(e.retryableAt().isAfter(Instant.EPOCH) ? "later, and when" : "never");
    } catch (SdkException e) {
      switch (e.outcome()) {
        case NOT_SENT, REFUSED -> told.add("mend");
        default -> told.add("later");
      }
    }
  }
}

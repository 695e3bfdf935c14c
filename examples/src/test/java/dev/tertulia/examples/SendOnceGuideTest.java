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
    var token = CredentialsProvider.token(highLevel.token());
    String location = highLevel.location();
    String contact = highLevel.contact("Ana García").phone("+34600000001").add();
    var journal = Journal.inFolder(folder.resolve("journal"));
    var client =
        ConversationsClient.builder()
            .credentials(token)
            .location(location)
            .baseUrl(highLevel.url())
            .journal(journal)
            .build();
    try (journal;
        client) {
      SentMessage sent =
          client.messages().sendOnce("reminder-4711", Sms.to(contact, "See you at 8."));

      var again = client.messages().sendOnce("reminder-4711", Sms.to(contact, "See you at 8."));
      assertEquals(sent.messageId(), again.messageId());
      assertEquals(1, sandbox.received("send-a-new-message").size());

      sandbox.next("send-a-new-message").says(400);
      send(client, "reminder-4712", Sms.to(contact, "See you at 9."));
      sandbox.next("send-a-new-message").dropsWithoutEffect();
      send(client, "reminder-4713", Sms.to(contact, "See you at 10."));
      send(client, "reminder-4713", Sms.to(contact, "See you at 10."));

      assertEquals(List.of("mend send-a-new-message", "later", "later, and when"), told);
      assertEquals(2, journal.forget(Instant.now().plus(Duration.ofDays(90))));
      journal.forget(Instant.now().minus(Duration.ofDays(90)));
    }
  }

  private void send(ConversationsClient client, String key, Sms sms) {
    try {
      client.messages().sendOnce(key, sms);
    } catch (NotAdmittedException e) {
      later(e.retryableAt());
    } catch (SdkException e) {
      switch (e.outcome()) {
        case NOT_SENT, REFUSED -> mend(e);
        default -> later();
      }
    }
  }

  private void later(Instant at) {
    told.add(at.isAfter(Instant.EPOCH) ? "later, and when" : "never");
  }

  private void later() {
    told.add("later");
  }

  private void mend(SdkException e) {
    told.add("mend " + e.operation());
  }
}

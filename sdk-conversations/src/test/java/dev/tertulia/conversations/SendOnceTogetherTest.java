package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.Journal;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many at one key at the same time. */
class SendOnceTogetherTest {
  private static final int MANY = 32;

  private final Sandbox sandbox = Sandbox.start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final String ana = highLevel.contact("Ana").phone("+34600000001").add();

  @AfterEach
  void close() {
    sandbox.close();
  }

  private ConversationsClient client(Journal journal) {
    return ConversationsClient.builder()
        .credentials(CredentialsProvider.token(highLevel.token()))
        .location(highLevel.location())
        .baseUrl(highLevel.url())
        .journal(journal)
        .build();
  }

  private void assertOneRequest(Journal journal) throws Exception {
    var threads = Executors.newFixedThreadPool(MANY);
    var start = new CyclicBarrier(MANY);
    try (journal;
        var one = client(journal);
        var other = client(journal)) {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        ConversationsClient client = i % 2 == 0 ? one : other;
        calls.add(
            () -> {
              start.await();
              Sms sms = Sms.to(ana, "See you at 8.");
              return client.messages().sendOnce("reminder-1", sms).messageId();
            });
      }

      var answers = new ArrayList<String>();
      for (Future<String> each : threads.invokeAll(calls)) {
        answers.add(each.get());
      }

      String only = highLevel.messagesWith(ana).get(0).at("id").asText();
      assertThat(answers).hasSize(MANY).containsOnly(only);
      assertThat(sandbox.received("send-a-new-message")).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void ofManyThreadsOneSendsAndAllHaveItsAnswer() throws Exception {
    assertOneRequest(Journal.inMemory());
  }

  @Test
  void ofManyThreadsOnAFolderOneSendsAndAllHaveItsAnswer(@TempDir Path folder) throws Exception {
    assertOneRequest(Journal.inFolder(folder));
  }
}

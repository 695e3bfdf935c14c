package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.Journal;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Rate;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs, two at a time on one journal, killed without warning at any moment. */
class SendOnceKilledProgramTest {
  private final Sandbox sandbox = Sandbox.builder().burst(100_000, Duration.ofSeconds(10)).start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final Random random = new Random();

  @TempDir Path folder;

  @AfterEach
  void close() {
    sandbox.close();
  }

  private Process program(String contact) throws Exception {
    return SendingProgram.start(
        highLevel.url(), highLevel.token(), highLevel.location(), contact, folder.resolve(contact));
  }

  /** Two programs begin together; both die, not together. */
  private void killTwo(String contact) throws Exception {
    Process one = program(contact);
    Process other = program(contact);
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("ready");
      one.waitFor(random.nextInt(300), TimeUnit.MILLISECONDS);
      one.destroyForcibly().waitFor();
      other.waitFor(random.nextInt(150), TimeUnit.MILLISECONDS);
    } finally {
      one.destroyForcibly().waitFor();
      other.destroyForcibly().waitFor();
    }
  }

  private void assertEachIsSentOnceThoughKilled(int rounds) throws Exception {
    String contact = highLevel.contact("Ana").phone("+34600000001").add();
    // Most of their lives they wait for an answer, so most of them die there.
    sandbox.next("send-a-new-message").times(1000).isSlow(Duration.ofMillis(25));
    for (int round = 0; round < rounds; round++) {
      killTwo(contact);
    }

    var later = ManualTimekeeper.startingAt(Instant.now().plus(Duration.ofMinutes(10)));
    try (var journal = Journal.inFolder(folder.resolve(contact));
        var last =
            ConversationsClient.builder()
                .credentials(CredentialsProvider.token(highLevel.token()))
                .location(highLevel.location())
                .baseUrl(highLevel.url())
                .rate(new Rate(100_000, Duration.ofSeconds(10)))
                .timekeeper(later)
                .journal(journal)
                .build()) {
      for (int i = 0; i < SendingProgram.MESSAGES; i++) {
        last.messages().sendOnce("message-" + i, SendingProgram.message(contact, i));
      }
    }

    for (int i = 0; i < SendingProgram.MESSAGES; i++) {
      String text = SendingProgram.message(contact, i).text();
      assertThat(highLevel.messagesWith(contact))
          .filteredOn(each -> text.equals(each.at("body").asText()))
          .as(text)
          .hasSize(1);
    }
    assertThat(sandbox.received("send-a-new-message")).hasSizeGreaterThan(0);
  }

  @Test
  void aFewTimesKilledEachIsSentOnce() throws Exception {
    assertEachIsSentOnceThoughKilled(3);
  }

  @Test
  @Tag("long")
  void manyTimesKilledEachIsSentOnce() throws Exception {
    for (int life = 0; life < 12; life++) {
      assertEachIsSentOnceThoughKilled(4);
    }
  }
}

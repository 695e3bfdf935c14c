package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.BadRequestException;
import dev.tertulia.core.CallInterruptedException;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Journal;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Resilience;
import dev.tertulia.core.SdkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sending under a key of one's own. */
class SendOnceTest extends SendingOnce {
  /** Where the journal keeps the key of the tests. */
  private String place() {
    return "send-a-new-message/" + highLevel.location() + "/reminder-1";
  }

  @Test
  void aSecondCallAnswersTheFirstOnesIds() {
    SentMessage first = client.messages().sendOnce("reminder-1", sms);

    SentMessage second = client.messages().sendOnce("reminder-1", Sms.to(ana, "See you at 8."));

    assertThat(second.messageId()).isEqualTo(first.messageId()).isEqualTo(stored());
    assertThat(second.conversationId()).isEqualTo(first.conversationId());
    assertThat(second.traceId()).isEqualTo(first.traceId());
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void anotherKeySendsTheSameWordsAgain() {
    client.messages().sendOnce("reminder-1", sms);
    client.messages().sendOnce("reminder-2", sms);

    assertThat(requests()).isEqualTo(2);
  }

  @Test
  void aKeyIsForOneMessage() {
    client.messages().sendOnce("reminder-1", sms);

    assertThatThrownBy(() -> client.messages().sendOnce("reminder-1", Sms.to(ana, "Sorry, at 9.")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "sendOnce.key: expected a key of this message alone, found one that stands for another"
                + " message");
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void aKeyIsForOneMessageAlsoWhileNobodyKnowsWhatBecameOfIt() {
    sandbox.next("send-a-new-message").dropsAfterRequest();
    assertThat(failed().outcome()).isEqualTo(Outcome.UNKNOWN);

    assertThatThrownBy(() -> client.messages().sendOnce("reminder-1", Sms.to(ana, "Sorry, at 9.")))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void theOrderOfFieldsDoesNotMakeAnotherMessage() {
    var there = new LinkedHashMap<String, Object>();
    there.put("b", Map.of("x", 1));
    there.put("a", List.of(2));
    var back = new LinkedHashMap<String, Object>();
    back.put("a", List.of(2));
    back.put("b", Map.of("x", 1));

    assertThat(SentRecord.sorted(dev.tertulia.core.json.JsonValue.of(there)).json())
        .isEqualTo(SentRecord.sorted(dev.tertulia.core.json.JsonValue.of(back)).json())
        .isEqualTo("{\"a\":[2],\"b\":{\"x\":1}}");
  }

  @Test
  void withoutAJournalItSaysWhatToCall() {
    try (var bare = client(null)) {
      assertThatThrownBy(() -> bare.messages().sendOnce("reminder-1", sms))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessage(
              "sendOnce: expected a journal, by ConversationsClient.builder().journal(…), found"
                  + " none");
    }
    assertThatThrownBy(() -> client.messages().sendOnce(" ", sms))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> client.messages().sendOnce("k".repeat(201), sms))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void whatWasRefusedMayBeMendedAndTriedAgain() {
    sandbox.next("send-a-new-message").says(400);
    assertThat(failed()).isInstanceOf(BadRequestException.class);

    client.messages().sendOnce("reminder-1", Sms.to(ana, "Sorry, at 9."));

    assertThat(highLevel.messagesWith(ana)).hasSize(1);
  }

  @Test
  void whatNeverLeftMayBeTriedAgain() throws Exception {
    client.async(c -> null).get();
    Thread.currentThread().interrupt();
    assertThat(failed()).isInstanceOf(CallInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(requests()).isZero();

    client.messages().sendOnce("reminder-1", sms);

    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void whoeverMeetsAnotherAtTheKeyHearsThatItsMessageMayBeOnTheWay() {
    try (var other =
        journal.claim("send-a-new-message/" + highLevel.location() + "/reminder-1").orElseThrow()) {
      SdkException busy = failed();

      assertThat(busy).isInstanceOf(NotAdmittedException.class).hasMessageContaining("under way");
      assertThat(busy.outcome()).isEqualTo(Outcome.UNKNOWN);
    }
    assertThat(requests()).isZero();
  }

  @Test
  void waitingForAnotherAtTheKeyCanBeInterrupted() {
    var standing = ManualTimekeeper.startingAt(NOON);
    try (var other = journal.claim(place()).orElseThrow();
        var waiting = builder(journal).timekeeper(standing).build()) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> waiting.messages().sendOnce("reminder-1", sms))
          .isInstanceOf(CallInterruptedException.class)
          .extracting(e -> ((SdkException) e).outcome())
          .isEqualTo(Outcome.UNKNOWN);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(standing.waiting()).as("alarms left behind").isZero();
    }
    assertThat(requests()).isZero();
  }

  @Test
  void viewsOfAClientShareItsJournal() {
    client.messages().sendOnce("reminder-1", sms);

    client.with(Resilience.batch()).messages().sendOnce("reminder-1", sms);

    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void aJournalThatFailsAfterTheAnswerDoesNotHideThatItWasSent() {
    var full = new Dying(journal, new Fuse(Integer.MAX_VALUE)).failingAtWrite(2);
    try (var other = client(full)) {
      assertThat(other.messages().sendOnce("reminder-1", sms).messageId()).isEqualTo(stored());
    }

    assertThat(client.messages().sendOnce("reminder-1", sms).messageId()).isEqualTo(stored());
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void aJournalThatFailsBeforeLetsNothingLeave() {
    var full = new Dying(journal, new Fuse(Integer.MAX_VALUE)).failingAtWrite(1);
    try (var other = client(full)) {
      assertThatThrownBy(() -> other.messages().sendOnce("reminder-1", sms))
          .isInstanceOf(java.io.UncheckedIOException.class);
    }

    assertThat(requests()).isZero();
  }

  @Test
  void nothingLeavesWhenTheTimeTheIntentPromisedIsOver() {
    var slow =
        new Dying(journal, new Fuse(Integer.MAX_VALUE))
            .meanwhile(() -> time.advance(Duration.ofSeconds(30)));
    try (var other = client(slow)) {
      assertThatThrownBy(() -> other.messages().sendOnce("reminder-1", sms))
          .isInstanceOf(NotAdmittedException.class)
          .extracting(e -> ((SdkException) e).outcome())
          .isEqualTo(Outcome.NOT_SENT);
    }
    assertThat(requests()).isZero();

    client.messages().sendOnce("reminder-1", sms);
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void itsRequestIsUnderWayWithinWhatTheIntentPromised() {
    sandbox.next("send-a-new-message").says(429, Map.of("Retry-After", "15"));
    var slow =
        new Dying(journal, new Fuse(Integer.MAX_VALUE))
            .meanwhile(() -> time.advance(Duration.ofSeconds(20)));
    try (var other = client(slow)) {
      assertThatThrownBy(() -> other.messages().sendOnce("reminder-1", sms))
          .isInstanceOf(SdkException.class);
    }

    assertThat(requests()).as("a second one would leave 35 seconds after").isEqualTo(1);
  }

  @Test
  void theJournalHoldsNothingPersonal(@TempDir Path folder) throws IOException {
    try (var kept = Journal.inFolder(folder);
        var other = client(kept)) {
      other.messages().sendOnce("reminder-for-ana", sms);
    }

    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(file + Files.readString(file))
            .doesNotContain("See you", "+34600000001", "for-ana", ana);
      }
    }
  }
}

package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.bridge.Mortal;
import dev.tertulia.bridge.flow.FlowListener.Result;
import dev.tertulia.conversations.Note;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.InboxLimits;
import dev.tertulia.core.webhook.WebhookInbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TranscribeCallsTest {
  private static final String ASK = "get-message-transcription";
  private static final String SUMMARY =
      "I would like a table for twelve on Friday. The table must be outside.";

  private final Shop shop = new Shop();
  private final WebhookInbox calls = WebhookInbox.inMemory(InboxLimits.standard(), shop.time);

  @TempDir Path folder;

  @AfterEach
  void close() {
    calls.close();
    shop.close();
  }

  private TranscribeCalls transcribe() {
    return TranscribeCalls.into(folder, shop.client, calls).summarizer(Summarizer.extractive(2));
  }

  private String calls() {
    String id =
        shop.highLevel
            .call(shop.ana)
            .status("voicemail")
            .sentence(0, 900, "Good morning.", 0.9)
            .sentence(1000, 4000, "I would like a table for twelve on Friday.", 0.9)
            .sentence(4000, 5000, "The table must be outside.", 0.8)
            .sentence(5000, 6000, "Bye.", 0.9)
            .add();
    return id;
  }

  /** Notices what came, and then asks for transcriptions until nothing is waited for. */
  private void runs(TranscribeCalls transcribe) throws InterruptedException {
    shop.runs(shop.runner().run(transcribe.noticing()));
    shop.works();
    var idle = new CountDownLatch(1);
    try (var waiting = transcribe.start(shop.runner(), shop.time)) {
      for (int patience = 0; calls.count(State.WAITING) > 0 && patience < 4000; patience++) {
        var unused = idle.await(5, TimeUnit.MILLISECONDS);
      }
    }
    assertThat(calls.count(State.WAITING)).isZero();
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aVoiceMailBecomesFilesAndACommentOnce() throws Exception {
    shop.webhooks.repeats(2);
    String id = calls();

    runs(transcribe());

    assertThat(files()).containsExactly(id + ".srt", id + ".summary.txt", id + ".txt", id + ".vtt");
    assertThat(folder.resolve(id + ".vtt")).content().startsWith("WEBVTT").contains("twelve");
    assertThat(shop.sent()).containsExactly("Call " + id + ": " + SUMMARY);
    assertThat(shop.highLevel.messagesWith(shop.ana).get(0).at("messageType").asText())
        .isEqualTo("TYPE_INTERNAL_COMMENT");
  }

  @Test
  void aTranscriptionThatTakesItsTimeIsWaitedFor() throws Exception {
    shop.sandbox.next(ASK).times(6).says(404);
    shop.sandbox.next(ASK).says(200, "[]", "application/json");
    shop.sandbox.next(ASK).says(422);
    String id = calls();

    runs(transcribe());

    assertThat(shop.sandbox.received(ASK)).hasSize(9);
    assertThat(shop.sent()).containsExactly("Call " + id + ": " + SUMMARY);
  }

  @Test
  void waitingIsNoTroubleForAnybodyToReadOfAndTroubleIs() throws Exception {
    shop.sandbox.next(ASK).times(6).says(404);
    calls();
    assertThat(logged(transcribe())).isEmpty();
    assertThat(shop.told)
        .extracting("result")
        .contains(Result.WAITING)
        .doesNotContain(Result.FAILED);

    shop.sandbox.next(ASK).says(500);
    calls();
    assertThat(logged(transcribe()))
        .contains("WARN", "attempt 1 of 1000")
        .doesNotContain("attempt 2");
    assertThat(shop.told).extracting("result").contains(Result.FAILED);
  }

  /** What is logged while it runs, as it would be in production: warnings and worse. */
  private String logged(TranscribeCalls transcribe) throws Exception {
    var log = new ByteArrayOutputStream();
    PrintStream real = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      runs(transcribe);
    } finally {
      System.setErr(real);
    }
    return log.toString(StandardCharsets.UTF_8);
  }

  @Test
  void meanwhileNothingInTheConversationWaits() {
    shop.runs(shop.runner().run(transcribe().noticing()));
    calls();
    shop.works();

    assertThat(shop.waiting()).isZero();
    assertThat(calls.count(State.WAITING)).isEqualTo(1);
  }

  @Test
  void oneThatNeverComesIsLetGoAfterTwoHours() throws Exception {
    Instant begun = shop.time.now();
    shop.highLevel.call(shop.ana).status("no-answer").add();

    runs(transcribe());

    assertThat(Duration.between(begun, shop.time.now()))
        .isBetween(Duration.ofHours(2), Duration.ofMinutes(131));
    assertThat(calls.count(State.PARKED)).isZero();
    assertThat(shop.sandbox.received(ASK)).hasSizeBetween(13, 100);
    assertThat(shop.sent()).isEmpty();
  }

  @Test
  void killedWhileItIsSummedUpItIsSummedUpAgain() throws Exception {
    var dies = new AtomicInteger(1);
    String id = calls();

    runs(
        transcribe()
            .summarizer(
                words -> {
                  if (dies.getAndDecrement() > 0) {
                    throw new Mortal.Killed();
                  }
                  return "A table for twelve.";
                }));

    assertThat(shop.sent()).containsExactly("Call " + id + ": A table for twelve.");
  }

  @Test
  void aCommentWhoseAnswerIsLostIsMadeOnceThoughTheSummarizerSaysOtherWordsEachTime()
      throws Exception {
    var said = new AtomicInteger();
    shop.sandbox.next(Shop.SEND).dropsAfterRequest();
    String id = calls();

    runs(transcribe().summarizer(words -> "Version " + said.incrementAndGet()));

    assertThat(shop.sent()).containsExactly("Call " + id + ": Version 1");
  }

  @Test
  void aNoteWhoseAnswerIsLostIsWrittenOnce() throws Exception {
    shop.sandbox.next("create-note").dropsAfterRequest();
    String id = calls();

    runs(transcribe().asNotes());

    assertThat(shop.client.contacts().notes(shop.ana).all())
        .extracting(Note::body)
        .containsExactly("Call " + id + ": " + SUMMARY);
    assertThat(shop.sent()).isEmpty();
  }

  @Test
  void aNoteThatNeverArrivedIsWrittenAgain() throws Exception {
    shop.sandbox.next("create-note").dropsWithoutEffect();
    calls();

    runs(transcribe().asNotes());

    assertThat(shop.client.contacts().notes(shop.ana).all()).hasSize(1);
    assertThat(shop.sandbox.received("create-note")).hasSize(2);
  }

  @Test
  void messagesAreNoCalls() {
    shop.runs(shop.runner().run(transcribe().noticing()));
    shop.highLevel.receives(shop.ana, "SMS", "Hello");
    shop.works();

    assertThat(calls.count(State.WAITING)).isZero();
  }
}

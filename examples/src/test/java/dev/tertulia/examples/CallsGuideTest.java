package dev.tertulia.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Message;
import dev.tertulia.conversations.MessageType;
import dev.tertulia.conversations.TranscriptSentence;
import dev.tertulia.conversations.Transcription;
import dev.tertulia.core.Download;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.SandboxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/calls.md, run. */
class CallsGuideTest {
  @RegisterExtension final SandboxExtension sandbox = new SandboxExtension();

  private final AtomicLong shown = new AtomicLong();
  private ConversationsClient client;
  private String call;
  private String conversation;

  @TempDir Path folder;

  @BeforeEach
  void connect() {
    var highLevel = sandbox.highLevel();
    client =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token(highLevel.token()))
            .location(highLevel.location())
            .baseUrl(highLevel.url())
            .build();
    String contact = highLevel.contact("Ana").phone("+34600000001").add();
    call =
        highLevel
            .call(contact)
            .lasting(Duration.ofSeconds(42))
            .recording("RIFF and so on".getBytes())
            .sentence(0, 1_500, "Is the table free?", 0.97)
            .sentence(1_600, 2_100, "It is.", 0.93)
            .add();
    conversation = highLevel.conversationWith(contact);
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  private void show(long moved, long total) {
    shown.set(moved * 100 / total);
  }

  @Test
  void aCallIsSavedAndRead() throws Exception {
    for (Message message : client.messages().in(conversation)) {
      if (message.is(MessageType.CALL)) {
        System.out.println(message.callStatus() + ", " + message.callDurationSeconds() + " s");
        save(message.id());
      }
    }

    Transcription transcription = client.transcriptions().get(call);
    Files.writeString(folder.resolve("call.vtt"), transcription.webVtt());
    Files.writeString(folder.resolve("call.srt"), transcription.srt());
    for (TranscriptSentence sentence : transcription.sentences()) {
      System.out.println(sentence.start() + " " + sentence.channel() + ": " + sentence.text());
    }
    try (Download text = client.transcriptions().open(call)) {
      text.saveTo(folder.resolve("call.txt"));
    }

    assertThat(folder.resolve(call + ".wav")).hasContent("RIFF and so on");
    assertThat(shown).hasValue(100);
    assertThat(folder.resolve("call.vtt")).content().startsWith("WEBVTT");
    assertThat(folder.resolve("call.txt")).isNotEmptyFile();
  }

  private void save(String messageId) {
    try (Download recording = client.recordings().open(messageId)) {
      recording.saveTo(folder.resolve(messageId + ".wav"), this::show);
    } catch (NotFoundException e) {
      System.out.println("not recorded");
    }
  }
}

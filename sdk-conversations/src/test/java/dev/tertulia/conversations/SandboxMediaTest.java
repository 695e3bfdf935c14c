package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.Download;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.SdkException;
import dev.tertulia.core.Upload;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.testing.Sandbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Recordings, transcriptions and files, on the Sandbox. */
class SandboxMediaTest {
  private final ManualTimekeeper time =
      ManualTimekeeper.jumping(Instant.parse("2026-11-22T10:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final ConversationsClient client =
      ConversationsClient.builder()
          .credentials(CredentialsProvider.token(highLevel.token()))
          .location(highLevel.location())
          .baseUrl(highLevel.url())
          .timekeeper(time)
          .build();
  private final String ana = highLevel.contact("Ana").phone("+34600000001").add();

  @AfterEach
  void close() {
    client.close();
    sandbox.close();
  }

  @Test
  void recordsWhatArrivedElsewhere() {
    String provider = highLevel.provider("SMS");

    RecordedMessage stored =
        client
            .messages()
            .recordInbound(InboundMessage.text(Channel.SMS, ana, "Free?").providerId(provider));

    assertThat(client.messages().get(stored.messageId()).direction()).isEqualTo(Direction.INBOUND);
  }

  @Test
  void opensARecordingByRedirectToo() throws IOException {
    byte[] sound = {1, 2, (byte) 0xff, 0};
    String call = highLevel.call(ana).recording(sound).add();

    for (boolean redirected : new boolean[] {false, true}) {
      highLevel.redirectsRecordings(redirected);
      try (Download recording = client.recordings().open(call)) {
        assertThat(recording.stream().readAllBytes()).isEqualTo(sound);
      }
    }
    assertThatThrownBy(() -> client.recordings().open("missing")).isInstanceOf(SdkException.class);
  }

  @Test
  void uploadsAndAttaches() {
    String conversation = highLevel.conversationWith(ana);
    var menu = Upload.bytes("menu.png", "image/png", new byte[] {1, 2, 3});

    UploadedFiles files = client.attachments().upload(conversation, List.of(menu));
    SentMessage sent = client.messages().send(Sms.attachments(ana, files.urls()));

    assertThat(client.messages().get(sent.messageId()).attachments()).isEqualTo(files.urls());
  }

  @Test
  void readsWhatWasSaidInACall() throws IOException {
    String call =
        highLevel
            .call(ana)
            .sentence(0, 1500, "Hello?", 0.9)
            .sentence(1500, 2500, "Hi, Ana.", 0.7)
            .add();

    Transcription said = client.transcriptions().get(call);

    assertThat(said.sentences()).hasSize(2);
    assertThat(said.srt()).startsWith("1\n00:00:00,000 --> 00:00:01,500\n");
    assertThat(said.plainText()).contains("Hello?", "Hi, Ana.");
    try (Download text = client.transcriptions().open(call)) {
      assertThat(text.stream().readAllBytes()).isNotEmpty();
    }
  }

  @Test
  void bringsALargeFileByWayOfTheStorage() {
    String conversation = highLevel.conversationWith(ana);
    var film = Upload.bytes("film.mp4", "video/mp4", new byte[] {1, 2, 3});

    UploadedFiles files = client.attachments().uploadLarge(conversation, Channel.WHATSAPP, film);

    assertThat(files.urls()).hasSize(1);
  }
}

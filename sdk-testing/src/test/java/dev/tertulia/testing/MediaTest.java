package dev.tertulia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.json.JsonValue;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MediaTest {
  private final ManualTimekeeper time =
      ManualTimekeeper.startingAt(Instant.parse("2026-11-22T12:00:00Z"));
  private final Sandbox sandbox = Sandbox.builder().timekeeper(time).start();
  private final HighLevelSandbox highLevel = sandbox.highLevel();
  private final Caller caller = Caller.of(highLevel);
  private final Caller stranger = caller.header("Authorization", null).header("Version", null);
  private final String here = highLevel.location();
  private final String ana = highLevel.contact("Ana").phone("+34600000001").add();
  private final String conversation = highLevel.conversationWith(ana);
  private final byte[] sound = {'R', 'I', 'F', 'F', (byte) 0x80, (byte) 0xFF, 0};

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aRecordingComesAsBytes() throws Exception {
    String call = highLevel.call(ana).recording(sound).add();

    var answer =
        caller.get("/conversations/messages/" + call + "/locations/" + here + "/recording");

    assertThat(answer.bytes()).isEqualTo(sound);
    assertThat(answer.header("Content-Type")).isEqualTo("audio/x-wav");
    assertThat(answer.header("Content-Disposition")).startsWith("attachment; filename=");
    assertThat(highLevel.message(call).at("meta").at("call").at("duration").asLong()).isEqualTo(60);
    assertThat(highLevel.message(call).at("attachments").asList()).isEmpty();
  }

  @Test
  void aRecordingMayBeElsewhereWhereTokensAreRefused() throws Exception {
    String call = highLevel.call(ana).recording(sound).add();
    highLevel.redirectsRecordings(true);

    var answer =
        caller.get("/conversations/messages/" + call + "/locations/" + here + "/recording");
    String address = answer.header("Location");

    assertThat(answer.status()).isEqualTo(302);
    assertThat(stranger.get(address).bytes()).isEqualTo(sound);
    assertThat(caller.header("Version", null).get(address).status()).isEqualTo(400);
    assertThat(stranger.header("Version", "v3").get(address).status()).isEqualTo(400);
    assertThat(stranger.get(address + "0").status()).isEqualTo(403);
    time.advance(Duration.ofMinutes(16));
    assertThat(stranger.get(address).text()).contains("<Code>ExpiredToken</Code>");
  }

  @Test
  void aTranscriptionIsAListAndAlsoAText() throws Exception {
    String call =
        highLevel.call(ana).sentence(0, 1200, "Hello", 0.93).sentence(1300, 2000, "Bye", 0.5).add();
    String path = "/conversations/locations/" + here + "/messages/" + call + "/transcription";

    JsonValue list = caller.get(path).json();
    var text = caller.get(path + "/download");

    assertThat(list.asList()).hasSize(2);
    assertThat(list.at(0).json())
        .isEqualTo(
            "{\"mediaChannel\":1,\"sentenceIndex\":0,\"startTime\":0,\"endTime\":1200,"
                + "\"transcript\":\"Hello\",\"confidence\":0.93}");
    assertThat(text.text()).isEqualTo("Hello\nBye");
    assertThat(text.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"transcription.txt\"");
  }

  @Test
  void aTranscriptionTakesTheTimeItIsToldTo() throws Exception {
    String call =
        highLevel
            .call(ana)
            .sentence(0, 1200, "Hello", 0.9)
            .transcribedAfter(Duration.ofMinutes(3))
            .add();
    String path = "/conversations/locations/" + here + "/messages/" + call + "/transcription";

    time.advance(Duration.ofMinutes(3).minusMillis(1));
    assertThat(caller.get(path).status()).isEqualTo(404);
    assertThat(caller.get(path + "/download").status()).isEqualTo(404);
    time.advance(Duration.ofMillis(1));
    assertThat(caller.get(path).status()).isEqualTo(200);
  }

  @Test
  void aVoiceMailIsAMessageOfItsOwnTypeWithSoundAndWords() throws Exception {
    String mail =
        highLevel
            .call(ana)
            .status("voicemail")
            .recording(sound)
            .sentence(0, 900, "Call me", 0.9)
            .add();

    JsonValue message = caller.get("/conversations/messages/" + mail).at("message");
    assertThat(message.at("type").asLong()).isEqualTo(10);
    assertThat(message.at("messageType").asText()).isEqualTo("TYPE_VOICEMAIL");
    assertThat(message.at("status").asText()).isEqualTo("voicemail");
    assertThat(message.at("attachments").asList()).isEmpty();
    String heard = "/conversations/messages/" + mail + "/locations/" + here + "/recording";
    assertThat(caller.get(heard).bytes()).isEqualTo(sound);
    String said = "/conversations/locations/" + here + "/messages/" + mail + "/transcription";
    assertThat(caller.get(said + "/download").text()).isEqualTo("Call me");
    String export = "/conversations/messages/export?locationId=" + here;
    assertThat(caller.get(export).at("total").asLong()).isEqualTo(1);
    assertThat(caller.get(export + "&channel=Call").at("total").asLong()).isEqualTo(1);
    assertThat(caller.get(export + "&channel=Email").at("total").asLong()).isZero();
  }

  @Test
  void aCallWithoutRecordingHasNone() throws Exception {
    String call = highLevel.call(ana).status("voicemail").outbound().add();

    assertThat(
            caller
                .get("/conversations/messages/" + call + "/locations/" + here + "/recording")
                .status())
        .isEqualTo(404);
    assertThat(highLevel.message(call).at("status").asText()).isEqualTo("completed");
    assertThat(highLevel.message(call).at("meta").at("call").at("status").asText())
        .isEqualTo("voicemail");
  }

  @Test
  void attachmentsAreReplacedOnCallsOnly() throws Exception {
    String call = highLevel.call(ana).add();
    String sms = highLevel.receives(ana, "SMS", "Hello");
    Object[] body = {"attachments", JsonValue.array("https://example.com/a.mp3")};

    assertThat(caller.put("/conversations/messages/" + call + "/attachments", body).status())
        .isEqualTo(200);
    assertThat(highLevel.message(call).at("attachments").json())
        .isEqualTo("[\"https://example.com/a.mp3\"]");
    assertThat(caller.put("/conversations/messages/" + sms + "/attachments", body).status())
        .isEqualTo(403);
    assertThat(caller.put("/conversations/messages/nobody/attachments", body).status())
        .isEqualTo(404);
  }

  @Test
  void aFileIsUploadedAndFoundAtItsAddress() throws Exception {
    var answer = upload("fileAttachment", "sound.wav", sound, 1, conversation);

    assertThat(answer.status()).isEqualTo(200);
    String address = answer.at("uploadedFiles").at("sound.wav").asText();
    assertThat(stranger.get(address).bytes()).isEqualTo(sound);
    var parts = sandbox.received("upload-file-attachments").get(0).parts();
    assertThat(parts)
        .extracting(part -> part.name())
        .containsExactly("locationId", "conversationId", "fileAttachment");
    assertThat(parts.get(2).fileName()).isEqualTo("sound.wav");
    assertThat(parts.get(2).bytes()).isEqualTo(sound);
  }

  @Test
  void anUploadHasItsLimits() throws Exception {
    byte[] large = new byte[(5 << 20) + 1];

    assertThat(upload("fileAttachment", "a.wav", sound, 5, conversation).status()).isEqualTo(200);
    assertThat(upload("fileAttachment", "a.wav", sound, 6, conversation).status()).isEqualTo(413);
    assertThat(upload("fileAttachment", "a.wav", large, 1, conversation).json().asMap())
        .containsEntry("status", JsonValue.of(413))
        .containsEntry("message", JsonValue.of("Failed to upload the files"));
    assertThat(upload("fileAttachment", "a.exe", sound, 1, conversation).status()).isEqualTo(415);
    assertThat(upload("file", "a.wav", sound, 1, conversation).status()).isEqualTo(422);
  }

  @Test
  void anUploadToNowhereIsAFailureOfTheServer() throws Exception {
    var answer = upload("fileAttachment", "a.wav", sound, 1, "nowhere");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.at("message").asText()).isEqualTo("Conversation with id nowhere not found");
  }

  @Test
  void anUploadThatIsNoFormLosesItsFile() throws Exception {
    assertThat(caller.post("/conversations/messages/upload", "locationId", here).status())
        .isEqualTo(400);
  }

  @Test
  void aLargeFileTakesThreeSteps() throws Exception {
    JsonValue begun = initiate("WHATSAPP", 100 << 20).json();
    Object[] whole = {
      "uploadId",
      begun.at("uploadId").asText(),
      "filePath",
      begun.at("filePath").asText(),
      "locationId",
      here,
      "conversationId",
      conversation,
      "filename",
      "video.mp4"
    };
    var tooEarly = caller.post("/conversations/messages/upload/complete", whole);
    String address = begun.at("uploadUrl").asText();
    var withToken = caller.send("PUT", address, sound);
    var put = stranger.send("PUT", address, sound);
    var completed = caller.post("/conversations/messages/upload/complete", whole);

    assertThat(begun.at("expiresAt").asLong())
        .isEqualTo(time.now().plus(Duration.ofMinutes(15)).toEpochMilli());
    assertThat(begun.at("maxFileSize").asLong()).isEqualTo(100 << 20);
    assertThat(tooEarly.status()).isEqualTo(404);
    assertThat(withToken.status()).isEqualTo(400);
    assertThat(put.status()).isEqualTo(200);
    assertThat(completed.at("metadata").at("size").asLong()).isEqualTo(sound.length);
    assertThat(stranger.get(completed.at("uploadedFiles").at("video.mp4").asText()).bytes())
        .isEqualTo(sound);
    assertThat(initiate("SMS", (5 << 20) + 1).status()).isEqualTo(413);
  }

  private Caller.Answer initiate(String channel, long size) throws Exception {
    return caller.post(
        "/conversations/messages/upload/initiate",
        "locationId",
        here,
        "conversationId",
        conversation,
        "filename",
        "video.mp4",
        "contentType",
        "video/mp4",
        "channel",
        channel,
        "fileSize",
        size);
  }

  private Caller.Answer upload(String part, String file, byte[] content, int times, String into)
      throws Exception {
    var form = new ByteArrayOutputStream();
    text(
        form, "--b\r\nContent-Disposition: form-data; name=\"locationId\"\r\n\r\n" + here + "\r\n");
    text(
        form,
        "--b\r\nContent-Disposition: form-data; name=\"conversationId\"\r\n\r\n" + into + "\r\n");
    for (int i = 0; i < times; i++) {
      text(
          form, "--b\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"" + file);
      text(form, "\"\r\nContent-Type: audio/wav\r\n\r\n");
      form.write(content);
      text(form, "\r\n");
    }
    text(form, "--b--\r\n");
    return caller
        .header("Content-Type", "multipart/form-data; boundary=b")
        .send("POST", "/conversations/messages/upload", form.toByteArray());
  }

  private static void text(ByteArrayOutputStream form, String text) throws Exception {
    form.write(text.getBytes(StandardCharsets.UTF_8));
  }
}

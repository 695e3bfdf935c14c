package dev.tertulia.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.Download;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.NotFoundException;
import dev.tertulia.core.Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files, recordings and transcriptions, as they travel. */
class MediaWireTest {
  private static final String V = "2021-04-15";
  private static final Upload PNG = Upload.bytes("menu.png", "image/png", new byte[] {1, 2, 3});

  private final Vendor vendor = new Vendor();
  private final Attachments attachments = vendor.client.attachments();

  @AfterEach
  void close() {
    vendor.close();
  }

  @Test
  void uploadsFilesUnderTheNameNoSchemaMentions() {
    vendor.says("{\"uploadedFiles\":{\"menu.png\":\"https://cdn.example/menu.png\"}}");

    UploadedFiles files = attachments.upload("c1", List.of(PNG));

    assertThat(files.urls()).containsExactly("https://cdn.example/menu.png");
    RecordedRequest request = vendor.got("POST /conversations/messages/upload", V);
    assertThat(request.getHeaders().get("Content-Type")).startsWith("multipart/form-data");
    assertThat(request.getBody().utf8())
        .contains("name=\"conversationId\"", "name=\"locationId\"", "loc1")
        .contains("name=\"fileAttachment\"; filename=\"menu.png\"", "Content-Type: image/png");
  }

  @Test
  void refusesWhatTheVendorWouldRefuse() {
    var large = Upload.stream("film.mp4", "video/mp4", 6L << 20, () -> null);
    var strange = Upload.bytes("virus.exe", "application/octet-stream", new byte[1]);

    assertThatThrownBy(() -> attachments.upload("c1", List.of(large)))
        .hasMessage("Upload.size: expected at most 5 MB, found 6 MB");
    assertThatThrownBy(() -> attachments.upload("c1", List.of(strange)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("a name that ends in one of")
        .hasMessageNotContaining("virus");
    assertThatThrownBy(() -> attachments.upload("c1", Collections.nCopies(6, PNG)))
        .hasMessage("upload.files: expected from 1 to 5, found 6");
    vendor.gotNothingMore();
  }

  @Test
  void bringsALargeFileToItsSignedAddressWithoutTheToken() {
    vendor
        .says(
            "{\"uploadUrl\":\""
                + vendor.server.url("/bucket/x?sig=1")
                + "\",\"uploadId\":\"u1\",\"filePath\":\"p/x\",\"expiresAt\":1763800000000,\"maxFileSize\":104857600}")
        .says("")
        .says(
            "{\"uploadedFiles\":{\"x.mp4\":\"https://cdn.example/x.mp4\"},\"metadata\":{\"size\":3}}");

    var file = Upload.bytes("x.mp4", "video/mp4", new byte[] {1, 2, 3});
    UploadedFiles files = attachments.uploadLarge("c1", Channel.WHATSAPP, file);

    assertThat(files.metadata().at("size").asLong()).isEqualTo(3);
    vendor.got(
        "POST /conversations/messages/upload/initiate",
        V,
        """
        {"locationId":"loc1","conversationId":"c1","filename":"x.mp4","contentType":"video/mp4","channel":"WHATSAPP",
         "fileSize":3}\
        """);
    RecordedRequest put = vendor.next();
    assertThat(put.getMethod() + " " + put.getTarget()).isEqualTo("PUT /bucket/x?sig=1");
    assertThat(put.getHeaders().get("Authorization")).isNull();
    assertThat(put.getHeaders().get("Version")).isNull();
    assertThat(put.getBodySize()).isEqualTo(3);
    vendor.got(
        "POST /conversations/messages/upload/complete",
        V,
        """
        {"uploadId":"u1","filePath":"p/x","locationId":"loc1","conversationId":"c1","filename":"x.mp4"}\
        """);
  }

  @Test
  void savesARecordingByteForByte(@TempDir Path folder) throws IOException {
    byte[] sound = {'R', 'I', 'F', 'F', (byte) 0xff, (byte) 0xfe, 0, 1};
    vendor.says(
        new MockResponse.Builder()
            .setHeader("Content-Type", "audio/x-wav")
            .setHeader("Content-Disposition", "attachment; filename=\"call.wav\"")
            .body(new Buffer().write(sound))
            .build());

    try (Download recording = vendor.client.recordings().open("m1")) {
      recording.saveTo(folder.resolve("m1.wav"));
      assertThat(recording.name()).isEqualTo("call.wav");
    }

    assertThat(Files.readAllBytes(folder.resolve("m1.wav"))).isEqualTo(sound);
    vendor.got("GET /conversations/messages/m1/locations/loc1/recording", V);
  }

  @Test
  void saysThatACallWasNotRecorded() {
    vendor.says(404, "{\"message\":\"Recording not found\",\"statusCode\":404}");

    assertThatThrownBy(() -> vendor.client.recordings().open("m1"))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("get-message-recording: 404 Recording not found");
  }

  @Test
  void readsATranscriptionWhereThePathHasAnotherOrder() {
    vendor.says("[{\"sentenceIndex\":\"0\",\"transcript\":\"Hello\",\"confidence\":\"0.5\"}]");

    Transcription call = vendor.client.transcriptions().get("m1");

    vendor.got("GET /conversations/locations/loc1/messages/m1/transcription", V);
    assertThat(call.sentences().get(0).text()).isEqualTo("Hello");
    assertThat(call.sentences().get(0).confidence()).isEqualTo(0.5);
  }

  @Test
  void opensTheVendorsOwnText() throws IOException {
    vendor.says(
        new MockResponse.Builder().setHeader("Content-Type", "text/plain").body("Hello").build());

    try (Download text = vendor.client.transcriptions().open("m1")) {
      assertThat(new String(text.stream().readAllBytes())).isEqualTo("Hello");
    }

    vendor.got("GET /conversations/locations/loc1/messages/m1/transcription/download", V);
  }
}

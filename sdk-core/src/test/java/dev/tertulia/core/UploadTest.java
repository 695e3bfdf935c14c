package dev.tertulia.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent as a file, and what is refused before anything is. */
class UploadTest {
  @TempDir Path folder;

  @Test
  void aFileGoesUnderItsNameAndIsReadAnewEachTime() throws IOException {
    Path file = Files.write(folder.resolve("menu.txt"), new byte[] {1, 2, 3});

    Upload menu = Upload.file(file);

    assertThat(menu.name()).isEqualTo("menu.txt");
    assertThat(menu.contentType()).isEqualTo("text/plain");
    assertThat(menu.size()).isEqualTo(3);
    for (int attempt = 1; attempt <= 2; attempt++) {
      try (var content = menu.open()) {
        assertThat(content.readAllBytes()).containsExactly(1, 2, 3);
      }
    }
  }

  @Test
  void aFileOfNoKnownKindIsJustBytesUntilSomebodySaysMore() throws IOException {
    Upload odd = Upload.file(Files.write(folder.resolve("menu.xq9"), new byte[1]));

    assertThat(odd.contentType()).isEqualTo("application/octet-stream");
    assertThat(odd.contentType("audio/amr").contentType()).isEqualTo("audio/amr");
    assertThat(odd.contentType("audio/amr").name()).isEqualTo("menu.xq9");
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    var thrown =
        catchThrowableOfType(
            InvalidRequestException.class, () -> Upload.file(folder.resolve("menu.pdf")));

    assertThat(thrown.where()).isEqualTo("Upload.file");
    assertThat(thrown.found()).isEqualTo("NoSuchFileException");
    assertThat(thrown.outcome()).isEqualTo(Outcome.NOT_SENT);
    assertThat(catchThrowableOfType(InvalidRequestException.class, () -> Upload.file(folder)))
        .hasMessageContaining("a folder");
  }

  @Test
  void whatWasGivenAsBytesDoesNotChangeAfterwards() throws IOException {
    byte[] content = {1, 2};
    Upload upload = Upload.bytes("menu.png", "image/png", content);
    content[0] = 9;

    try (var sent = upload.open()) {
      assertThat(sent.readAllBytes()).containsExactly(1, 2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "a/b.png", "a\\b.png", "a\"b.png", "a\nb.png"})
  void aNameThatIsNoFileNameIsRefusedWithoutQuotingIt(String name) {
    var thrown =
        catchThrowableOfType(
            InvalidRequestException.class, () -> Upload.bytes(name, "image/png", new byte[1]));

    assertThat(thrown.where()).isEqualTo("Upload.name");
    assertThat(name.isBlank() || !thrown.getMessage().contains(name)).isTrue();
  }
}

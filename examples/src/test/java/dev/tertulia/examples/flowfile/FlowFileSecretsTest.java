package dev.tertulia.examples.flowfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tertulia.examples.flowfile.yaml.FlowFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens do not belong into a file of flows. */
class FlowFileSecretsTest {
  private static final String LITERAL = "pit-0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";

  private static FlowFileException refusal(String text) {
    return catchThrowableOfType(FlowFileException.class, () -> Written.read(text));
  }

  @Test
  void aTokenInTheFileIsRefusedAndNotRepeated() {
    FlowFileException literal = refusal(Written.FILE.replaceFirst("\\{env: PATH}", LITERAL));
    FlowFileException misplaced =
        refusal(Written.FILE.replaceFirst("env: PATH", "env: " + LITERAL));

    assertThat(literal)
        .hasMessage(
            "flow.yaml:4:12: expected {env: NAME} or {file: PATH}, found something else: a file"
                + " that holds a secret gives it to all who get the file");
    assertThat(misplaced)
        .hasMessage(
            "flow.yaml:4:18: expected the name of an environment variable, in capitals, found"
                + " something else, not shown because it may be the secret itself");
  }

  @Test
  void aSecretThatCannotBeOneIsRefusedAndNotRepeated(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("secret");
    Files.writeString(file, "sécret with spaces");

    FlowFileException unfit =
        refusal(Written.FILE.replaceFirst("\\{env: PATH}", "{file: " + file + "}"));
    Files.writeString(file, "short");
    FlowFileException guessable =
        refusal(Written.FILE.replace("secret: {env: PATH}", "secret: {file: " + file + "}"));

    assertThat(unfit).hasMessageContaining("4:12: ").hasMessageNotContaining("sécret");
    assertThat(guessable)
        .hasMessageContaining("8:39: expected at least 16 characters nobody can guess, found 5")
        .hasMessageNotContaining("short");
  }
}

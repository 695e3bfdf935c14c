package dev.tertulia.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of this repository that must say what the code says. */
public record Kept(Path file) {
  private static final int SHOWN = 20;

  /** The folder that holds the modules. */
  public static Path root() {
    return Path.of("").toAbsolutePath().getParent();
  }

  /**
   * Fails with what the file says too much and too little; with {@code -Drewrite} writes it
   * instead.
   *
   * @param command writes the file
   */
  public void mustSay(String actual, String command) throws IOException {
    if (Boolean.getBoolean("rewrite")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
      return;
    }
    String kept = Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "";
    if (!kept.equals(actual)) {
      assertThat(differences(kept.lines().toList(), actual.lines().toList()))
          .as(
              "%s does not say what the code says (- only the file, + only the code; the first %d)."
                  + " If that is meant, this writes it: %s",
              root().relativize(file), SHOWN, command)
          .isEmpty();
      assertThat(kept).as("the order of lines, written by: %s", command).isEqualTo(actual);
    }
  }

  private static List<String> differences(List<String> kept, List<String> actual) {
    var gone = new ArrayList<>(kept);
    actual.forEach(gone::remove);
    var come = new ArrayList<>(actual);
    kept.forEach(come::remove);
    var all = new ArrayList<String>();
    gone.forEach(line -> all.add("- " + line));
    come.forEach(line -> all.add("+ " + line));
    return all.subList(0, Math.min(SHOWN, all.size()));
  }
}

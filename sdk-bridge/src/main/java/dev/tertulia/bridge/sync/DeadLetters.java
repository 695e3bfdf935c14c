package dev.tertulia.bridge.sync;

import dev.tertulia.core.OwnerOnly;
import dev.tertulia.core.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where rows go that could not be mapped or written, so that the others can go on. */
@FunctionalInterface
public interface DeadLetters {

  /**
   * Keeps rows; when it returns they are durable. A row can come again after a crash.
   *
   * @throws RuntimeException to stop the sync, which will bring them again
   */
  void keep(List<DeadLetter> letters);

  /**
   * A file of JSON Lines, one row each, which grows. It is readable by its owner only, where the
   * file system knows owners: rows are personal. Give each sync a file of its own.
   */
  static DeadLetters inFile(Path file) {
    return letters -> {
      try {
        DurableFile.append(
            file, letters.stream().map(DeadLetters::line).collect(Collectors.joining()));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write the dead letters", e);
      }
    };
  }

  /**
   * What a file holds, to look at or to play again; empty if there is none.
   *
   * @throws IllegalArgumentException if it holds something else
   */
  static List<DeadLetter> read(Path file) {
    try {
      byte[] bytes = OwnerOnly.read(file);
      String text = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
      // What comes after the last line's end was being written when the program died.
      return text.substring(0, text.lastIndexOf('\n') + 1)
          .lines()
          .map(DeadLetters::letter)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the dead letters", e);
    }
  }

  private static String line(DeadLetter letter) {
    return JsonValue.object(
                "sync", letter.sync(),
                "at", letter.at().toString(),
                "from", letter.window().from().toString(),
                "until", letter.window().until().toString(),
                "sortValue", Objects.toString(letter.sortValue(), null),
                "id", letter.id(),
                "reason", letter.reason(),
                "row", letter.row())
            .json()
        + "\n";
  }

  private static DeadLetter letter(String line) {
    JsonValue json = JsonValue.parse(line);
    String sortValue = json.at("sortValue").asText();
    return new DeadLetter(
        text(json, "sync"),
        Instant.parse(text(json, "at")),
        new Window(Instant.parse(text(json, "from")), Instant.parse(text(json, "until"))),
        sortValue == null ? null : Instant.parse(sortValue),
        json.at("id").asText(),
        text(json, "reason"),
        json.at("row"));
  }

  private static String text(JsonValue json, String name) {
    @Nullable String text = json.at(name).asText();
    if (text == null) {
      throw new IllegalArgumentException("a dead letter without " + name);
    }
    return text;
  }
}

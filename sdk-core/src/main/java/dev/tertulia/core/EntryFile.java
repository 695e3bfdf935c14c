package dev.tertulia.core;

import dev.tertulia.core.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The entries of one key, oldest first, a line of JSON each; the last whole line counts.
 *
 * <p>A line without its end was being written when the program died: its writer never heard that it
 * was durable, so it counts as not written and the next one takes its place. An ended line that
 * cannot be read is something else, and nothing is done on top of it. All of this needs the key's
 * claim.
 */
final class EntryFile {
  /** Only a key that is refused over and over gets there. */
  private static final int LONG = 8 * 1024;

  private final Path file;

  EntryFile(Path file) {
    this.file = file;
  }

  Optional<Journal.Entry> last() throws IOException {
    byte[] bytes = OwnerOnly.read(file);
    int end = bytes == null ? 0 : ended(bytes, bytes.length);
    if (bytes == null || end == 0) {
      return Optional.empty();
    }
    int start = ended(bytes, end - 1);
    return Optional.of(read(new String(bytes, start, end - start, StandardCharsets.UTF_8)));
  }

  void append(Journal.Entry entry) throws IOException {
    byte[] line = (write(entry) + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] before = OwnerOnly.read(file);
    int end = before == null ? 0 : ended(before, before.length);
    if (end < LONG) {
      OwnerOnly.write(file, end, line);
    } else {
      OwnerOnly.replace(file, line);
    }
    if (end == 0) {
      OwnerOnly.sync(file.toAbsolutePath().getParent());
    }
  }

  /** How far whole lines reach within the first so many bytes. */
  private static int ended(byte[] bytes, int length) {
    int end = length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private static String write(Journal.Entry entry) {
    return JsonValue.object(
            "state", entry.state().name(),
            "fingerprint", entry.fingerprint(),
            "begunAt", entry.begunAt().toString(),
            "until", entry.until().toString(),
            "note", entry.note())
        .json();
  }

  private Journal.Entry read(String line) throws IOException {
    try {
      JsonValue json = JsonValue.parse(line);
      return new Journal.Entry(
          Journal.State.valueOf(text(json, "state")),
          text(json, "fingerprint"),
          Instant.parse(text(json, "begunAt")),
          Instant.parse(text(json, "until")),
          json.at("note").asText());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(file.getFileName() + " is damaged: its last line is no entry", e);
    }
  }

  private static String text(JsonValue json, String name) {
    String text = json.at(name).asText();
    if (text == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return text;
  }
}

package dev.tertulia.core;

import dev.tertulia.core.json.JsonValue;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    int end = ended(bytes, bytes.length);
    if (end == 0) {
      return Optional.empty();
    }
    int start = ended(bytes, end - 1);
    return Optional.of(read(new String(bytes, start, end - start, StandardCharsets.UTF_8)));
  }

  void append(Journal.Entry entry) throws IOException {
    byte[] line = (write(entry) + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] before = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    int end = ended(before, before.length);
    if (end < LONG) {
      put(line, file, end);
    } else {
      Path next = file.resolveSibling(file.getFileName() + ".next");
      put(line, next, 0);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    if (end == 0 || end >= LONG) {
      sync(file.toAbsolutePath().getParent());
    }
  }

  private static void put(byte[] line, Path where, int end) throws IOException {
    try {
      Files.createFile(where, OwnerOnly.file(where));
    } catch (FileAlreadyExistsException e) {
      // As it should be from the second line on.
    }
    // No channel: an interrupted thread could not write with one, and would lose what it knows.
    try (var out = new RandomAccessFile(where.toFile(), "rw")) {
      out.setLength(end);
      out.seek(end);
      out.write(line);
      out.getFD().sync();
    }
  }

  /** What a folder does not name on the disk is lost with the power, however well written. */
  static void sync(@Nullable Path parent) throws IOException {
    if (parent == null) {
      return;
    }
    FileChannel folder;
    try {
      folder = FileChannel.open(parent, StandardOpenOption.READ);
    } catch (IOException e) {
      // Windows opens no folders, and needs none of this.
      return;
    }
    // A channel that an interrupted thread touches is closed under its hands.
    boolean interrupted = Thread.interrupted();
    try (folder) {
      folder.force(true);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
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

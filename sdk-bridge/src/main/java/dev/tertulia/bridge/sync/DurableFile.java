package dev.tertulia.bridge.sync;

import dev.tertulia.core.OwnerOnly;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that grows by whole lines, which the disk has when they were added. */
final class DurableFile {
  private DurableFile() {}

  /** A line without its end was being written when the program died: it goes. */
  static void append(Path file, String lines) throws IOException {
    boolean made = Files.notExists(file);
    OwnerOnly.write(file, made ? 0 : ended(file), lines.getBytes(StandardCharsets.UTF_8));
    if (made) {
      OwnerOnly.sync(file.toAbsolutePath().getParent());
    }
  }

  private static long ended(Path file) throws IOException {
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      long end = in.length();
      while (end > 0) {
        in.seek(end - 1);
        if (in.read() == '\n') {
          break;
        }
        end--;
      }
      return end;
    }
  }
}

package dev.tertulia.core.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** The content of a file, remembered until the file is another one. */
final class FileToken {
  private final Path file;
  private @Nullable Seen seen;

  FileToken(Path file) {
    this.file = file;
  }

  synchronized @Nullable String read() {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      var stamp = new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
      if (seen == null || !seen.stamp.equals(stamp)) {
        seen = new Seen(stamp, Files.readString(file));
      }
      return seen.content;
    } catch (NoSuchFileException e) {
      throw SourcedCredentials.missing("file " + file + " does not exist", null);
    } catch (IOException e) {
      throw SourcedCredentials.missing("file " + file + " cannot be read", e);
    }
  }

  /**
   * The key tells a file that was moved over the old one, as secret stores do, even within one
   * clock tick.
   */
  private record Stamp(FileTime modified, long size, @Nullable Object key) {}

  private static final class Seen {
    private final Stamp stamp;
    private final String content;

    Seen(Stamp stamp, String content) {
      this.stamp = stamp;
      this.content = content;
    }
  }
}

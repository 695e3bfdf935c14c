package dev.tertulia.core;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Named content to send, which can be read again: so an attempt that never left can be repeated
 * honestly.
 *
 * <p>It is streamed, never held in memory by us. Immutable.
 */
public final class Upload {
  private static final String A_FILE = "a file that can be read";

  private final String name;
  private final String contentType;
  private final long size;
  private final Source source;
  private final Progress progress;

  /** Opens the content, from its beginning, each time it is asked. */
  @FunctionalInterface
  public interface Source {

    /** A new stream; whoever asked closes it. */
    InputStream open() throws IOException;
  }

  private Upload(String name, String contentType, long size, Source source, Progress progress) {
    if (name.isBlank()
        || name.chars().anyMatch(c -> c < ' ' || c == '"' || c == '/' || c == '\\')) {
      throw new InvalidRequestException(
          "Upload.name",
          "a file name without path, quotes or control characters",
          "a name that is blank or has some");
    }
    this.name = name;
    this.contentType = contentType;
    this.size = size;
    this.source = source;
    this.progress = progress;
  }

  /**
   * A file, under its own name; its type is guessed from the name. It is read anew by each attempt,
   * so it must stay as it is until the call ends.
   *
   * @throws InvalidRequestException if there is no such file, or it cannot be looked at
   */
  public static Upload file(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new InvalidRequestException("Upload.file", A_FILE, "a folder");
      }
      String guess = Files.probeContentType(file);
      String name = String.valueOf(file.getFileName());
      return new Upload(
          name,
          guess == null ? "application/octet-stream" : guess,
          Files.size(file),
          () -> Files.newInputStream(file),
          Progress.none());
    } catch (IOException e) {
      throw new InvalidRequestException("Upload.file", A_FILE, e.getClass().getSimpleName());
    }
  }

  /** Bytes at hand. */
  public static Upload bytes(String name, String contentType, byte[] content) {
    byte[] copy = content.clone();
    return new Upload(
        name, contentType, copy.length, () -> new ByteArrayInputStream(copy), Progress.none());
  }

  /**
   * Content that someone else can open again and again.
   *
   * @param size bytes; -1 where nobody knows, which forbids a check of limits before sending
   */
  public static Upload stream(String name, String contentType, long size, Source source) {
    return new Upload(name, contentType, size, source, Progress.none());
  }

  /** The same under another type. */
  public Upload contentType(String type) {
    return new Upload(name, type, size, source, progress);
  }

  /** The same, telling a listener as its bytes leave. A repeated attempt begins at zero again. */
  public Upload progress(Progress listener) {
    return new Upload(name, contentType, size, source, listener);
  }

  /** The file name the service will see. */
  public String name() {
    return name;
  }

  /** The MIME type. */
  public String contentType() {
    return contentType;
  }

  /** Bytes; -1 where nobody knows. */
  public long size() {
    return size;
  }

  /** Who is told as its bytes leave. */
  public Progress progress() {
    return progress;
  }

  /** Opens the content from its beginning; whoever asked closes it. */
  public InputStream open() throws IOException {
    return source.open();
  }

  @Override
  public String toString() {
    return "Upload[" + contentType + ", " + size + " bytes]";
  }
}

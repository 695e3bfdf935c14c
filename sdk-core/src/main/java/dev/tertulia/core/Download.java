package dev.tertulia.core;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Content on its way from a service. Must be closed. Belongs to one thread; nothing is held in
 * memory.
 *
 * <p>The call's deadline ended when the answer's headers arrived; from then on each read has the
 * idle timeout. A transfer that stops short is a {@link TransportException}, never a short file.
 *
 * <pre>{@code
 * try (Download recording = client.recordings().open(messageId)) {
 *   recording.saveTo(Path.of("calls", messageId + ".wav"));   // appears only when complete
 * }
 * }</pre>
 */
public final class Download implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;

  private final InputStream content;
  private final @Nullable String name;
  private final @Nullable String contentType;
  private final long size;
  private final CallReport report;

  /**
   * Content with what its headers said.
   *
   * @param name the file name; null if none was given
   * @param contentType the MIME type; null if none was given
   * @param size bytes; -1 if not told
   */
  public Download(
      InputStream content,
      @Nullable String name,
      @Nullable String contentType,
      long size,
      CallReport report) {
    this.content = content;
    this.name = name;
    this.contentType = contentType;
    this.size = size;
    this.report = report;
  }

  /** The file name the service suggests, without any path; null if it suggests none. */
  public @Nullable String name() {
    return name;
  }

  /** The MIME type; null if the service gave none. */
  public @Nullable String contentType() {
    return contentType;
  }

  /** Bytes to come; -1 if the service did not tell. */
  public long size() {
    return size;
  }

  /** The content, once. A failed read throws {@link TransportException}. */
  public InputStream stream() {
    return new FilterInputStream(content) {
      @Override
      public int read() throws IOException {
        try {
          return super.read();
        } catch (IOException e) {
          throw broken(e);
        }
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        try {
          return super.read(into, offset, length);
        } catch (IOException e) {
          throw broken(e);
        }
      }

      @Override
      public long skip(long count) throws IOException {
        try {
          return super.skip(count);
        } catch (IOException e) {
          throw broken(e);
        }
      }
    };
  }

  /** Saves the content; see {@link #saveTo(Path, Progress)}. */
  public Path saveTo(Path file) {
    return saveTo(file, Progress.none());
  }

  /**
   * Streams the content into a file, which appears under its name only when it is complete: until
   * then it grows beside it under a temporary name, and is removed if anything fails. Missing
   * folders are made; an older file is replaced.
   *
   * @throws TransportException if the content stops short
   * @throws UncheckedIOException if the file cannot be written
   */
  public Path saveTo(Path file, Progress progress) {
    Path target = file.toAbsolutePath();
    try {
      Path folder = target.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path part = Files.createTempFile(folder, "." + target.getFileName(), ".part");
      try {
        try (OutputStream out = Files.newOutputStream(part)) {
          copyTo(out, progress);
        }
        move(part, target);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target.getFileName(), e);
    }
    return file;
  }

  private void copyTo(OutputStream out, Progress progress) throws IOException {
    InputStream in = stream();
    byte[] chunk = new byte[CHUNK];
    long moved = 0;
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      out.write(chunk, 0, n);
      moved += n;
      progress.moved(moved, size);
    }
    if (size >= 0 && moved != size) {
      throw broken(new IOException(moved + " of " + size + " bytes"));
    }
  }

  private static void move(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private SdkException broken(IOException cause) {
    // OkHttp's timeouts are InterruptedIOExceptions too: only the flag tells a real interrupt.
    if (Thread.currentThread().isInterrupted()) {
      return new CallInterruptedException(report, cause);
    }
    boolean timeout = cause instanceof InterruptedIOException;
    return new TransportException(
        report,
        timeout ? TransportException.Kind.TIMEOUT : TransportException.Kind.DROPPED,
        timeout ? "the content stopped coming" : "the content broke off",
        cause);
  }

  /** Gives the connection back. Safe to call twice. */
  @Override
  public void close() {
    try {
      content.close();
    } catch (IOException e) {
      // Nothing was asked of the rest of it, so nothing is lost.
    }
  }

  @Override
  public String toString() {
    return "Download[" + contentType + ", " + size + " bytes]";
  }
}

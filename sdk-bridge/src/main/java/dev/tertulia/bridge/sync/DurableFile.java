package dev.tertulia.bridge.sync;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Writes files that only their owner may read, and returns when the disk has them. No channels: an
 * interrupted thread could not write with one, and would lose what it knows.
 */
public final class DurableFile {
  private DurableFile() {}

  public static void replace(Path file, String text) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    create(next);
    try (var out = new RandomAccessFile(next.toFile(), "rw")) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.getFD().sync();
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFolder(file);
  }

  /** Adds whole lines. A line without its end was being written when the program died: it goes. */
  public static void append(Path file, String lines) throws IOException {
    boolean made = create(file);
    try (var out = new RandomAccessFile(file.toFile(), "rw")) {
      long end = ended(out);
      out.setLength(end);
      out.seek(end);
      out.write(lines.getBytes(StandardCharsets.UTF_8));
      out.getFD().sync();
    }
    if (made) {
      syncFolder(file);
    }
  }

  private static long ended(RandomAccessFile file) throws IOException {
    long end = file.length();
    while (end > 0) {
      file.seek(end - 1);
      if (file.read() == '\n') {
        break;
      }
      end--;
    }
    return end;
  }

  private static boolean create(Path file) throws IOException {
    try {
      Files.createFile(file, ownerOnly(file));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  static FileAttribute<?>[] ownerOnly(Path path) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    var owner = PosixFilePermissions.fromString("rw-------");
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)};
  }

  /** What a folder does not name on the disk is lost with the power, however well written. */
  private static void syncFolder(Path file) throws IOException {
    FileChannel folder;
    try {
      folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ);
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
}

package dev.tertulia.core;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folders and files that nobody else may read, where the file system knows owners, and that are on
 * the disk when these methods return: what stores in a folder stand on.
 */
public final class OwnerOnly {
  private static final Set<OpenOption> CREATE =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

  private OwnerOnly() {}

  /** Makes a folder and those above it; one that is there stays as it is. */
  public static void make(Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    var naming = new ArrayList<Path>();
    for (Path each = parent; each != null; each = Files.exists(each) ? null : each.getParent()) {
      naming.add(each);
    }
    Files.createDirectories(folder, permissions(folder, "rwx------"));
    for (Path each : naming) {
      sync(each);
    }
  }

  /** Whether anybody but the owner may look into a folder. */
  public static boolean isOpenToOthers(Path folder) throws IOException {
    if (!knowsOwners(folder)) {
      return false;
    }
    Set<PosixFilePermission> owner =
        EnumSet.range(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE);
    return !owner.containsAll(Files.getPosixFilePermissions(folder));
  }

  /**
   * What is in a file; null if there is none. What cannot be looked at is not taken for none: who
   * believed that would begin anew, on top of what is there.
   */
  public static byte @Nullable [] read(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Opens a file for reading, writing and locking; makes it if it is not there. */
  public static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, CREATE, permissions(file, "rw-------"));
  }

  /** Writes at a place in a file and cuts off what comes after it; makes the file if need be. */
  public static void write(Path file, long place, byte[] bytes) throws IOException {
    try {
      Files.createFile(file, permissions(file, "rw-------"));
    } catch (FileAlreadyExistsException e) {
      // As it should be from the second time on.
    }
    // No channel: an interrupted thread could not write with one, and would lose what it knows.
    try (var out = new RandomAccessFile(file.toFile(), "rw")) {
      out.setLength(place);
      out.seek(place);
      out.write(bytes);
      out.getFD().sync();
    }
  }

  /**
   * Puts a content in the place of another: whoever looks, after whatever crash, sees one whole.
   */
  public static void replace(Path file, byte[] content) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    write(next, 0, content);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(file.toAbsolutePath().getParent());
  }

  /** What a folder does not name on the disk is lost with the power, however well written. */
  public static void sync(@Nullable Path parent) throws IOException {
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

  private static boolean knowsOwners(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] permissions(Path path, String permissions) {
    if (!knowsOwners(path)) {
      return new FileAttribute<?>[0];
    }
    var owner = PosixFilePermissions.fromString(permissions);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)};
  }
}

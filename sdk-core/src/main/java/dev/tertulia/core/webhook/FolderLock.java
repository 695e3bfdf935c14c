package dev.tertulia.core.webhook;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure that a folder is one program's alone. The lock is the operating system's, so it ends
 * with the program, however that dies.
 *
 * <p>Closing <em>any</em> descriptor of a file drops all of a program's locks on it (POSIX). So the
 * same program is told by a lock on a guard file that nothing depends on, and the real lock file is
 * opened once only.
 */
final class FolderLock implements AutoCloseable {
  private final FileChannel guard;
  private final FileChannel lock;

  private FolderLock(FileChannel guard, FileChannel lock) {
    this.guard = guard;
    this.lock = lock;
  }

  static FolderLock of(Path folder) throws IOException {
    FileChannel guard = OwnerOnly.open(folder.resolve("open"));
    try {
      // Shared: another program may hold one too, and is told apart by the real lock.
      var unused = guard.tryLock(0, 1, true);
    } catch (OverlappingFileLockException e) {
      guard.close();
      throw inUse("this program");
    }
    FileChannel lock = null;
    boolean ours = false;
    try {
      lock = OwnerOnly.open(folder.resolve("lock"));
      ours = lock.tryLock() != null;
    } finally {
      if (!ours) {
        close(guard, lock);
      }
    }
    if (!ours) {
      throw inUse("another program");
    }
    return new FolderLock(guard, lock);
  }

  private static InvalidRequestException inUse(String by) {
    return new InvalidRequestException(
        "WebhookInbox.inFolder", "a folder that is not in use", "one that " + by + " has open");
  }

  private static void close(FileChannel guard, @Nullable FileChannel lock) throws IOException {
    try (guard;
        lock) {
      // The lock first, which is last here: the guard must outlive it.
    }
  }

  @Override
  public void close() throws IOException {
    close(guard, lock);
  }
}

package dev.tertulia.bridge.sync;

import dev.tertulia.core.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One checkpoint in one file. The lock is the operating system's, so it ends with its program,
 * however that dies. It lies in a file of its own, because the checkpoint's is replaced.
 *
 * <p>Closing <em>any</em> descriptor of a file drops all of a program's locks on it (POSIX). So a
 * second claim within a program is told by a lock on a guard file that nothing depends on, and the
 * real lock file is opened once only.
 */
final class FileCheckpoints implements CheckpointStore {
  private final Path file;

  FileCheckpoints(Path file) {
    this.file = file.toAbsolutePath();
  }

  @Override
  public Optional<Claim> claim(String name) {
    try {
      return lock();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock the checkpoint", e);
    }
  }

  private Optional<Claim> lock() throws IOException {
    FileChannel guard = OwnerOnly.open(beside(".open"));
    Optional<Claim> held = Optional.empty();
    try {
      // Shared: another program may hold one too, and is told apart by the real lock.
      var unused = guard.tryLock(0, 1, true);
      held = lock(guard);
    } catch (OverlappingFileLockException e) {
      // Another run of this program holds it.
    } finally {
      if (held.isEmpty()) {
        guard.close();
      }
    }
    return held;
  }

  private Optional<Claim> lock(FileChannel guard) throws IOException {
    FileChannel lock = OwnerOnly.open(beside(".lock"));
    boolean ours = false;
    try {
      ours = lock.tryLock() != null;
    } finally {
      if (!ours) {
        lock.close();
      }
    }
    return ours ? Optional.of(new Held(guard, lock)) : Optional.empty();
  }

  private Path beside(String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private final class Held implements Claim {
    private final FileChannel guard;
    private final FileChannel lock;

    Held(FileChannel guard, FileChannel lock) {
      this.guard = guard;
      this.lock = lock;
    }

    @Override
    public Optional<String> read() {
      try {
        byte[] text = OwnerOnly.read(file);
        return text == null
            ? Optional.empty()
            : Optional.of(new String(text, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the checkpoint", e);
      }
    }

    @Override
    public void save(String text) {
      try {
        OwnerOnly.replace(file, text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write the checkpoint", e);
      }
    }

    @Override
    public void close() {
      try (guard;
          lock) {
        // The lock first, which is last here: the guard must outlive it.
      } catch (IOException e) {
        // Then it ends with the program; what was saved is safe already.
      }
    }
  }
}

package dev.tertulia.bridge.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One checkpoint in one file. The lock is the operating system's, so it ends with its program,
 * however that dies. It lies in a file of its own, because the checkpoint's is replaced.
 */
final class FileCheckpoints implements CheckpointStore {
  private final Path file;

  /** Opening the lock file twice in a program would drop the first lock (POSIX). */
  private final AtomicBoolean held = new AtomicBoolean();

  FileCheckpoints(Path file) {
    this.file = file.toAbsolutePath();
  }

  @Override
  public Optional<Claim> claim(String name) {
    if (!held.compareAndSet(false, true)) {
      return Optional.empty();
    }
    Optional<Claim> claim = Optional.empty();
    try {
      claim = lock();
      return claim;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock the checkpoint", e);
    } finally {
      held.set(claim.isPresent());
    }
  }

  private Optional<Claim> lock() throws IOException {
    Path path = file.resolveSibling(file.getFileName() + ".lock");
    FileChannel channel =
        FileChannel.open(
            path,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            DurableFile.ownerOnly(path));
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new Held(channel));
      }
    } catch (OverlappingFileLockException e) {
      // Another store of this program has the file: as busy as if another program had it.
    }
    channel.close();
    return Optional.empty();
  }

  private final class Held implements Claim {
    private final FileChannel channel;

    Held(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public Optional<String> read() {
      try {
        return Files.exists(file)
            ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
            : Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the checkpoint", e);
      }
    }

    @Override
    public void save(String text) {
      try {
        DurableFile.replace(file, text);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write the checkpoint", e);
      }
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        // Then it ends with the program; what was saved is safe already.
      }
      held.set(false);
    }
  }
}

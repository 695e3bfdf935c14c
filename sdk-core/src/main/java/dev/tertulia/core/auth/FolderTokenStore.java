package dev.tertulia.core.auth;

import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Journal;
import dev.tertulia.core.OwnerOnly;
import dev.tertulia.core.Timekeeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file for each key, and one lock for all: a change takes milliseconds, and grants change once
 * a day.
 *
 * <p>Closing <em>any</em> descriptor of a file drops all of a program's locks on it (POSIX). So
 * within a program only one thread at a time opens the lock file, whichever store it uses: their
 * monitor is an interned string, which is one object even for two class loaders.
 */
final class FolderTokenStore implements TokenStore {
  private final Path folder;
  private final Timekeeper time;
  private final String monitor;

  private FolderTokenStore(Path folder, Timekeeper time) throws IOException {
    this.folder = folder;
    this.time = time;
    this.monitor = ("dev.tertulia token store " + folder.toRealPath()).intern();
  }

  static FolderTokenStore open(Path folder, Timekeeper time) {
    try {
      OwnerOnly.make(folder);
      if (OwnerOnly.isOpenToOthers(folder)) {
        throw new InvalidRequestException(
            "TokenStore.inFolder", "a folder only its owner can read", "one open to others");
      }
      return new FolderTokenStore(folder, time);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the token store", e);
    }
  }

  @Override
  public @Nullable String update(String key, Change change) {
    Path file = folder.resolve(Journal.fingerprint(key) + ".grant");
    synchronized (monitor) {
      // An interrupt would close the channel and with it the lock; it can wait the milliseconds.
      boolean interrupted = Thread.interrupted();
      try (FileChannel channel = OwnerOnly.open(folder.resolve("lock"))) {
        // Closing the channel lets go of it.
        FileLock unused = channel.lock();
        return change(file, change);
      } catch (IOException e) {
        throw new UncheckedIOException("the token store failed", e);
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private @Nullable String change(Path file, Change change) throws IOException {
    byte[] found = OwnerOnly.read(file);
    String before = found == null ? null : text(found);
    String after = change.apply(before, time.now());
    if (after != null && !after.equals(before)) {
      OwnerOnly.replace(file, after.getBytes(StandardCharsets.UTF_8));
    } else {
      if (after == null) {
        Files.deleteIfExists(file);
      }
      // Whoever wrote what is found here may have died before the folder was on the disk.
      OwnerOnly.sync(folder);
    }
    return after;
  }

  /** What is no text throws: replaced by something readable, it would be another token. */
  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  @Override
  public String toString() {
    return "TokenStore[in a folder]";
  }
}

package dev.tertulia.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One file for each key, and one lock file in which each key locks a byte of its own.
 *
 * <p>A claim is a lock of the operating system, so it ends with its program, however that dies, and
 * nobody has to guess whether a holder still lives. Two keys that share a byte only wait for each
 * other.
 *
 * <p>Closing <em>any</em> descriptor of a file drops all of a program's locks on it (POSIX).
 * Therefore a program opens the lock file once, and the guard file exists only to find that out:
 * the JDK refuses a second lock on it in the same program, and nothing depends on that lock.
 */
final class FolderJournal implements Journal {
  private static final String SUFFIX = ".entries";

  private final Path folder;
  private final FileChannel guard;
  private final FileChannel locks;

  private FolderJournal(Path folder, FileChannel guard, FileChannel locks) {
    this.folder = folder;
    this.guard = guard;
    this.locks = locks;
  }

  static FolderJournal open(Path folder) {
    try {
      OwnerOnly.make(folder);
      FileChannel guard = OwnerOnly.open(folder.resolve("open"));
      try {
        var unused = guard.tryLock(0, 1, true);
        return new FolderJournal(folder, guard, OwnerOnly.open(folder.resolve("locks")));
      } catch (IOException e) {
        guard.close();
        throw e;
      } catch (OverlappingFileLockException e) {
        guard.close();
        throw new InvalidRequestException(
            "Journal.inFolder",
            "one journal for a folder, which its clients share",
            "a second one in the same program");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the journal", e);
    }
  }

  @Override
  public Optional<Claim> claim(String key) {
    String name = Journal.fingerprint(key);
    return lock(name).map(lock -> new Locked(new EntryFile(folder.resolve(name + SUFFIX)), lock));
  }

  /** Not interruptible: an interrupt would close the channel, and with it every claim. */
  private Optional<FileLock> lock(String name) {
    long place = Long.parseUnsignedLong(name.substring(0, 16), 16) >>> 2;
    try {
      return Optional.ofNullable(locks.tryLock(place, 1, false));
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    } catch (ClosedChannelException e) {
      throw new IllegalStateException("the journal is closed", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock the journal", e);
    }
  }

  @Override
  public int forget(Instant before) {
    int forgotten = 0;
    for (Path file : files()) {
      String name = file.getFileName().toString();
      Optional<FileLock> lock = lock(name.substring(0, name.length() - SUFFIX.length()));
      if (lock.isPresent()) {
        try (var claim = new Locked(new EntryFile(file), lock.get())) {
          if (claim.entry().filter(e -> e.settled() && e.until().isBefore(before)).isPresent()) {
            Files.delete(file);
            forgotten++;
          }
        } catch (IOException e) {
          throw new UncheckedIOException("cannot forget what the journal holds", e);
        }
      }
    }
    return forgotten;
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}" + SUFFIX))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the journal", e);
    }
  }

  @Override
  public void close() {
    try (guard;
        locks) {
      // Locks first, which is last here: the guard must outlive them.
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the journal", e);
    }
  }

  @Override
  public String toString() {
    return "Journal[in a folder]";
  }

  private static final class Locked implements Claim {
    private final EntryFile file;
    private final FileLock lock;

    Locked(EntryFile file, FileLock lock) {
      this.file = file;
      this.lock = lock;
    }

    @Override
    public Optional<Entry> entry() {
      try {
        return file.last();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the journal", e);
      }
    }

    @Override
    public void write(Entry entry) {
      if (!lock.isValid()) {
        throw new IllegalStateException("the claim is closed");
      }
      try {
        file.append(entry);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write the journal", e);
      }
    }

    @Override
    public void close() {
      try {
        lock.release();
      } catch (IOException e) {
        // Then it ends with the journal or the program; what was written is safe already.
      }
    }
  }
}

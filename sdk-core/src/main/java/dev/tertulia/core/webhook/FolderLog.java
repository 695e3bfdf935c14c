package dev.tertulia.core.webhook;

import dev.tertulia.core.OwnerOnly;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A log in a folder, in files of some megabytes. One thread writes: what came while it waited for
 * the disk goes together with the next frame, so a hundred callers wait for one write, not for a
 * hundred.
 *
 * <p>After a write that failed nobody knows what the disk holds. The file is left as it is, the
 * next frame begins a new one, and the new one's header says how much of the old one counts.
 */
final class FolderLog implements EventLog {
  private static final int LARGE_FRAME = 4 << 20;

  /** What may wait for a disk that does not keep up. */
  private static final long MOST_QUEUED = 64 << 20;

  private final Path folder;
  private final FolderLock lock;
  private final long fileSize;
  private final ThreadPoolExecutor writer = DaemonPool.of("tertulia-inbox-writer-", 1);
  private final Deque<Batch> queue = new ArrayDeque<>();

  /** True, and not written: goes before whatever is written next. */
  private final Deque<Batch> carried = new ArrayDeque<>();

  private long queuedBytes;
  private boolean writing;
  private boolean closed;

  /** Oldest first; the last one is being written. Changed by the writer and by drop. */
  private final Deque<Segment> segments;

  private @Nullable RandomAccessFile open;
  private Runnable onNewFile = () -> {};

  private record Batch(
      List<byte[]> records, boolean lasting, CompletableFuture<List<Place>> written) {}

  private FolderLog(Path folder, FolderLock lock, long fileSize, Deque<Segment> segments) {
    this.folder = folder;
    this.lock = lock;
    this.fileSize = fileSize;
    this.segments = segments;
  }

  static FolderLog open(Path folder, long fileSize) throws IOException {
    OwnerOnly.make(folder);
    FolderLock lock = FolderLock.of(folder);
    try {
      var log = new FolderLog(folder, lock, fileSize, segments(folder));
      if (!log.segments.isEmpty()) {
        // What nobody was promised goes; the next frame takes its place.
        log.open = Segment.open(log.segments.getLast().file(), log.segments.getLast().end());
      }
      return log;
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  private static Deque<Segment> segments(Path folder) throws IOException {
    var files = new ArrayList<>(files(folder));
    if (!files.isEmpty() && !Segment.isBegun(files.get(files.size() - 1))) {
      // The program died making it, or the machine lost its power.
      Files.delete(files.remove(files.size() - 1));
    }
    var segments = new ArrayDeque<Segment>();
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      long number = Segment.number(file);
      if (i > 0 && number != segments.getLast().number() + 1) {
        throw new DamagedException(Segment.file(folder, segments.getLast().number() + 1), 0);
      }
      Segment.before(file);
      long end = i < files.size() - 1 ? Segment.before(files.get(i + 1)) : Segment.UNKNOWN;
      segments.add(end == Segment.UNKNOWN ? Segment.last(file) : new Segment(file, number, end));
    }
    return segments;
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Segment::isOne).sorted().toList();
    }
  }

  /** Calls that on the writer's thread, quickly, when a new file was begun. */
  synchronized void onNewFile(Runnable listener) {
    onNewFile = listener;
  }

  synchronized List<Segment> segments() {
    return List.copyOf(segments);
  }

  synchronized long bytes() {
    return segments.stream().mapToLong(Segment::end).sum();
  }

  /** The oldest file that is not being written; empty if there is none. */
  synchronized Optional<Segment> oldest() {
    return segments.size() < 2 ? Optional.empty() : Optional.of(segments.getFirst());
  }

  /** Removes the oldest file, of which nothing is needed any more. */
  synchronized void dropOldest() throws IOException {
    if (closed) {
      // The folder may be another program's already.
      throw new IOException("the inbox is closed");
    }
    Files.delete(segments.getFirst().file());
    segments.removeFirst();
  }

  @Override
  public synchronized CompletableFuture<List<Place>> append(List<byte[]> records, boolean lasting) {
    var batch = new Batch(records, lasting, new CompletableFuture<>());
    if (closed) {
      batch.written.completeExceptionally(new IOException("the inbox is closed"));
    } else if (records.isEmpty()) {
      batch.written.complete(List.of());
    } else if (!lasting && queuedBytes > MOST_QUEUED) {
      batch.written.completeExceptionally(new IOException("the disk does not keep up"));
    } else {
      queue.add(batch);
      queuedBytes += Segment.length(records);
      if (!writing) {
        writing = true;
        writer.execute(this::writeAll);
      }
    }
    return batch.written;
  }

  private void writeAll() {
    for (List<Batch> batches = take(); !batches.isEmpty(); batches = take()) {
      var records = batches.stream().flatMap(batch -> batch.records.stream()).toList();
      try {
        List<Place> places = write(records);
        int from = 0;
        for (Batch batch : batches) {
          int to = from + batch.records.size();
          batch.written.complete(places.subList(from, to));
          from = to;
        }
      } catch (IOException | RuntimeException | Error e) {
        leaveFile();
        failed(batches, e);
      }
    }
  }

  /** As many as make a large frame; none ends the writing. */
  private synchronized List<Batch> take() {
    var batches = new ArrayList<Batch>();
    int size = 0;
    if (!queue.isEmpty()) {
      batches.addAll(carried);
      carried.clear();
    }
    while (!queue.isEmpty() && size < LARGE_FRAME) {
      Batch batch = queue.remove();
      size += Segment.length(batch.records);
      batches.add(batch);
    }
    queuedBytes = queue.isEmpty() ? 0 : queuedBytes - size;
    writing = !batches.isEmpty();
    return batches;
  }

  private List<Place> write(List<byte[]> records) throws IOException {
    Segment last;
    synchronized (this) {
      last = segments.peekLast();
    }
    byte[] frame = Segment.frame(records);
    RandomAccessFile file = open;
    if (file == null || last == null || last.end() >= fileSize) {
      return writeFirst(last, frame, records);
    }
    file.write(frame);
    file.getFD().sync();
    synchronized (this) {
      segments.removeLast();
      segments.add(new Segment(last.file(), last.number(), last.end() + frame.length));
    }
    return Segment.places(last.file(), last.end(), records);
  }

  private List<Place> writeFirst(@Nullable Segment last, byte[] frame, List<byte[]> records)
      throws IOException {
    leaveFile();
    long number = last == null ? 1 : last.number() + 1;
    Path path = Segment.file(folder, number);
    RandomAccessFile file = Segment.open(path, 0);
    open = file;
    file.write(Segment.header(number, last == null ? Segment.UNKNOWN : last.end()));
    file.write(frame);
    file.getFD().sync();
    OwnerOnly.sync(folder);
    synchronized (this) {
      segments.add(new Segment(path, number, Segment.HEADER + frame.length));
      onNewFile.run();
    }
    return Segment.places(path, Segment.HEADER, records);
  }

  private void leaveFile() {
    RandomAccessFile left = open;
    open = null;
    if (left != null) {
      try {
        left.close();
      } catch (IOException e) {
        // Everything in it that counts is on the disk.
      }
    }
  }

  private void failed(List<Batch> batches, Throwable why) {
    synchronized (this) {
      for (Batch batch : batches) {
        if (batch.lasting) {
          // With the next ones, not now: the disk would only fail again.
          carried.add(new Batch(batch.records, true, new CompletableFuture<>()));
        }
      }
    }
    batches.forEach(batch -> batch.written.completeExceptionally(why));
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      if (!carried.isEmpty() && !writing) {
        queue.add(carried.removeLast());
        writing = true;
        writer.execute(this::writeAll);
      }
    }
    // Behind all writes, however long they take: another program would write over them.
    writer.execute(this::letGo);
    writer.shutdown();
    try {
      // A disk that does not answer is not waited for: what was promised is on it.
      var unused = writer.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void letGo() {
    leaveFile();
    try {
      lock.close();
    } catch (IOException e) {
      // It ends with the program.
    }
  }
}

package dev.tertulia.core.webhook;

import dev.tertulia.core.Timekeeper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a log in proportion to what it tells: what still counts of the oldest file is written once
 * more at the end, and the file is deleted. Killed in between, the log tells the same thing twice.
 */
final class LogCleaner {
  private static final Logger LOG = LoggerFactory.getLogger("dev.tertulia.webhook");
  private static final int AT_ONCE = 256;

  private final FolderLog log;
  private final Contents contents;
  private final Object guard;
  private final InboxLimits limits;
  private final Timekeeper time;
  private final long fileSize;
  private final ThreadPoolExecutor cleaner = DaemonPool.of("tertulia-inbox-cleaner-", 1);

  /**
   * For a log and what it tells.
   *
   * @param guard held whenever the contents change
   */
  LogCleaner(
      FolderLog log,
      Contents contents,
      Object guard,
      InboxLimits limits,
      Timekeeper time,
      long fileSize) {
    this.log = log;
    this.contents = contents;
    this.guard = guard;
    this.limits = limits;
    this.time = time;
    this.fileSize = fileSize;
  }

  /** Looks now, and whenever a file is full. */
  void start() {
    log.onNewFile(() -> cleaner.execute(this::clean));
    cleaner.execute(this::clean);
  }

  private void clean() {
    try {
      Optional<Segment> oldest = log.oldest();
      while (oldest.isPresent() && isWorthIt()) {
        carry(oldest.get().records());
        log.dropOldest();
        oldest = log.oldest();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | ExecutionException | RuntimeException e) {
      // Nothing is lost; the next full file makes another try. Closed in the meantime, usually.
      LOG.debug("the inbox's oldest file cannot be cleaned", e);
    }
  }

  private boolean isWorthIt() {
    synchronized (guard) {
      return log.bytes() > 2 * contents.bytes() + 3 * fileSize;
    }
  }

  private void carry(List<Segment.Found> records)
      throws IOException, InterruptedException, ExecutionException {
    for (int from = 0; from < records.size(); from += AT_ONCE) {
      var slice = records.subList(from, Math.min(records.size(), from + AT_ONCE));
      var unused = carrySome(slice).get();
    }
  }

  private CompletableFuture<?> carrySome(List<Segment.Found> records) {
    synchronized (guard) {
      var kept = new ArrayList<byte[]>();
      var moved = new ArrayList<Move>();
      for (Segment.Found found : records) {
        InboxRecord record = found.record();
        if (record instanceof InboxRecord.Whole whole) {
          Slot slot = contents.get(whole.entry().key());
          if (slot != null && slot.stands(found.place())) {
            moved.add(new Move(slot, kept.size()));
            InboxEntry now = slot.with(whole.entry().arrival().content());
            kept.add(RecordBytes.write(new InboxRecord.Whole(now)));
          }
        } else if (record instanceof InboxRecord.Known known
            && contents.remembers(known, time.now().minus(limits.retention()))) {
          kept.add(RecordBytes.write(known));
        }
      }
      return log.append(kept, false).thenAccept(places -> move(moved, places));
    }
  }

  private void move(List<Move> moved, List<EventLog.Place> places) {
    synchronized (guard) {
      for (Move move : moved) {
        move.slot.place = CompletableFuture.completedFuture(places.get(move.index));
      }
    }
  }

  private record Move(Slot slot, int index) {}
}

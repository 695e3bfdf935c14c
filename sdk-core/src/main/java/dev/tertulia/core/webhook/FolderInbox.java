package dev.tertulia.core.webhook;

import dev.tertulia.core.Timekeeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Opens an inbox in a folder: what its log says, read from its beginning. */
final class FolderInbox {
  /** Large enough that a new one is rare, small enough to be read at once when it is cleaned. */
  private static final long FILE_SIZE = 16 << 20;

  private FolderInbox() {}

  static WebhookInbox open(Path folder, InboxLimits limits, Timekeeper time) {
    return open(folder, limits, time, FILE_SIZE);
  }

  static WebhookInbox open(Path folder, InboxLimits limits, Timekeeper time, long fileSize) {
    try {
      FolderLog log = FolderLog.open(folder, fileSize);
      try {
        return read(log, limits, time, fileSize);
      } catch (IOException | RuntimeException e) {
        log.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the inbox: " + e.getMessage(), e);
    }
  }

  private static WebhookInbox read(
      FolderLog log, InboxLimits limits, Timekeeper time, long fileSize) throws IOException {
    var contents = new Contents();
    for (Segment segment : log.segments()) {
      segment.records().forEach(contents::read);
    }
    var inbox = new StoredInbox(limits, time, log, contents);
    new LogCleaner(log, contents, inbox, limits, time, fileSize).start();
    return inbox;
  }
}

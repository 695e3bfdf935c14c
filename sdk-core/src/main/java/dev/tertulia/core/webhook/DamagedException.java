package dev.tertulia.core.webhook;

import java.io.IOException;
import java.nio.file.Path;

/** Something that was promised to be kept cannot be read. */
final class DamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedException(Path file, long offset) {
    super(
        file.getFileName()
            + " is damaged at byte "
            + offset
            + "; WebhookInbox.salvage sets aside what cannot be read and keeps the rest");
  }
}

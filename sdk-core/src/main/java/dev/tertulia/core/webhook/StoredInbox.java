package dev.tertulia.core.webhook;

import dev.tertulia.core.Timekeeper;
import java.nio.file.Path;

final class StoredInbox {
  private StoredInbox() {}

  static WebhookInbox inMemory(InboxLimits limits, Timekeeper time) {
    throw new UnsupportedOperationException("being built");
  }

  static WebhookInbox inFolder(Path folder, InboxLimits limits, Timekeeper time) {
    throw new UnsupportedOperationException("being built");
  }
}

package dev.tertulia.core.webhook;

import dev.tertulia.core.webhook.InboxEntry.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an inbox writes down, one after the other; the last word on an event counts. */
sealed interface InboxRecord {

  /** An event with everything, as it stands. */
  record Whole(InboxEntry entry) implements InboxRecord {}

  /** How far an event has come that was written down before. */
  record Change(Fingerprint id, State state, int attempts, Instant dueAt, @Nullable String problem)
      implements InboxRecord {}

  /** What an event is known by that is over and done with, but may come again. */
  record Known(List<Fingerprint> ids, List<Fingerprint> aliases, Instant receivedAt)
      implements InboxRecord {}
}

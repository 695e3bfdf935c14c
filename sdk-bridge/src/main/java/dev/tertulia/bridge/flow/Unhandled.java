package dev.tertulia.bridge.flow;

import dev.tertulia.core.webhook.InboxEntry;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.WebhookInbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events that may be handled yet: what was done for them already must be known then. */
final class Unhandled {
  private static final List<State> STATES =
      List.of(State.WAITING, State.PARKED, State.ODD, State.QUARANTINED);
  private static final int MOST = 10_000;

  /** Senders' clocks and this one may differ by that much. */
  private static final Duration CLOCKS = Duration.ofDays(1);

  private Unhandled() {}

  /** That moment, or one before all of them happened; empty if there are too many to look. */
  static Optional<Instant> oldest(Instant moment, List<WebhookInbox> inboxes) {
    Instant oldest = moment;
    for (WebhookInbox inbox : inboxes) {
      for (State state : STATES) {
        if (inbox.count(state) > MOST) {
          return Optional.empty();
        }
        for (InboxEntry each : inbox.list(state, MOST)) {
          Instant happened = earlier(each.receivedAt(), each.arrival().timestamp());
          oldest = earlier(oldest, happened.minus(CLOCKS));
        }
      }
    }
    return Optional.of(oldest);
  }

  private static Instant earlier(Instant one, @Nullable Instant other) {
    return other != null && other.isBefore(one) ? other : one;
  }
}

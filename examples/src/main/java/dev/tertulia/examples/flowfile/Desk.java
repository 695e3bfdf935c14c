package dev.tertulia.examples.flowfile;

import dev.tertulia.bridge.flow.InDoubt;
import dev.tertulia.core.webhook.InboxEntry;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.WebhookInbox;
import java.util.List;
import java.util.function.Consumer;

/**
 * What waits for a person: events that are set aside, and steps of which nobody knows whether they
 * happened.
 *
 * @param program whose; it need not have begun
 * @param out takes the lines
 */
record Desk(Program program, Consumer<String> out) {
  private static final int MOST = 1000;
  private static final List<State> ASIDE = List.of(State.PARKED, State.QUARANTINED, State.ODD);

  /** Tells of all of it. */
  void list() {
    for (WebhookInbox inbox : program.inboxes()) {
      for (State state : ASIDE) {
        for (InboxEntry each : inbox.list(state, MOST)) {
          out.accept(each.key() + ": " + each.arrival().type() + ", " + each.problem());
        }
      }
      for (InDoubt each : program.runner().inDoubt(inbox)) {
        out.accept(
            each.event()
                + ": nobody knows whether this happened: "
                + each.flow()
                + ", "
                + each.step()
                + ", begun at "
                + each.begunAt());
      }
    }
  }

  /**
   * Lets an event be handled again.
   *
   * @param happened what the person found out about a step in doubt: {@code done}, {@code
   *     not-done}, or nothing
   * @return whether there is such an event, and nothing is left in doubt about it
   */
  boolean replay(String event, List<String> happened) {
    for (WebhookInbox inbox : program.inboxes()) {
      List<InDoubt> doubts =
          program.runner().inDoubt(inbox).stream()
              .filter(each -> each.event().equals(event))
              .toList();
      if (!doubts.isEmpty() && happened.isEmpty()) {
        out.accept("Did it happen? Look, and say done or not-done: " + doubts);
        return false;
      }
      doubts.forEach(each -> program.runner().decide(inbox, each, happened.contains("done")));
      if (!doubts.isEmpty() || inbox.replay(event)) {
        out.accept(event + " is handled when the flows run next");
        return true;
      }
    }
    return none(event);
  }

  /**
   * Gives an event up.
   *
   * @return whether there is such an event
   */
  boolean discard(String event) {
    if (program.inboxes().stream().anyMatch(each -> each.discard(event))) {
      out.accept(event + " is given up");
      return true;
    }
    return none(event);
  }

  private boolean none(String event) {
    out.accept("No event is parked under " + event);
    return false;
  }
}

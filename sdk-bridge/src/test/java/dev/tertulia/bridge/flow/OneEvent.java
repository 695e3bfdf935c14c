package dev.tertulia.bridge.flow;

import dev.tertulia.core.CallReport;
import dev.tertulia.core.Journal;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Safety;
import dev.tertulia.core.TransportException;
import dev.tertulia.core.webhook.Delivery;
import dev.tertulia.core.webhook.InboxEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An event that is handled as often as a test likes, and what came of it. */
abstract class OneEvent {
  final Journal journal = Journal.inMemory();
  final List<String> done = new ArrayList<>();
  final List<String> told = new ArrayList<>();

  record Happened(String who) {}

  void handle(Flow<?, ?>... flows) throws Exception {
    var runner = FlowRunner.of(journal).listener(r -> told.add(r.step() + ": " + r.result()));
    for (Flow<?, ?> flow : flows) {
      runner = runner.run(flow);
    }
    handle(runner);
  }

  static void handle(FlowRunner runner) throws Exception {
    runner.handle(
        new Happened("ana"),
        new Delivery("event-1", 1, "Happened", Instant.EPOCH, null, InboxEntry.Source.WEBHOOK));
  }

  /** What a call that was sent ends with whose answer is lost. */
  static TransportException lost() {
    return ended(Safety.ONCE, Outcome.UNKNOWN);
  }

  /** What a call ends with. */
  static TransportException ended(Safety safety, Outcome outcome) {
    return new TransportException(
        new CallReport("an-operation", 1, outcome, null, safety),
        TransportException.Kind.DROPPED,
        "it ended",
        null);
  }
}

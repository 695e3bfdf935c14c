package dev.tertulia.bridge.flow;

import dev.tertulia.core.CallReport;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Journal;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.WebhookException;
import dev.tertulia.core.webhook.Delivery;
import dev.tertulia.core.webhook.InboxEntry;
import dev.tertulia.core.webhook.WebhookHandler;
import dev.tertulia.core.webhook.WebhookInbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs flows for the events of an inbox: it is the handler. Immutable; each method answers a
 * changed copy. Safe for use by several threads.
 *
 * <pre>{@code
 * var runner = FlowRunner.of(Journal.inFolder(folder)).run(thanks).run(archive);
 * try (var handling = webhooks.otherwise(runner).start()) { … }
 * }</pre>
 *
 * <p>For each event, every flow of its type runs, one after the other; one that fails does not keep
 * the others from running. Then the event is handled again later, by the inbox's rules, and what is
 * done is passed over: the journal knows each step of each event. An event is parked at once if
 * trying again cannot help: a step is in doubt, or something it does is refused as wrong.
 *
 * <p>The journal grows with each event: {@link #forget} some of it now and then.
 */
public final class FlowRunner implements WebhookHandler<Object> {
  private static final Logger LOG = LoggerFactory.getLogger("dev.tertulia.flow");
  private static final Duration LONGEST_STEP = Duration.ofMinutes(10);

  private final Journal journal;
  private final List<Flow<?, ?>> flows;
  private final List<FlowListener> listeners;
  private final Timekeeper time;
  private final Duration longestStep;

  private FlowRunner(
      Journal journal,
      List<Flow<?, ?>> flows,
      List<FlowListener> listeners,
      Timekeeper time,
      Duration longestStep) {
    this.journal = journal;
    this.flows = flows;
    this.listeners = listeners;
    this.time = time;
    this.longestStep = longestStep;
  }

  /** One without flows. The journal stays yours to close, after the dispatcher. */
  public static FlowRunner of(Journal journal) {
    return new FlowRunner(journal, List.of(), List.of(), Timekeeper.system(), LONGEST_STEP);
  }

  /**
   * The same with one flow more.
   *
   * @throws InvalidRequestException if there is one of that name
   */
  public FlowRunner run(Flow<?, ?> flow) {
    if (flows.stream().anyMatch(each -> each.name().equals(flow.name()))) {
      throw new InvalidRequestException(
          "FlowRunner.run", "a name of its own for each flow", flow.name());
    }
    return new FlowRunner(journal, and(flows, flow), listeners, time, longestStep);
  }

  /** The same with some flows more, in that order. */
  public FlowRunner run(List<? extends Flow<?, ?>> more) {
    FlowRunner runner = this;
    for (Flow<?, ?> flow : more) {
      runner = runner.run(flow);
    }
    return runner;
  }

  /** The same, heard by one listener more. */
  public FlowRunner listener(FlowListener listener) {
    return new FlowRunner(journal, flows, and(listeners, listener), time, longestStep);
  }

  /** The same on another clock: the inbox's. */
  public FlowRunner timekeeper(Timekeeper keeper) {
    return new FlowRunner(journal, flows, listeners, keeper, longestStep);
  }

  /**
   * The same with another length no step exceeds; 10 minutes. It matters to journals whose claims
   * run out: see {@link Journal#claim}.
   */
  public FlowRunner longestStep(Duration value) {
    return new FlowRunner(journal, flows, listeners, time, value);
  }

  private static <T> List<T> and(List<T> some, T one) {
    var more = new ArrayList<>(some);
    more.add(one);
    return List.copyOf(more);
  }

  /** The flows, in the order they run. */
  public List<Flow<?, ?>> flows() {
    return flows;
  }

  @Override
  public void handle(Object event, Delivery delivery) throws Exception {
    var failures = new ArrayList<StepFailedException>();
    for (Flow<?, ?> flow : flows) {
      if (flow.trigger().isInstance(event)) {
        try {
          new FlowRun(this, flow, event, delivery).run();
        } catch (StepFailedException e) {
          failures.add(e);
        }
      }
    }
    // Trouble first: of events that only wait nobody needs to read.
    failures.sort(Comparator.comparing(StepFailedException::waits));
    for (StepFailedException each : failures) {
      if (!each.hopeless()) {
        throw each;
      }
    }
    if (!failures.isEmpty()) {
      throw new WebhookException(
          failures.stream().map(Exception::getMessage).collect(Collectors.joining("; ")),
          failures.get(0));
    }
  }

  /**
   * The steps that wait for a person: of each, nobody knows whether it happened. One that is being
   * worked on at this moment is left out. Look, and {@link #decide}:
   *
   * <pre>{@code
   * for (InDoubt doubt : runner.inDoubt(inbox)) {
   *   runner.decide(inbox, doubt, wasItSent(doubt));
   * }
   * }</pre>
   *
   * @param inbox where the events are parked; the oldest thousand are looked at
   */
  public List<InDoubt> inDoubt(WebhookInbox inbox) {
    var doubts = new ArrayList<InDoubt>();
    for (InboxEntry parked : inbox.list(InboxEntry.State.PARKED, 1000)) {
      for (Flow<?, ?> flow : flows) {
        for (Part part : flow.parts()) {
          if (part instanceof Part.Do) {
            doubt(flow, part, parked.key()).ifPresent(doubts::add);
          }
        }
      }
    }
    return List.copyOf(doubts);
  }

  /** A step somebody is at right now does not wait for a person. */
  private Optional<InDoubt> doubt(Flow<?, ?> flow, Part part, String event) {
    try (Journal.Claim claim = journal.claim(place(key(flow, part, event))).orElse(null)) {
      return Optional.ofNullable(claim)
          .flatMap(Journal.Claim::entry)
          .filter(each -> !each.settled())
          .map(each -> new InDoubt(flow.name(), part.words(), event, each.begunAt()));
    }
  }

  /**
   * Writes down what a person found out about a step, and lets the event be handled again. If it
   * happened, the flow goes on behind it; if not, with it. It then has another {@link Step#key}, so
   * that what is done under the key is done. A program that dies meanwhile finds the step in doubt,
   * or decided and its event waiting: never decided and forgotten.
   *
   * @param inbox where the event is parked
   * @throws InvalidRequestException if the step is not in doubt, or of none of these flows
   * @throws NotAdmittedException if somebody works on the step or the event right now, or the event
   *     is not in that inbox: then nothing is decided
   */
  public void decide(WebhookInbox inbox, InDoubt doubt, boolean happened) {
    String key = key(flow(doubt.flow()), doubt.step(), doubt.event());
    try (Journal.Claim claim = claim(key)) {
      Journal.Entry entry =
          claim
              .entry()
              .filter(each -> !each.settled())
              .orElseThrow(
                  () ->
                      new InvalidRequestException(
                          "FlowRunner.decide", "a step that is in doubt", "one that is not"));
      // First, while nobody else gets at the step: decided, but parked for ever, would be worse.
      if (!inbox.replay(doubt.event())) {
        throw busy("the event is being handled, or is not in this inbox");
      }
      claim.write(
          happened
              ? entry.done("decided by a person", now())
              : Again.of(entry).next().kept(entry.refused(now())));
    }
  }

  /**
   * Forgets what was done before that moment ({@link Journal#forget}), except what an event still
   * needs that waits, or is set aside and may be replayed: its steps would be done again.
   *
   * @param before longer ago than the inboxes remember events; twice that is plenty
   * @param inboxes all whose events are known to the journal, also by other runners. If one holds
   *     more than ten thousand events that are not handled, nothing is forgotten today
   * @return how many entries
   */
  public int forget(Instant before, WebhookInbox... inboxes) {
    return Unhandled.oldest(before, List.of(inboxes)).map(journal::forget).orElse(0);
  }

  private Flow<?, ?> flow(String name) {
    return flows.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new InvalidRequestException("FlowRunner.decide", "a flow of this runner", name));
  }

  Journal.Claim claim(Flow<?, ?> flow, Part part, String event) {
    return claim(key(flow, part, event));
  }

  private Journal.Claim claim(String key) {
    return journal.claim(place(key)).orElseThrow(() -> busy("somebody else is at this step"));
  }

  private NotAdmittedException busy(String words) {
    return new NotAdmittedException(CallReport.unsent(""), words, now().plusSeconds(1));
  }

  private static String place(String key) {
    return "flow/" + key;
  }

  String key(Flow<?, ?> flow, Part part, String event) {
    return key(flow, part.words(), event);
  }

  private static String key(Flow<?, ?> flow, String part, String event) {
    String there = flow.place().isEmpty() ? event : flow.place() + "\n" + event;
    return flow.name() + "/" + part + "/" + Journal.fingerprint(there);
  }

  Instant now() {
    return time.now();
  }

  Duration longestStep() {
    return longestStep;
  }

  void tell(FlowListener.Report report) {
    for (FlowListener listener : listeners) {
      try {
        listener.happened(report);
      } catch (RuntimeException e) {
        LOG.warn("a listener failed: {}", e.getClass().getName());
      }
    }
  }

  /** All flows, each with its lines. */
  @Override
  public String toString() {
    return flows.stream().map(Flow::toString).collect(Collectors.joining("\n"));
  }
}

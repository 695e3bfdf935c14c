package dev.tertulia.examples.flowfile;

import dev.tertulia.acumbamail.AcumbamailClient;
import dev.tertulia.acumbamail.TemplateId;
import dev.tertulia.bridge.flow.Flow;
import dev.tertulia.bridge.flow.FlowRunner;
import dev.tertulia.bridge.links.Enrolment;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.webhook.WebhookEvent;
import dev.tertulia.core.Journal;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.webhook.InboxLimits;
import dev.tertulia.core.webhook.WebhookInbox;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a file's flows become, and what they work with. Put together by one thread; then many read
 * it.
 */
final class Assembly implements AutoCloseable {
  private final FlowFile file;
  private final Timekeeper time;
  private final UnaryOperator<TemplateId> templates;
  private final Timeline timeline;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Journal journal;
  private final ConversationsClient highLevel;
  private final Optional<AcumbamailClient> acumbamail;
  private final Map<String, Enrolment<Contact>> enrolments = new HashMap<>();
  private final List<Flow<?, ?>> flows = new ArrayList<>();
  private final List<Runnable> beginnings = new ArrayList<>();
  private final List<WebhookInbox> inboxes = new ArrayList<>();
  private final AtomicInteger working = new AtomicInteger();

  /**
   * Opens the journal and makes the clients; asks nobody anything.
   *
   * @param templates which template stands for the one the file names
   */
  Assembly(FlowFile file, Timekeeper time, UnaryOperator<TemplateId> templates, Timeline timeline) {
    this.file = file;
    this.time = time;
    this.templates = templates;
    this.timeline = timeline;
    this.journal = opened(Journal.inFolder(file.folder().resolve("journal")));
    this.highLevel = opened(file.services().highLevel().client(journal, time));
    this.acumbamail = file.services().acumbamail().map(each -> opened(each.client(time)));
  }

  /** Closes that when all is closed, before what was opened earlier. */
  <T extends AutoCloseable> T opened(T thing) {
    open.push(thing);
    return thing;
  }

  ConversationsClient highLevel() {
    return highLevel;
  }

  AcumbamailClient acumbamail() {
    return acumbamail.orElseThrow();
  }

  Journal journal() {
    return journal;
  }

  Timekeeper time() {
    return time;
  }

  ZoneId zone() {
    return file.services().zone();
  }

  Path folder() {
    return file.folder();
  }

  ListPlan list(String name) {
    return Objects.requireNonNull(file.lists().get(name));
  }

  TemplateId template(TemplateId named) {
    return templates.apply(named);
  }

  Situation situation(WebhookEvent event) {
    return Situation.of(event, highLevel, zone());
  }

  /** Asks the list for its fields, so that a flow that cannot work does not begin. */
  void enrols(String list) {
    enrolments.computeIfAbsent(list, each -> list(each).ofContacts(acumbamail()).checked());
  }

  Enrolment<Contact> enrolment(String list) {
    return Objects.requireNonNull(enrolments.get(list));
  }

  /** One flow more. */
  void run(Flow<?, ?> flow) {
    flows.add(flow);
  }

  /** Begins that when events are taken in. */
  void later(Supplier<? extends AutoCloseable> beginning) {
    beginnings.add(() -> opened(beginning.get()));
  }

  /**
   * Does something at its times, and tells what it says, if anything; a failure is told, and the
   * next time is another try.
   */
  void every(Timetable when, String name, Supplier<String> work) {
    later(
        () ->
            when.start(
                time,
                this::elsewhere,
                () -> {
                  try {
                    String what = work.get();
                    if (!what.isEmpty()) {
                      timeline.tell(time.now(), name, what);
                    }
                  } catch (RuntimeException e) {
                    timeline.tell(time.now(), name, "failed, until the next time: " + e);
                  }
                }));
  }

  /** Clocks must not wait for services. */
  private void elsewhere(Runnable work) {
    working.incrementAndGet();
    var unused =
        highLevel
            .async(
                client -> {
                  work.run();
                  return true;
                })
            .whenComplete((done, failure) -> working.decrementAndGet());
  }

  /** Whether something is done right now that is done again and again. */
  boolean isWorking() {
    return working.get() > 0;
  }

  WebhookInbox inbox(String name) {
    WebhookInbox inbox =
        WebhookInbox.inFolder(file.folder().resolve(name), InboxLimits.standard(), time);
    inboxes.add(inbox);
    return opened(inbox);
  }

  /** Where events wait. */
  List<WebhookInbox> inboxes() {
    return List.copyOf(inboxes);
  }

  FlowRunner emptyRunner() {
    return FlowRunner.of(journal).timekeeper(time).listener(timeline);
  }

  FlowRunner runner() {
    return emptyRunner().run(flows);
  }

  /** Begins what was left for later. */
  void begin() {
    beginnings.forEach(Runnable::run);
  }

  @Override
  public void close() {
    for (AutoCloseable each : open) {
      try {
        each.close();
      } catch (Exception e) {
        timeline.tell(time.now(), file.name(), "could not be closed well: " + e);
      }
    }
    open.clear();
  }
}

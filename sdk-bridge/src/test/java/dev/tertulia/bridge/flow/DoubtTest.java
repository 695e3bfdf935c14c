package dev.tertulia.bridge.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tertulia.bridge.Mortal;
import dev.tertulia.core.CallReport;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Journal;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.TransportException;
import dev.tertulia.core.webhook.Arrival;
import dev.tertulia.core.webhook.Handling;
import dev.tertulia.core.webhook.InboxEntry;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.InboxLimits;
import dev.tertulia.core.webhook.Router;
import dev.tertulia.core.webhook.WebhookDispatcher;
import dev.tertulia.core.webhook.WebhookFormat;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.core.webhook.WebhookRequest;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Steps in doubt, with a real inbox and its dispatcher. */
@Timeout(60)
class DoubtTest {
  private final ManualTimekeeper time =
      ManualTimekeeper.jumping(Instant.parse("2026-11-22T10:00:00Z"));
  private final WebhookInbox inbox = WebhookInbox.inMemory(InboxLimits.standard(), time);
  private final Journal journal = Journal.inMemory();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final BlockingQueue<FlowListener.Report> told = new LinkedBlockingQueue<>();
  private final AtomicInteger lost = new AtomicInteger(1);
  private final Flow<String, String> flow =
      Flow.named("mail")
          .on(String.class)
          .step("before", (text, step) -> step.note("prepared"))
          .once(
              "send",
              (text, step) -> {
                done.add("sent after " + step.noteOf("before"));
                if (lost.getAndDecrement() > 0) {
                  throw lost();
                }
              })
          .step("after", (text, step) -> done.add("after " + step.noteOf("before")));

  @AfterEach
  void close() {
    inbox.close();
  }

  private FlowRunner runner(Flow<?, ?> flow) {
    return FlowRunner.of(journal).timekeeper(time).listener(told::add).run(flow);
  }

  private void comes() {
    comes("event-1");
  }

  private void comes(String key) {
    var arrival =
        new Arrival(
            new WebhookRequest("hello".getBytes(StandardCharsets.UTF_8), Map.of()),
            List.of(key),
            List.of(),
            "text",
            "",
            null);
    Instant now = time.now();
    inbox.store(List.of(InboxEntry.waiting(arrival, InboxEntry.Source.POLL, now, now)));
  }

  /** Handles until nothing waits. */
  private void works(FlowRunner runner) throws InterruptedException {
    var router = Router.of(String.class).on(String.class, runner::handle);
    try (var dispatcher =
        WebhookDispatcher.start(
            inbox, new Texts(), router, Handling.standard().attempts(4), time)) {
      for (int patience = 0; inbox.count(State.WAITING) > 0 && patience < 4000; patience++) {
        var unused = told.poll(5, TimeUnit.MILLISECONDS);
      }
    }
    assertThat(inbox.count(State.WAITING)).isZero();
  }

  @Test
  void whatIsInDoubtIsShownAndAPersonWhoSaysItHappenedLetsItGoOn() throws Exception {
    FlowRunner runner = runner(flow);
    comes();
    works(runner);

    List<InDoubt> doubts = runner.inDoubt(inbox);
    assertThat(doubts)
        .extracting(InDoubt::flow, InDoubt::step, InDoubt::event)
        .containsExactly(tuple("mail", "send", "event-1"));
    runner.decide(inbox, doubts.get(0), true);
    works(runner);

    assertThat(done).containsExactly("sent after prepared", "after prepared");
    assertThat(runner.inDoubt(inbox)).isEmpty();
    assertThat(inbox.count(State.PARKED)).isZero();
  }

  @Test
  void whoSaysItDidNotHappenLetsItHappen() throws Exception {
    FlowRunner runner = runner(flow);
    comes();
    works(runner);

    runner.decide(inbox, runner.inDoubt(inbox).get(0), false);
    works(runner);

    assertThat(done)
        .containsExactly("sent after prepared", "sent after prepared", "after prepared");
    assertThat(inbox.count(State.PARKED)).isZero();
  }

  @Test
  void replayedWithoutADecisionItIsParkedAgain() throws Exception {
    FlowRunner runner = runner(flow);
    comes();
    works(runner);

    inbox.replay("event-1");
    works(runner);

    assertThat(done).containsExactly("sent after prepared");
    assertThat(runner.inDoubt(inbox)).hasSize(1);
  }

  @Test
  void whatIsNotInDoubtCannotBeDecided() throws Exception {
    FlowRunner runner = runner(flow);
    comes();
    works(runner);
    InDoubt doubt = runner.inDoubt(inbox).get(0);
    runner.decide(inbox, doubt, true);

    assertThatThrownBy(() -> runner.decide(inbox, doubt, false))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aProgramThatDiesWhileAPersonDecidesLeavesNothingDecidedAndForgotten() throws Exception {
    var mortal = new Mortal();
    FlowRunner runner = FlowRunner.of(mortal).timekeeper(time).run(flow);
    comes();
    works(runner);
    InDoubt doubt = runner.inDoubt(inbox).get(0);

    assertThatThrownBy(() -> runner.decide(dyingAtReplay(), doubt, false))
        .isInstanceOf(Mortal.Killed.class);
    assertThat(runner.inDoubt(inbox)).containsExactly(doubt);
    mortal.diesAt(1, true);
    assertThatThrownBy(() -> runner.decide(inbox, doubt, false)).isInstanceOf(Mortal.Killed.class);
    works(runner);

    assertThat(runner.inDoubt(inbox)).extracting(InDoubt::event).containsExactly("event-1");
    runner.decide(inbox, doubt, false);
    works(runner);
    assertThat(done)
        .containsExactly("sent after prepared", "sent after prepared", "after prepared");
  }

  private WebhookInbox dyingAtReplay() {
    return (WebhookInbox)
        Proxy.newProxyInstance(
            WebhookInbox.class.getClassLoader(),
            new Class<?>[] {WebhookInbox.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("replay")) {
                throw new Mortal.Killed();
              }
              return method.invoke(inbox, arguments);
            });
  }

  @Test
  void whoseEventIsNotInTheInboxIsNotDecided() throws Exception {
    FlowRunner runner = runner(flow);
    comes();
    works(runner);
    InDoubt doubt = runner.inDoubt(inbox).get(0);

    try (var other = WebhookInbox.inMemory(InboxLimits.standard(), time)) {
      assertThatThrownBy(() -> runner.decide(other, doubt, true))
          .isInstanceOf(NotAdmittedException.class)
          .hasMessageContaining("is not in this inbox");
    }
    assertThat(runner.inDoubt(inbox)).containsExactly(doubt);
  }

  @Test
  void whatSomebodyIsAtRightNowIsNotShownAndDoesNotHideTheRest() throws Exception {
    lost.set(2);
    FlowRunner runner = runner(flow);
    comes("event-1");
    comes("event-2");
    works(runner);

    InDoubt first = runner.inDoubt(inbox).get(0);
    try (var claim = runner.claim(flow, flow.parts().get(1), first.event())) {
      assertThat(claim.entry()).isPresent();
      assertThat(runner.inDoubt(inbox)).hasSize(1).doesNotContain(first);
    }
    assertThat(runner.inDoubt(inbox)).hasSize(2).contains(first);
  }

  @Test
  void aStepThatNeverLearntItsEndIsShownTooAndItsKeyChangesWhenItDidNotHappen() throws Exception {
    lost.set(4);
    var sending =
        Flow.named("mail")
            .on(String.class)
            .step(
                "send",
                (text, step) -> {
                  keys.add(step.key());
                  if (lost.getAndDecrement() > 0) {
                    throw lost();
                  }
                });
    FlowRunner runner = runner(sending);
    comes();
    works(runner);
    assertThat(keys).hasSize(4).containsOnly(keys.get(0));

    runner.decide(inbox, runner.inDoubt(inbox).get(0), false);
    lost.set(1);
    works(runner);

    assertThat(keys).hasSize(6);
    assertThat(keys.get(4)).isNotEqualTo(keys.get(0)).isEqualTo(keys.get(5));
    assertThat(inbox.count(State.PARKED)).isZero();
  }

  private static TransportException lost() {
    return new TransportException(
        new CallReport("send", 1, Outcome.UNKNOWN, null),
        TransportException.Kind.DROPPED,
        "the connection broke",
        null);
  }

  private static final class Texts implements WebhookFormat<String> {
    @Override
    public List<Arrival> arrivals(WebhookRequest request) {
      throw new AssertionError("nothing comes over HTTP");
    }

    @Override
    public String event(Arrival arrival) {
      return new String(arrival.content().body(), StandardCharsets.UTF_8);
    }
  }
}

package dev.tertulia.bridge.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.core.CallReport;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Journal;
import dev.tertulia.core.NotAdmittedException;
import dev.tertulia.core.WebhookException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** How a flow goes through its parts. */
class FlowRunnerTest extends OneEvent {

  @Test
  void aFlowGoesThroughItsPartsInOrder() throws Exception {
    handle(
        Flow.named("greet")
            .on(Happened.class)
            .when("it is about somebody", happened -> !happened.who().isEmpty())
            .reading("the name", happened -> happened.who().toUpperCase())
            .step("greet", (name, step) -> done.add("Hello " + name))
            .step("note", (name, step) -> done.add("greeted " + step.event().who())));

    assertThat(done).containsExactly("Hello ANA", "greeted ana");
    assertThat(told).containsExactly("greet: DONE", "note: DONE");
  }

  @Test
  void aConditionThatDoesNotHoldEndsTheFlow() throws Exception {
    handle(
        Flow.named("greet")
            .on(Happened.class)
            .when("it is about Eva", happened -> happened.who().equals("eva"))
            .step("greet", (happened, step) -> done.add("Hello")));

    assertThat(done).isEmpty();
    assertThat(told).containsExactly("it is about Eva: NOT_CONCERNED");
  }

  @Test
  void otherEventsAreLeftAlone() throws Exception {
    var flow = Flow.named("greet").on(Integer.class).step("greet", (number, step) -> done.add("!"));

    handle(flow);

    assertThat(done).isEmpty();
  }

  @Test
  void aFlowThatOnlyWaitsDoesNotHideTheTroubleOfAnother() {
    var early =
        Flow.named("early")
            .on(Happened.class)
            .step(
                "wait",
                (happened, step) -> {
                  throw new NotAdmittedException(CallReport.unsent(""), "too early", Instant.MAX);
                });
    var broken =
        Flow.named("broken")
            .on(Happened.class)
            .step(
                "write",
                (happened, step) -> {
                  throw new IOException("the disk is full");
                });

    assertThatThrownBy(() -> handle(early, broken)).hasMessageContaining("the disk is full");
    assertThat(told).containsExactly("wait: WAITING", "write: FAILED");
  }

  @Test
  void whatIsDoneIsNotDoneAgain() throws Exception {
    var failing = new AtomicReference<RuntimeException>(lost());
    var flow =
        Flow.named("greet")
            .on(Happened.class)
            .step("first", (happened, step) -> done.add("first"))
            .step(
                "second",
                (happened, step) -> {
                  if (failing.get() != null) {
                    throw failing.get();
                  }
                  done.add("second");
                })
            .step("third", (happened, step) -> done.add("third"));

    assertThatThrownBy(() -> handle(flow)).hasMessageContaining("flow greet, second");
    failing.set(null);
    handle(flow);
    handle(flow);

    assertThat(done).containsExactly("first", "second", "third");
    assertThat(told)
        .containsExactly(
            "first: DONE", "second: FAILED", "first: DONE_BEFORE", "second: DONE", "third: DONE");
  }

  @Test
  void whatWasDecidedStaysDecided() throws Exception {
    var open = new AtomicReference<>(true);
    var broken = new AtomicReference<>(true);
    var flow =
        Flow.named("greet")
            .on(Happened.class)
            .when("the shop is open", happened -> open.get())
            .choosing("the words", happened -> open.get() ? "day" : "night")
            .step(
                "greet",
                (choice, step) -> {
                  if (broken.get()) {
                    throw lost();
                  }
                  done.add(choice.way());
                });

    assertThatThrownBy(() -> handle(flow)).isInstanceOf(Exception.class);
    open.set(false);
    broken.set(false);
    handle(flow);

    assertThat(done).containsExactly("day");
  }

  @Test
  void aChoiceOfNothingEndsTheFlow() throws Exception {
    handle(
        Flow.named("greet")
            .on(Happened.class)
            .choosing("the words", happened -> null)
            .step("greet", (choice, step) -> done.add("greeted")));

    assertThat(done).isEmpty();
  }

  @Test
  void oneFlowThatFailsDoesNotStopTheNext() {
    var bad = Flow.named("bad").on(Happened.class).step("break", (happened, step) -> broken());
    var good =
        Flow.named("good").on(Happened.class).step("work", (happened, step) -> done.add("!"));

    assertThatThrownBy(() -> handle(bad, good)).hasMessageContaining("flow bad, break");

    assertThat(done).containsExactly("!");
  }

  @Test
  void whatCannotGetBetterIsParkedAtOnce() {
    var flow =
        Flow.named("mail")
            .on(Happened.class)
            .step(
                "send",
                (happened, step) -> {
                  throw new InvalidRequestException("Sms.text", "words", "none");
                });

    assertThatThrownBy(() -> handle(flow))
        .isInstanceOf(WebhookException.class)
        .hasMessageContaining("Sms.text: expected words");
  }

  @Test
  void noTwoStepsShareAName() {
    var flow = Flow.named("f").on(Happened.class).step("a", (happened, step) -> {});

    assertThatThrownBy(() -> flow.step("a", (happened, step) -> {}))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> FlowRunner.of(journal).run(flow).run(flow))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> Flow.named("a/b")).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aFlowCanBePrinted() {
    var flow =
        Flow.named("thanks")
            .on(Happened.class)
            .when("it is about somebody", happened -> true)
            .reading("the contact", Happened::who)
            .choosing("the words", who -> "day")
            .step("reply", (choice, step) -> {})
            .once("campaign", (choice, step) -> {});

    assertThat(flow)
        .hasToString(
            """
            thanks: on Happened
              when it is about somebody
              read the contact
              choose the words
              do reply
              once campaign""");
  }

  private static void broken() {
    throw new IllegalStateException("out of order");
  }

  @Test
  void aJournalThatCannotBeReadForOneFlowStopsNoOther() {
    Journal damaged =
        new Journal() {
          @Override
          public Optional<Claim> claim(String key) {
            if (key.startsWith("flow/damaged")) {
              throw new UncheckedIOException(new IOException("an entry that cannot be read"));
            }
            return journal.claim(key);
          }

          @Override
          public int forget(Instant before) {
            return journal.forget(before);
          }

          @Override
          public void close() {}
        };
    var flows = FlowRunner.of(damaged).run(step("damaged", "never")).run(step("sound", "done"));

    assertThatThrownBy(() -> handle(flows)).hasMessageContaining("an entry that cannot be read");
    assertThat(done).containsExactly("done");
  }

  private Flow<?, ?> step(String flow, String word) {
    return Flow.named(flow).on(Happened.class).step("say", (happened, step) -> done.add(word));
  }
}

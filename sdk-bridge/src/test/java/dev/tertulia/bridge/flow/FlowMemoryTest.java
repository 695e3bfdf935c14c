package dev.tertulia.bridge.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.bridge.Mortal;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.Journal;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Safety;
import dev.tertulia.core.WebhookException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a flow knows of its earlier attempts, and what it tells of them. */
class FlowMemoryTest extends OneEvent {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String EVENT = Journal.fingerprint("event-1");

  private int attempts;

  /** Fails at the first attempt. */
  private void flaky() {
    if (attempts++ == 0) {
      throw new IllegalStateException("not yet");
    }
  }

  @Test
  void whatWasAcceptedWithoutAReadableAnswerIsNotInDoubtWhenALaterStepIsTriedAgain()
      throws Exception {
    var flow =
        Flow.named("mail")
            .on(Happened.class)
            .once(
                "send",
                (happened, step) -> {
                  done.add("sent");
                  throw ended(Safety.ONCE, Outcome.ACCEPTED);
                })
            .step("after", (happened, step) -> flaky());

    assertThatThrownBy(() -> handle(flow)).isNotInstanceOf(WebhookException.class);
    handle(flow);

    assertThat(done).containsExactly("sent");
    assertThat(told)
        .containsExactly("send: DONE", "after: FAILED", "send: DONE_BEFORE", "after: DONE");
  }

  @Test
  void whatWasFoundIsNotLookedUpAgainAndLaterStepsHearOfIt() throws Exception {
    var flow =
        Flow.named("mail")
            .on(Happened.class)
            .once(
                "send",
                (happened, step) -> {
                  throw new Mortal.Killed();
                },
                (happened, step, begunAt) -> {
                  done.add("looked up");
                  return Outcome.ACCEPTED;
                })
            .step(
                "after",
                (happened, step) -> {
                  done.add("after " + step.noteOf("send"));
                  flaky();
                });

    assertThatThrownBy(() -> handle(flow)).isInstanceOf(Mortal.Killed.class);
    assertThatThrownBy(() -> handle(flow)).isNotInstanceOf(WebhookException.class);
    handle(flow);

    assertThat(done).containsExactly("looked up", "after found", "after found");
    assertThat(told)
        .containsExactly("send: DONE_BEFORE", "after: FAILED", "send: DONE_BEFORE", "after: DONE");
  }

  @Test
  void aConditionThatHeldWhenTheWayWasChosenIsNotAskedAgain() throws Exception {
    var flow =
        Flow.named("greet")
            .on(Happened.class)
            .when("the shop is open", happened -> done.isEmpty())
            .choosing(
                "the words",
                happened -> {
                  done.add("chosen");
                  return "day";
                })
            .reading(
                "the name",
                choice -> {
                  flaky();
                  return choice.way();
                })
            .step("greet", (way, step) -> done.add(way));

    assertThatThrownBy(() -> handle(flow)).hasMessageContaining("the name");
    handle(flow);

    assertThat(done).containsExactly("chosen", "day");
  }

  @Test
  void whatSomebodyElseIsAtRightNowIsNotDoneBesideItAndIsTriedLater() throws Exception {
    var flow =
        Flow.named("mail").on(Happened.class).once("send", (happened, step) -> done.add("sent"));
    var runner = FlowRunner.of(journal).run(flow);

    try (var other = journal.claim("flow/mail/send/" + EVENT).orElseThrow()) {
      assertThat(other.entry()).isEmpty();
      assertThatThrownBy(() -> handle(runner))
          .isNotInstanceOf(WebhookException.class)
          .hasMessageContaining("somebody else is at this step");
      assertThat(done).isEmpty();
    }
    handle(runner);

    assertThat(done).containsExactly("sent");
  }

  @Test
  void aStepsKeyIsTheSameInEveryVersionUntilAPersonSaysThatItDidNotHappen() throws Exception {
    var flow =
        Flow.named("mail")
            .on(Happened.class)
            .step(
                "send",
                (happened, step) -> {
                  done.add(step.key());
                  flaky();
                });
    assertThatThrownBy(() -> handle(flow)).isInstanceOf(StepFailedException.class);
    decideAgainst(flow);
    decideAgainst(flow);

    handle(flow);

    String key = "mail/send/" + EVENT;
    assertThat(done).containsExactly(key, key + "/again/2");
  }

  /** What a person's decision leaves behind. */
  private void decideAgainst(Flow<?, ?> flow) {
    try (var claim = FlowRunner.of(journal).claim(flow, flow.parts().get(0), "event-1")) {
      Journal.Entry before = claim.entry().orElseThrow();
      claim.write(Again.of(before).next().kept(before.refused(NOON)));
    }
  }

  @Test
  void aFlowThatIsOverIsNotLookedAtAgainAndNothingIsTold() throws Exception {
    var flow = Flow.named("greet").on(Happened.class).step("greet", (happened, step) -> {});

    handle(flow);
    handle(flow);

    assertThat(told).containsExactly("greet: DONE");
  }

  @Test
  void theListenerHearsTheWayThatWasChosenAndTheNoteThatWasLeft() throws Exception {
    List<String> notes = new ArrayList<>();
    var choosing =
        Flow.named("greet")
            .on(Happened.class)
            .choosing("the words", happened -> "day")
            .step("speak", (choice, step) -> step.note("m-1"))
            .step("leave", (choice, step) -> step.note(""));
    var ending =
        Flow.named("none")
            .on(Happened.class)
            .choosing("no words", happened -> null)
            .step("speak", (choice, step) -> {});

    handle(
        FlowRunner.of(journal)
            .listener(r -> notes.add(r.step() + " " + r.result() + " " + r.note()))
            .run(List.of(choosing, ending)));

    assertThat(notes)
        .containsExactly(
            "the words DONE day",
            "speak DONE m-1",
            "leave DONE null",
            "no words NOT_CONCERNED null");
  }

  @Test
  void aStepKnowsWhereItStandsAndItsIntentHoldsForTheLongestStep() throws Exception {
    var time = ManualTimekeeper.startingAt(NOON);
    var flow =
        Flow.named("mail")
            .on(Happened.class)
            .step(
                "send",
                (happened, step) -> {
                  done.add(step + " " + step.flow() + " " + step.name() + " " + step.now());
                  done.add(step.delivery().idempotencyKey() + " " + step.event().who());
                  throw new Mortal.Killed();
                });
    var runner = FlowRunner.of(journal).timekeeper(time).longestStep(Duration.ofHours(2)).run(flow);

    assertThatThrownBy(() -> handle(runner)).isInstanceOf(Mortal.Killed.class);

    assertThat(done).containsExactly("mail/send mail send 2026-11-22T12:00:00Z", "event-1 ana");
    assertThat(runner.flows()).containsExactly(flow);
    assertThat(runner).hasToString(flow.toString());
    try (var claim = runner.claim(flow, flow.parts().get(0), "event-1")) {
      Journal.Entry intent = claim.entry().orElseThrow();
      assertThat(intent.state()).isEqualTo(Journal.State.INTENT);
      assertThat(intent.begunAt()).isEqualTo(NOON);
      assertThat(intent.until()).isEqualTo(NOON.plus(Duration.ofHours(2)));
    }
  }

  @Test
  void whatIsRememberedNeedsANameOfItsOwnAndNothingElseDoes() {
    var flow =
        Flow.named("f")
            .on(Happened.class)
            .when("it is so", happened -> true)
            .when("it is so", happened -> true)
            .choosing("a", happened -> "day");

    assertThatThrownBy(() -> flow.step("a", (choice, step) -> {}))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(flow.step("it is so", (choice, step) -> {}).parts()).hasSize(4);
    assertThat(Flow.named("n".repeat(60))).isNotNull();
    assertThatThrownBy(() -> Flow.named("n".repeat(61)))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aNoteOfTwoHundredCharactersIsTaken() throws Exception {
    String note = "x".repeat(200);
    handle(
        Flow.named("mail")
            .on(Happened.class)
            .step("send", (happened, step) -> step.note(note))
            .step("after", (happened, step) -> done.add(step.noteOf("send"))));

    assertThat(done).containsExactly(note);
  }
}

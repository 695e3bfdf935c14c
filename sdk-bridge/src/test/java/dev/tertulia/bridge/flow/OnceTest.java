package dev.tertulia.bridge.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.bridge.Mortal;
import dev.tertulia.core.Outcome;
import dev.tertulia.core.Safety;
import dev.tertulia.core.WebhookException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What must not happen twice. */
class OnceTest extends OneEvent {

  private static Flow<Happened, Happened> mail(Action<Happened, Happened> action) {
    return Flow.named("mail").on(Happened.class).once("send", action);
  }

  private static Flow<Happened, Happened> mail(
      Action<Happened, Happened> action, Resolver<Happened, Happened> resolver) {
    return Flow.named("mail").on(Happened.class).once("send", action, resolver);
  }

  @Test
  void whatMustNotHappenTwiceIsNotBegunAgainAfterItsAnswerWasLost() {
    var flow =
        mail(
            (happened, step) -> {
              done.add("sent");
              throw lost();
            });

    assertThatThrownBy(() -> handle(flow))
        .isInstanceOf(WebhookException.class)
        .hasMessageContaining("in doubt");
    assertThatThrownBy(() -> handle(flow)).isInstanceOf(WebhookException.class);

    assertThat(done).containsExactly("sent");
    assertThat(told).containsExactly("send: IN_DOUBT", "send: IN_DOUBT");
  }

  @Test
  void norAfterTheProgramDied() {
    var flow =
        mail(
            (happened, step) -> {
              done.add("sent");
              throw new Mortal.Killed();
            });

    assertThatThrownBy(() -> handle(flow)).isInstanceOf(Mortal.Killed.class);
    assertThatThrownBy(() -> handle(flow)).hasMessageContaining("in doubt");

    assertThat(done).containsExactly("sent");
  }

  @Test
  void whatWasSurelyNotSentIsBegunAgain() throws Exception {
    var failing = new AtomicReference<RuntimeException>(ended(Safety.ONCE, Outcome.NOT_SENT));
    var flow =
        mail(
            (happened, step) -> {
              if (failing.get() != null) {
                throw failing.getAndSet(null);
              }
              done.add("sent");
            });

    assertThatThrownBy(() -> handle(flow)).isNotInstanceOf(WebhookException.class);
    handle(flow);

    assertThat(done).containsExactly("sent");
  }

  @Test
  void whatCanBeLookedUpIsLookedUp() throws Exception {
    var truth = new AtomicReference<>(Outcome.UNKNOWN);
    var answerIsLost = new AtomicReference<>(true);
    var flow =
        mail(
                (happened, step) -> {
                  done.add("sent");
                  if (answerIsLost.getAndSet(false)) {
                    throw lost();
                  }
                },
                (happened, step, begunAt) -> truth.get())
            .step("after", (happened, step) -> done.add("after"));

    assertThatThrownBy(() -> handle(flow)).isNotInstanceOf(WebhookException.class);
    assertThatThrownBy(() -> handle(flow)).hasMessageContaining("in doubt");
    truth.set(Outcome.NOT_SENT);
    handle(flow);

    assertThat(done).containsExactly("sent", "sent", "after");
  }

  @Test
  void whatIsFoundIsNotSentAgain() throws Exception {
    var flow =
        mail(
                (happened, step) -> {
                  done.add("sent");
                  throw new Mortal.Killed();
                },
                (happened, step, begunAt) -> Outcome.ACCEPTED)
            .step("after", (happened, step) -> done.add("after"));

    assertThatThrownBy(() -> handle(flow)).isInstanceOf(Mortal.Killed.class);
    handle(flow);

    assertThat(done).containsExactly("sent", "after");
  }

  @Test
  void whatWasAcceptedIsDoneThoughItsAnswerCannotBeRead() throws Exception {
    var flow = sendsAndThen(() -> ended(Safety.ONCE, Outcome.ACCEPTED));

    handle(flow);
    handle(flow);

    assertThat(done).containsExactly("sent", "after");
  }

  static Stream<Arguments> besideIt() {
    return Stream.of(Safety.READ, Safety.IDEMPOTENT, null)
        .flatMap(
            safety -> Stream.of(Outcome.values()).map(outcome -> Arguments.of(safety, outcome)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("besideIt")
  void whatAnotherCallCameToSaysNothingOfTheStep(Safety safety, Outcome outcome) {
    var flow = sendsAndThen(() -> ended(safety, outcome));

    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> handle(flow))
          .isInstanceOf(WebhookException.class)
          .hasMessageContaining("in doubt");
    }

    assertThat(done).containsExactly("sent");
  }

  @Test
  void norDoesANoteThatIsTooLong() {
    var flow =
        mail(
            (happened, step) -> {
              done.add("sent");
              step.note("x".repeat(201));
            });

    assertThatThrownBy(() -> handle(flow)).hasMessageContaining("at most 200 characters");
    assertThatThrownBy(() -> handle(flow)).hasMessageContaining("in doubt");

    assertThat(done).containsExactly("sent");
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"NOT_SENT", "ACCEPTED"})
  void whereTheStepCanBeLookedUpItIs(Outcome truth) throws Exception {
    var failing = new AtomicReference<>(ended(Safety.READ, Outcome.REFUSED));
    var flow =
        mail(
            (happened, step) -> {
              done.add("sent");
              if (failing.get() != null) {
                throw failing.getAndSet(null);
              }
            },
            (happened, step, begunAt) -> truth);

    assertThatThrownBy(() -> handle(flow)).isNotInstanceOf(WebhookException.class);
    handle(flow);

    assertThat(done).hasSize(truth == Outcome.ACCEPTED ? 1 : 2);
  }

  private Flow<?, ?> sendsAndThen(Supplier<RuntimeException> end) {
    return Flow.named("mail")
        .on(Happened.class)
        .once(
            "send",
            (happened, step) -> {
              done.add("sent");
              throw end.get();
            })
        .step("after", (happened, step) -> done.add("after"));
  }
}

package dev.tertulia.bridge.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.core.Journal;
import dev.tertulia.core.ManualTimekeeper;
import dev.tertulia.core.webhook.Arrival;
import dev.tertulia.core.webhook.Delivery;
import dev.tertulia.core.webhook.InboxEntry;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.InboxLimits;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.core.webhook.WebhookRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A journal that must not grow for ever, and must not forget what an event still needs. */
class ForgettingTest {
  private static final Duration SIXTY_DAYS = Duration.ofDays(60);

  private final ManualTimekeeper time =
      ManualTimekeeper.jumping(Instant.parse("2026-11-22T10:00:00Z"));
  private final WebhookInbox inbox = WebhookInbox.inMemory(InboxLimits.standard(), time);
  private final List<String> done = new ArrayList<>();
  private boolean broken = true;
  private final FlowRunner runner =
      FlowRunner.of(Journal.inMemory())
          .timekeeper(time)
          .run(
              Flow.named("letter")
                  .on(String.class)
                  .step("write", (text, step) -> done.add("written " + text))
                  .step("post", (text, step) -> post(text)));

  @AfterEach
  void close() {
    inbox.close();
  }

  private void post(String text) {
    if (broken) {
      throw new IllegalStateException("the box is full");
    }
    done.add("posted " + text);
  }

  private void handle(String event) {
    try {
      runner.handle(event, new Delivery(event, 1, "", time.now(), null, InboxEntry.Source.WEBHOOK));
    } catch (Exception e) {
      done.add("failed");
    }
  }

  private int forget() {
    return runner.forget(time.now().minus(SIXTY_DAYS), inbox);
  }

  @Test
  void whatIsOldAndDoneIsForgotten() {
    broken = false;
    handle("a");
    assertThat(forget()).isZero();
    time.advance(SIXTY_DAYS.plusHours(1));
    handle("b");

    assertThat(forget()).isEqualTo(2);
    handle("b");
    assertThat(done).containsExactly("written a", "posted a", "written b", "posted b");
  }

  @ParameterizedTest
  @EnumSource(names = {"WAITING", "PARKED", "QUARANTINED"})
  void whatAnEventHasDoneThatMayBeHandledAgainIsNot(State state) {
    var content = new WebhookRequest(new byte[0], Map.of());
    Instant happened = time.now();
    handle("a");
    // Found by a look much later, it came late, and happened then.
    time.advance(Duration.ofDays(80));
    var arrival = new Arrival(content, List.of("a"), List.of(), "", "", happened);
    inbox.store(
        List.of(
            state == State.WAITING
                ? InboxEntry.waiting(arrival, InboxEntry.Source.POLL, time.now(), time.now())
                : InboxEntry.aside(
                    arrival, InboxEntry.Source.POLL, time.now(), state, "for a person")));
    broken = false;

    assertThat(forget()).isZero();
    handle("a");
    assertThat(done).containsExactly("written a", "failed", "posted a");
  }

  @Test
  void norAreTheStepsOfThoseThatCameLongAgo() {
    var content = new WebhookRequest(new byte[0], Map.of());
    var arrival = new Arrival(content, List.of("a"), List.of(), "", "", null);
    inbox.store(
        List.of(
            InboxEntry.aside(
                arrival, InboxEntry.Source.WEBHOOK, time.now(), State.PARKED, "for a person")));
    handle("a");
    time.advance(Duration.ofDays(400));
    broken = false;

    assertThat(forget()).isZero();
    handle("a");
    assertThat(done).containsExactly("written a", "failed", "posted a");
    inbox.discard("a");
    assertThat(forget()).isOne();
  }
}

package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.bridge.flow.FlowRunner;
import dev.tertulia.conversations.Note;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeliveryFeedbackTest {
  private static final String SEND = "send-a-new-message";

  private final TwoServices world = new TwoServices();
  private final String ana = world.contact("Ana");
  private final FlowRunner comments = world.runner(DeliveryFeedback.to(world.conversations).flow());
  private final FlowRunner notes =
      world.runner(DeliveryFeedback.to(world.conversations).asNotes().flow());

  @AfterEach
  void close() {
    world.close();
  }

  private String handled(FlowRunner runner, int bounce, String event) throws Exception {
    var happened = world.happens(event, "ana@example.com", "campaign_id", 4710 + bounce);
    return world.handled(runner, "bounce " + bounce, happened);
  }

  /** What could not be told yet whether it is there can be told some minutes later. */
  private String handledLater(FlowRunner runner, int bounce) throws Exception {
    handled(runner, bounce, "hard_bounces");
    world.time.advance(Duration.ofMinutes(5));
    return handled(runner, bounce, "hard_bounces");
  }

  private List<String> notes() {
    return world.conversations.contacts().notes(ana).all().stream().map(Note::body).toList();
  }

  @Test
  @DisplayName("each bounce is told in the conversation, hard or soft, once however often it comes")
  void bounces() throws Exception {
    for (int i = 0; i < 3; i++) {
      handled(comments, 1, "hard_bounces");
      handled(comments, 2, "soft_bounces");
    }

    assertThat(world.comments(ana))
        .containsExactly(
            "E-mail to this contact did not arrive, campaign 4712, 2026-11-22T10:00:00Z:"
                + " not this time; the next may arrive.",
            "E-mail to this contact did not arrive, campaign 4711, 2026-11-22T10:00:00Z:"
                + " the address does not exist, and gets no more mail.");
    assertThat(notes()).isEmpty();
  }

  @Test
  @DisplayName("or in a note on the contact, for who wants that")
  void asNotes() throws Exception {
    for (int i = 0; i < 3; i++) {
      handled(notes, 1, "hard_bounces");
    }

    assertThat(notes())
        .singleElement()
        .satisfies(each -> assertThat(each).startsWith("E-mail to this contact did not arrive"));
    assertThat(world.comments(ana)).isEmpty();
  }

  @Test
  @DisplayName("other events and unknown addresses are left alone")
  void notConcerned() throws Exception {
    handled(comments, 1, "opens");
    world.handled(comments, "2", world.happens("hard_bounces", "eva@example.com"));

    assertThat(world.calls(SEND)).isZero();
  }

  @Test
  @DisplayName("a comment whose answer is lost is found, and not made again")
  void commentIsFound() throws Exception {
    world.sandbox.next(SEND).dropsAfterRequest();

    assertThat(handledLater(comments, 1)).isEqualTo("done");

    assertThat(world.comments(ana)).hasSize(1);
    assertThat(world.calls(SEND)).isEqualTo(1);
  }

  @Test
  @DisplayName("a comment that was never made is made")
  void commentIsNotFound() throws Exception {
    world.sandbox.next(SEND).dropsWithoutEffect();

    assertThat(handledLater(comments, 1)).isEqualTo("done");

    assertThat(world.comments(ana)).hasSize(1);
    assertThat(world.calls(SEND)).isEqualTo(2);
  }

  @Test
  @DisplayName("a note whose answer is lost is found, and not written again")
  void noteIsFound() throws Exception {
    world.sandbox.next("create-note").dropsAfterRequest();

    assertThat(handledLater(notes, 1)).isEqualTo("done");

    assertThat(notes()).hasSize(1);
    assertThat(world.calls("create-note")).isEqualTo(1);
  }

  @Test
  @DisplayName("a note that was never written is written, but not before that is certain")
  void noteIsNotFound() throws Exception {
    world.sandbox.next("create-note").dropsWithoutEffect();

    assertThat(handled(notes, 1, "hard_bounces")).isEqualTo("given up");
    assertThat(world.calls("create-note")).isEqualTo(1);
    assertThat(handledLater(notes, 1)).isEqualTo("done");

    assertThat(notes()).hasSize(1);
    assertThat(world.calls("create-note")).isEqualTo(2);
  }

  @Test
  @DisplayName("killed at any write of the journal, there is one comment")
  void killed() throws Exception {
    int death = 0;
    for (int write = 1; write <= 4; write++) {
      for (boolean before : new boolean[] {true, false}) {
        world.journal.diesAt(write, before);

        assertThat(handledLater(comments, ++death)).isEqualTo("done");
        assertThat(world.comments(ana)).hasSize(death);
      }
    }
    assertThat(world.told).filteredOn("killed"::equals).hasSize(8);
  }

  @Test
  @DisplayName("killed at any write of the journal, there is one note")
  void killedWritingNotes() throws Exception {
    int death = 0;
    for (int write = 1; write <= 2; write++) {
      for (boolean before : new boolean[] {true, false}) {
        world.journal.diesAt(write, before);

        assertThat(handledLater(notes, ++death)).isEqualTo("done");
        assertThat(notes()).hasSize(death);
      }
    }
    assertThat(world.told).filteredOn("killed"::equals).hasSize(4);
  }
}

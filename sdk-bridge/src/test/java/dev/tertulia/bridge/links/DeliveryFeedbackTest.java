package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.bridge.flow.FlowRunner;
import dev.tertulia.conversations.Note;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeliveryFeedbackTest {
  private final TwoServices world = new TwoServices();
  private final String ana = world.contact("Ana");
  private final FlowRunner runner = world.runner(DeliveryFeedback.to(world.conversations).flow());

  @AfterEach
  void close() {
    world.close();
  }

  private String handled(String key, String event) throws Exception {
    return world.handled(runner, key, world.happens(event, "ana@example.com", "campaign_id", 4711));
  }

  private List<String> notes() {
    return world.conversations.contacts().notes(ana).all().stream().map(Note::body).toList();
  }

  @Test
  @DisplayName("each bounce is written down, hard or soft, once however often it is told of")
  void bounces() throws Exception {
    for (int i = 0; i < 3; i++) {
      handled("1", "hard_bounces");
      handled("2", "soft_bounces");
    }

    assertThat(notes())
        .hasSize(2)
        .anySatisfy(
            each ->
                assertThat(each)
                    .startsWith(
                        "E-mail to this contact did not arrive, campaign 4711,"
                            + " 2026-11-22T10:00:00Z: the address does not exist"))
        .anySatisfy(each -> assertThat(each).contains("the next may arrive"));
  }

  @Test
  @DisplayName("other events and unknown addresses are left alone")
  void notConcerned() throws Exception {
    handled("1", "opens");
    world.handled(runner, "2", world.happens("hard_bounces", "eva@example.com"));

    assertThat(world.calls("create-note")).isZero();
  }

  @Test
  @DisplayName("a note whose answer is lost is found, and not written again")
  void found() throws Exception {
    world.sandbox.next("create-note").dropsAfterRequest();

    assertThat(handled("1", "hard_bounces")).isEqualTo("done");

    assertThat(notes()).hasSize(1);
    assertThat(world.calls("create-note")).isEqualTo(1);
  }

  @Test
  @DisplayName("a note that was never written is written")
  void notFound() throws Exception {
    world.sandbox.next("create-note").dropsWithoutEffect();
    world.sandbox.next("get-all-notes").says(429);

    assertThat(handled("1", "hard_bounces")).isEqualTo("done");

    assertThat(notes()).hasSize(1);
    assertThat(world.calls("create-note")).isEqualTo(2);
  }

  @Test
  @DisplayName("killed at any write of the journal, there is one note")
  void killed() throws Exception {
    int death = 0;
    for (int write = 1; write <= 2; write++) {
      for (boolean before : new boolean[] {true, false}) {
        world.journal.diesAt(write, before);
        String bounce = "bounce " + ++death;
        handled(bounce, "hard_bounces");
        handled(bounce, "hard_bounces");

        assertThat(notes()).hasSize(death);
      }
    }
    assertThat(world.told).filteredOn("killed"::equals).hasSize(4);
  }
}

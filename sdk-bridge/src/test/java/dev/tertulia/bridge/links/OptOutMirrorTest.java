package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.bridge.flow.FlowRunner;
import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.webhook.WebhookEvent;
import dev.tertulia.core.webhook.Delivery;
import dev.tertulia.core.webhook.InboxEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OptOutMirrorTest {
  private final TwoServices world = new TwoServices();
  private String ana;
  private FlowRunner runner;

  @BeforeEach
  void isOnTheList() {
    ana = world.contact("Ana");
    world.news.add("ana@example.com", Map.of());
    var mirror = OptOutMirror.between(world.conversations, world.mail, world.list);
    runner = world.runner(mirror.toContacts(), mirror.toLists());
  }

  @AfterEach
  void close() {
    world.close();
  }

  private boolean quiet(Channel channel) {
    return world.conversations.contacts().get(ana).doNotDisturb(channel);
  }

  private void happens(String event) throws Exception {
    String end = world.handled(runner, event, tells(event));
    assertThat(end).isEqualTo("done");
  }

  private Object tells(String event) {
    return world.happens(event, "ana@example.com", "list_id", world.news.id());
  }

  private void leaves() {
    world.mail.subscribers(world.list).unsubscribe("ana@example.com");
  }

  @Test
  @DisplayName("who unsubscribed there is not disturbed by e-mail here, and the reason is written")
  void toContacts() throws Exception {
    leaves();
    happens("unsubscribes");

    assertThat(quiet(Channel.EMAIL)).isTrue();
    assertThat(quiet(Channel.SMS)).isFalse();
    assertThat(world.highLevel.profile(ana).json())
        .contains("Unsubscribed from list " + world.news.id());
  }

  @Test
  @DisplayName("who called an e-mail spam is not disturbed, of whatever kind it was")
  void complaint() throws Exception {
    world.handled(runner, "1", world.happens("complaints", "ana@example.com"));

    assertThat(quiet(Channel.EMAIL)).isTrue();
  }

  @Test
  @DisplayName("whom nobody knows, other lists and other events change nothing")
  void notConcerned() throws Exception {
    leaves();
    world.handled(
        runner, "1", world.happens("unsubscribes", "ana@example.com", "list_id", 999_999));
    world.handled(
        runner, "2", world.happens("unsubscribes", "eva@example.com", "list_id", world.news.id()));
    happens("opens");

    assertThat(quiet(Channel.EMAIL)).isFalse();
    assertThat(world.calls("update-contact")).isZero();
  }

  @Test
  @DisplayName("late news does not silence somebody who is on the list again")
  void lateNews() throws Exception {
    Instant before = TwoServices.NOW.minus(Duration.ofMinutes(6));
    runner.handle(
        tells("unsubscribes"), new Delivery("1", 1, "", before, null, InboxEntry.Source.WEBHOOK));

    assertThat(quiet(Channel.EMAIL)).isFalse();
  }

  @Test
  @DisplayName("news the list does not show yet is no old news: it is looked again until it is")
  void quickNews() throws Exception {
    Object left = tells("unsubscribes");
    world.handled(runner, "1", left);
    leaves();
    world.handled(runner, "1", left);

    assertThat(quiet(Channel.EMAIL)).isTrue();
  }

  @Test
  @DisplayName("who is not to be disturbed here is unsubscribed there")
  void toLists() throws Exception {
    world.conversations.contacts().doNotDisturb(ana, Channel.EMAIL);
    world.handled(runner, "1", world.changed(ana));

    assertThat(world.status("ana@example.com")).isEqualTo("unsubscribed");
  }

  @Test
  @DisplayName("also if the event tells the setting and no address")
  void eventWithoutAddress() throws Exception {
    world.conversations.contacts().doNotDisturb(ana, Channel.EMAIL);
    world.handled(
        runner,
        "1",
        WebhookEvent.readUnverified(
            """
            {"type": "ContactDndUpdate", "id": "%s", "dndSettings": {"Email": {"status": "active"}}}
            """
                .formatted(ana)
                .getBytes(StandardCharsets.UTF_8)));

    assertThat(world.status("ana@example.com")).isEqualTo("unsubscribed");
  }

  @Test
  @DisplayName("nor is who is not to be disturbed at all; but another channel is another matter")
  void generalSetting() throws Exception {
    world.conversations.contacts().doNotDisturb(ana, Channel.SMS);
    world.handled(runner, "1", world.changed(ana));
    assertThat(world.status("ana@example.com")).isEqualTo("active");

    world.conversations.contacts().doNotDisturbAtAll(ana, true);
    world.handled(runner, "2", world.changed(ana));
    assertThat(world.status("ana@example.com")).isEqualTo("unsubscribed");
  }

  @Test
  @DisplayName("silence that was lifted meanwhile is not mirrored, and coming back never is")
  void comingBack() throws Exception {
    world.conversations.contacts().doNotDisturb(ana, Channel.EMAIL);
    Object old = world.changed(ana);
    world.conversations.contacts().liftDoNotDisturb(ana, Channel.EMAIL);
    world.handled(runner, "1", old);
    assertThat(world.status("ana@example.com")).isEqualTo("active");

    leaves();
    world.handled(runner, "2", world.changed(ana));
    assertThat(world.status("ana@example.com")).isEqualTo("unsubscribed");
  }

  @Test
  @DisplayName("the two sides do not play ping-pong: one change there, one here, none after that")
  void noPingPong() throws Exception {
    leaves();
    for (String each : List.of("1", "2", "3")) {
      world.handled(runner, "left " + each, tells("unsubscribes"));
      world.handled(runner, "changed " + each, world.changed(ana));
    }

    assertThat(world.calls("update-contact")).isEqualTo(1);
    assertThat(world.calls("unsubscribeSubscriber")).isEqualTo(1);
  }

  @Test
  @DisplayName("lost answers, refusals and deaths change nothing of what comes of it")
  void faults() throws Exception {
    leaves();
    world.sandbox.next("get-duplicate-contact").says(429);
    world.sandbox.next("update-contact").dropsAfterRequest();
    world.sandbox.next("getSubscriberDetails").dropsAfterRequest();
    world.journal.diesAt(2, true);
    happens("unsubscribes");

    assertThat(world.told).contains("killed");
    assertThat(quiet(Channel.EMAIL)).isTrue();
  }
}

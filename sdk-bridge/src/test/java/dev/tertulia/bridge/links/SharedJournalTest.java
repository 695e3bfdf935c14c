package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.acumbamail.ListId;
import dev.tertulia.bridge.flow.Flow;
import dev.tertulia.bridge.flow.FlowRunner;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.WebhookInbox;
import dev.tertulia.testing.highlevel.HighLevelSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two locations, or two lists, with one journal: each does its own work, and only that. */
class SharedJournalTest {
  private static final String ANA = "ana@example.com";

  private final TwoServices world = new TwoServices();
  private final HighLevelSandbox elsewhere = world.highLevel.anotherLocation();
  private final ConversationsClient there =
      ConversationsClient.builder()
          .credentials(CredentialsProvider.token(elsewhere.token()))
          .location(elsewhere.location())
          .baseUrl(elsewhere.url())
          .timekeeper(world.time)
          .journal(world.journal)
          .build();
  private final String here = world.contact("Ana");
  private final String herself = elsewhere.contact("Ana").email(ANA).add();

  @AfterEach
  void close() {
    there.close();
    world.close();
  }

  private static boolean isQuiet(HighLevelSandbox location, String contact) {
    return "active"
        .equals(location.profile(contact).at("dndSettings").at("Email").at("status").asText());
  }

  @Test
  @DisplayName("who leaves a list is not disturbed in either location")
  void silence() throws Exception {
    var event = world.happens("unsubscribes", ANA, "list_id", world.news.id());
    world.news.add(ANA, Map.of());
    world.mail.subscribers(world.list).unsubscribe(ANA);

    for (ConversationsClient each : List.of(world.conversations, there)) {
      var mirror = OptOutMirror.between(each, world.mail, world.list);
      assertThat(world.handled(world.runner(mirror.toContacts()), "1", event)).isEqualTo("done");
    }

    assertThat(isQuiet(world.highLevel, here)).isTrue();
    assertThat(isQuiet(elsewhere, herself)).isTrue();
  }

  @Test
  @DisplayName("who wants no e-mail leaves the lists of each mirror")
  void twoMirrors() throws Exception {
    var offers = world.acumbamail.list("Offers");
    offers.add(ANA, Map.of());
    world.news.add(ANA, Map.of());
    world.conversations.contacts().doNotDisturbAtAll(here, true);

    for (ListId each : List.of(world.list, ListId.of(offers.id()))) {
      var mirror = OptOutMirror.between(world.conversations, world.mail, each);
      world.handled(world.runner(mirror.toLists()), "1", world.changed(here));
    }

    assertThat(world.status(ANA)).isEqualTo("unsubscribed");
    assertThat(offers.subscriber(ANA).at("status").asText()).isEqualTo("unsubscribed");
  }

  @Test
  @DisplayName("mirrors of ever so many lists have names of their own that the journal can keep")
  void manyLists() {
    ListId[] lists = LongStream.range(1000, 1050).mapToObj(ListId::of).toArray(ListId[]::new);
    var mirror = OptOutMirror.between(world.conversations, world.mail, lists);
    var other = OptOutMirror.between(there, world.mail, lists);

    assertThat(world.runner(mirror.toLists(), other.toLists()).flows()).hasSize(2);
  }

  @Test
  @DisplayName("a bounce is told in each location")
  void bounce() throws Exception {
    var event = world.happens("hard_bounces", ANA);

    for (ConversationsClient each : List.of(world.conversations, there)) {
      world.handled(world.runner(DeliveryFeedback.to(each).flow()), "1", event);
    }

    assertThat(world.comments(here)).hasSize(1);
    assertThat(elsewhere.messagesWith(herself)).hasSize(1);
  }

  @Test
  @DisplayName("each location notices its calls, in one runner")
  void calls() throws Exception {
    try (var ours = WebhookInbox.inMemory();
        var theirs = WebhookInbox.inMemory()) {
      var runner =
          world.runner(
              TranscribeCalls.into(Path.of("none"), world.conversations, ours).noticing(),
              TranscribeCalls.into(Path.of("none"), there, theirs).noticing());

      world.handled(runner, "1", call(elsewhere.location(), herself));

      assertThat(ours.count(State.WAITING)).isZero();
      assertThat(theirs.count(State.WAITING)).isOne();
    }
  }

  private static Object call(String location, String contact) {
    return TwoServices.event(
        Map.of(
            "type", "InboundMessage",
            "locationId", location,
            "contactId", contact,
            "messageId", "m1",
            "messageType", "CALL",
            "direction", "inbound"));
  }

  @Test
  @DisplayName("what one location has begun and not ended is not gone on with by another's links")
  void unfinished() throws Exception {
    var event = world.says(here, "Hello");
    FlowRunner ours =
        world.runner().run(List.of(replies(world.conversations), tags(world.conversations)));
    FlowRunner theirs = world.runner().run(List.of(replies(there), tags(there)));
    ours = ours.run(reminders(world.conversations).flows());
    theirs = theirs.run(reminders(there).flows());
    world.sandbox.next("send-a-new-message").times(40).says(503);
    world.sandbox.next("add-tags").times(40).says(503);
    assertThat(world.handled(ours, "1", event)).isEqualTo("given up");
    int before = world.sandbox.received().size();

    assertThat(world.handled(theirs, "1", event)).isEqualTo("done");

    assertThat(world.sandbox.received()).hasSize(before);
  }

  private static Flow<?, ?> replies(ConversationsClient client) {
    return ReplyToInbound.named("desk", client, TwoServices.MADRID)
        .reply("all", inquiry -> true, inquiry -> Sms.to(inquiry.contactId(), "Hello"))
        .flow();
  }

  private static Flow<?, ?> tags(ConversationsClient client) {
    return TagAndTarget.named("tags", client)
        .topic(Topic.when("all", message -> true).adds("seen"))
        .flow();
  }

  private FollowUps<InboundMessage> reminders(ConversationsClient client) {
    return FollowUps.named("reminder", client, world.journal)
        .after(InboundMessage.class, message -> true)
        .in(Duration.ofDays(1), (message, at) -> Sms.to(message.contactId(), "And?").sendAt(at));
  }
}

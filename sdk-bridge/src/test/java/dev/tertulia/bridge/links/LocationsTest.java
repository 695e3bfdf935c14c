package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.bridge.flow.Flow;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.conversations.webhook.WebhookEvent;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.WebhookInbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An app's one URL is told of all locations that have it; a link is for one of them. */
class LocationsTest {
  private final TwoServices world = new TwoServices();
  private final WebhookInbox calls = WebhookInbox.inMemory();

  @AfterEach
  void close() {
    calls.close();
    world.close();
  }

  private List<Flow<?, ?>> links() {
    var client = world.conversations;
    var target = ListTarget.of(world.mail, world.list, contact -> true);
    var flows = new ArrayList<Flow<?, ?>>();
    flows.add(
        ReplyToInbound.named("desk", client, TwoServices.MADRID)
            .reply("all", inquiry -> true, inquiry -> Sms.to(inquiry.contactId(), "Hello"))
            .flow());
    flows.addAll(
        FollowUps.named("reminder", client, world.journal)
            .after(InboundMessage.class, message -> true)
            .in(Duration.ofDays(1), (message, at) -> Sms.to(message.contactId(), "And?").sendAt(at))
            .flows());
    flows.add(TranscribeCalls.into(Path.of("none"), client, calls).noticing());
    flows.add(
        TagAndTarget.named("tags", client)
            .topic(Topic.when("all", message -> true).adds("seen"))
            .list(target)
            .flow());
    flows.add(OptOutMirror.between(client, world.mail, world.list).toLists());
    return flows;
  }

  @Test
  @DisplayName("what happens in another location is left alone by every link, without a request")
  void left() throws Exception {
    var runner = world.runner().run(links());
    var before = world.sandbox.received().size();

    for (String event :
        List.of(
            "\"type\": \"InboundMessage\", \"messageType\": \"SMS\", \"messageId\": \"m1\"",
            "\"type\": \"InboundMessage\", \"messageType\": \"CALL\", \"messageId\": \"m2\"",
            "\"type\": \"ContactUpdate\", \"id\": \"ana\", \"dnd\": true")) {
      assertThat(world.handled(runner, event, elsewhere(event))).isEqualTo("done");
    }

    assertThat(world.told).noneMatch(each -> each.contains("FAILED"));
    assertThat(world.sandbox.received()).hasSize(before);
    assertThat(calls.count(State.WAITING)).isZero();
  }

  private static WebhookEvent elsewhere(String event) {
    return WebhookEvent.readUnverified(
        """
        {%s, "locationId": "elsewhere", "contactId": "ana", "conversationId": "c1",
         "direction": "inbound", "body": "Hello", "dateAdded": "2026-11-22T10:00:00Z"}
        """
            .formatted(event)
            .getBytes(StandardCharsets.UTF_8));
  }
}

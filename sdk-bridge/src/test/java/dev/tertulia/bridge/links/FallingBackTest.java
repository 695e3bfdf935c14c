package dev.tertulia.bridge.links;

import static dev.tertulia.bridge.links.FollowUpsTest.QUOTE;
import static dev.tertulia.bridge.links.FollowUpsTest.REMINDER;
import static dev.tertulia.bridge.links.FollowUpsTest.TWO_DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.Email;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.StatusUpdate;
import dev.tertulia.conversations.webhook.OutboundMessage;
import dev.tertulia.core.webhook.InboxEntry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens when a follow-up cannot be delivered. */
class FallingBackTest {
  private final Shop shop = new Shop();
  private final FollowUps<OutboundMessage> reminders = FollowUpsTest.reminders(shop);

  @BeforeEach
  void open() {
    shop.highLevel.provider("SMS");
    shop.runs(
        shop.runner()
            .run(reminders.flows())
            .run(
                reminders.fallingBackTo(
                    failed -> Email.to(failed.contactId()).subject("Our quote").text(REMINDER))));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void quotes() {
    shop.highLevel.sends(shop.ana, "SMS", QUOTE);
    shop.works();
  }

  @Test
  void whatCannotBeDeliveredGoesAnotherWayOnce() {
    quotes();
    shop.passes(TWO_DAYS.plusMinutes(1));
    String reminder = shop.highLevel.messagesWith(shop.ana).get(0).at("id").asText();
    shop.webhooks.repeats(2);

    for (int i = 0; i < 2; i++) {
      shop.client.messages().updateStatus(reminder, StatusUpdate.failed("30003", "off", "No."));
      shop.works();
    }

    assertThat(shop.highLevel.message(reminder).at("status").asText()).isEqualTo("failed");
    assertThat(shop.sandbox.received(Shop.SEND)).hasSize(2);
    assertThat(shop.sent()).containsExactly(QUOTE, REMINDER, "TYPE_EMAIL");
    assertThat(shop.inbox.list(InboxEntry.State.PARKED, 10)).isEmpty();
  }

  @Test
  void whoDoesNotWantToBeDisturbedIsNotByTheOtherWayEither() {
    quotes();
    shop.passes(TWO_DAYS.plusMinutes(1));
    shop.client.contacts().doNotDisturb(shop.ana, Channel.EMAIL);
    String reminder = shop.highLevel.messagesWith(shop.ana).get(0).at("id").asText();

    shop.client.messages().updateStatus(reminder, StatusUpdate.failed("30003", "off", "No."));
    shop.works();

    assertThat(shop.sent()).containsExactly(QUOTE, REMINDER);
  }

  @Test
  void whatFailsAndIsNoFollowUpIsLeftAlone() {
    String id = shop.client.messages().send(Sms.to(shop.ana, "Hello")).messageId();
    shop.time.advance(Duration.ofMinutes(1));

    shop.client.messages().updateStatus(id, StatusUpdate.failed("30003", "off", "No."));
    shop.works();

    assertThat(shop.sandbox.received(Shop.SEND)).hasSize(1);
  }
}

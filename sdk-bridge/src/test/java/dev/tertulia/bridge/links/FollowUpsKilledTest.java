package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.webhook.OutboundMessage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that is killed while it schedules a reminder. */
class FollowUpsKilledTest {
  private static final String QUOTE = "Here is your quote.";
  private static final String REMINDER = "Did you see our quote?";
  private static final Duration TWO_DAYS = Duration.ofDays(2);

  /** What is written down for a quote: two steps, the contact's reminder, and the message. */
  private static final int WRITES = 8;

  private static Shop open() {
    var shop = new Shop();
    var reminders =
        FollowUps.named("reminder", shop.client, shop.journal)
            .after(OutboundMessage.class, message -> QUOTE.equals(message.body()))
            .in(TWO_DAYS, (message, at) -> Sms.to(message.contactId(), REMINDER).sendAt(at));
    shop.runs(shop.runner().run(reminders.flows()));
    return shop;
  }

  private static void quotes(Shop shop) {
    shop.highLevel.sends(shop.ana, "SMS", QUOTE);
    shop.works();
  }

  @Test
  void thereAreThatManyPointsToDieAt() {
    try (var shop = open()) {
      quotes(shop);

      assertThat(shop.journal.writes()).isEqualTo(WRITES);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void startedAgainSoonItRemindsOnce(boolean before) {
    for (int write = 1; write <= WRITES; write++) {
      try (var shop = open()) {
        shop.journal.diesAt(write, before);
        quotes(shop);
        shop.passes(Duration.ofMinutes(2));
        shop.passes(TWO_DAYS);

        // Its sending was begun: a scheduled message that is not listed may be there all the same.
        boolean nobodyKnows = write == 3 && !before;
        assertThat(shop.sent().contains(REMINDER))
            .as("killed at " + write)
            .isNotEqualTo(nobodyKnows);
        assertThat(shop.sent()).hasSizeLessThan(3);
        assertThat(shop.waiting() + shop.parked()).isZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void startedAgainAfterTheDelayItRemindsOnceAtMostUntilTheContactsNextWord(boolean before) {
    for (int write = 1; write <= WRITES; write++) {
      try (var shop = open()) {
        String when = "killed at write " + write;
        shop.journal.diesAt(write, before);
        quotes(shop);
        shop.passes(TWO_DAYS.plusHours(1));
        quotes(shop);
        shop.passes(TWO_DAYS.plusHours(1));
        assertThat(shop.sent().stream().filter(REMINDER::equals)).as(when).hasSizeLessThan(2);

        shop.highLevel.receives(shop.ana, "SMS", "Yes, thanks.");
        shop.works();
        quotes(shop);
        shop.passes(TWO_DAYS.plusHours(1));
        assertThat(shop.sent()).as(when).endsWith(QUOTE, REMINDER);
        assertThat(shop.waiting() + shop.parked()).as(when).isZero();
      }
    }
  }
}

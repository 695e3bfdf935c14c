package dev.tertulia.bridge.links;

import static dev.tertulia.bridge.links.FollowUpsTest.QUOTE;
import static dev.tertulia.bridge.links.FollowUpsTest.REMINDER;
import static dev.tertulia.bridge.links.FollowUpsTest.TWO_DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that is killed while it schedules a reminder. */
class FollowUpsKilledTest {
  /** What is written down for a quote: two steps, the contact's reminder, and the message. */
  private static final int WRITES = 8;

  private static Shop open() {
    var shop = new Shop();
    shop.runs(shop.runner().run(FollowUpsTest.reminders(shop).flows()));
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

package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.conversations.ContactDetails;
import dev.tertulia.conversations.ContactUpdate;
import dev.tertulia.conversations.Sms;
import dev.tertulia.core.webhook.InboxEntry;
import dev.tertulia.core.webhook.InboxEntry.State;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A front desk that asks HighLevel what time it is there. It is ten o'clock in Madrid. */
class LocationZoneTest {
  private static final OpeningHours HOURS =
      OpeningHours.weekdays(LocalTime.of(9, 0), LocalTime.of(18, 0));

  private final Shop shop = new Shop();

  @BeforeEach
  void open() {
    var desk =
        ReplyToInbound.named("front desk", shop.client)
            .reply(
                "thanks",
                inquiry -> inquiry.says("thanks"),
                inquiry -> Sms.to(inquiry.contactId(), "Our pleasure."))
            .reply(
                "night there",
                inquiry -> inquiry.says("hello") && inquiry.timeThere().getHour() < 7,
                inquiry -> Sms.to(inquiry.contactId(), "Sleep well."))
            .reply(
                "closed",
                inquiry -> !HOURS.include(inquiry.timeHere()),
                inquiry -> Sms.to(inquiry.contactId(), "We are back at nine."))
            .reply(
                "open",
                inquiry -> true,
                inquiry -> Sms.to(inquiry.contactId(), "Come in, please."));
    shop.runs(shop.runner().run(desk.flow()));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void asks(String text) {
    shop.highLevel.receives(shop.ana, "SMS", text);
    shop.works();
  }

  private int lookedUp() {
    return shop.sandbox.received("get-location").size();
  }

  @Test
  @DisplayName("business hours are those of the location's zone, which is looked up once")
  void once() {
    shop.highLevel.timezone("America/New_York");
    asks("price");
    shop.passes(Duration.ofHours(5));
    asks("price");

    assertThat(shop.sent()).containsExactly("We are back at nine.", "Come in, please.");
    assertThat(lookedUp()).isEqualTo(1);
  }

  @Test
  @DisplayName("it is not looked up before a rule asks for the time, nor for a contact with a zone")
  void lazily() {
    var there = ContactDetails.none().with("timezone", "America/New_York");
    shop.client.contacts().update(shop.ana, ContactUpdate.of(there));
    asks("thanks");
    asks("hello");

    assertThat(shop.sent()).containsExactly("Our pleasure.", "Sleep well.");
    assertThat(lookedUp()).isZero();
  }

  @Test
  @DisplayName("without one, or with one nobody knows, the message waits for a person who sets it")
  void missing() {
    shop.highLevel.timezone(null);
    asks("price");
    shop.highLevel.timezone("Middle/Earth");
    asks("price");

    assertThat(shop.sent()).isEmpty();
    assertThat(shop.inbox.list(State.PARKED, 10))
        .extracting(InboxEntry::problem)
        .satisfiesExactlyInAnyOrder(
            each -> assertThat(each).contains("time zone of location").endsWith("found none"),
            each -> assertThat(each).endsWith("found Middle/Earth"));

    shop.highLevel.timezone("US/Eastern");
    shop.inbox.list(State.PARKED, 10).forEach(each -> shop.inbox.replay(each.key()));
    shop.works();
    assertThat(shop.sent()).containsExactly("We are back at nine.", "We are back at nine.");
    assertThat(shop.parked()).isZero();
  }

  @Test
  @DisplayName("a lookup that fails is made again later, and nothing is said meanwhile")
  void failing() {
    shop.sandbox.next("get-location").says(503);
    asks("price");
    assertThat(shop.sent()).isEmpty();

    shop.passes(Duration.ofMinutes(2));

    assertThat(shop.sent()).containsExactly("Come in, please.");
    assertThat(lookedUp()).isEqualTo(2);
  }
}

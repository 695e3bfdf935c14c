package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.bridge.Mortal;
import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.ContactDetails;
import dev.tertulia.conversations.ContactUpdate;
import dev.tertulia.conversations.InternalComment;
import dev.tertulia.conversations.MessageType;
import dev.tertulia.conversations.Sms;
import dev.tertulia.core.InvalidRequestException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplyToInboundTest {
  private static final OpeningHours HOURS =
      OpeningHours.weekdays(LocalTime.of(9, 0), LocalTime.of(18, 0));

  private final Shop shop = new Shop();
  private final AtomicInteger handedOn = new AtomicInteger();
  private final ReplyToInbound desk =
      ReplyToInbound.named("front desk", shop.client, ZoneId.of("Europe/Madrid"))
          .assign("regular", inquiry -> inquiry.hasTag("Regular"), "user-ana")
          .handOn(
              "call",
              inquiry -> inquiry.over(MessageType.CALL),
              (inquiry, step) -> handedOn.incrementAndGet())
          .reply(
              "complaint",
              inquiry -> inquiry.says("queja", "broken"),
              inquiry -> InternalComment.on(inquiry.contactId(), "Please call back."))
          .reply(
              "closed",
              inquiry -> !HOURS.include(inquiry.timeHere()),
              inquiry -> Sms.to(inquiry.contactId(), "We are back at nine."))
          .reply(
              "night there",
              inquiry -> inquiry.timeThere().getHour() < 7,
              inquiry -> Sms.to(inquiry.contactId(), "Sleep well."))
          .reply(
              "price",
              inquiry -> inquiry.says("price", "precio"),
              inquiry -> Sms.to(inquiry.contactId(), "Twelve euros."));

  @BeforeEach
  void open() {
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

  @Test
  void theFirstRuleThatFitsReplies() {
    asks("What is the PRÉCIO, please?");

    assertThat(shop.sent()).containsExactly("Twelve euros.");
    assertThat(shop.waiting() + shop.parked()).isZero();
  }

  @Test
  void whereNoRuleFitsNothingHappens() {
    asks("Thank you! Priceless.");

    assertThat(shop.sent()).isEmpty();
    assertThat(shop.waiting() + shop.parked()).isZero();
  }

  @Test
  void outsideBusinessHoursOfTheLocation() {
    shop.passes(Duration.ofHours(8).minusSeconds(1));
    asks("price");
    shop.passes(Duration.ofSeconds(1));
    asks("price");

    assertThat(shop.sent()).containsExactly("Twelve euros.", "We are back at nine.");
  }

  @Test
  void byTheContactsOwnClock() {
    var there = ContactDetails.none().with("timezone", "America/New_York");
    shop.client.contacts().update(shop.ana, ContactUpdate.of(there));

    asks("price");

    assertThat(shop.sent()).containsExactly("Sleep well.");
  }

  @Test
  void whoHasATagIsAssigned() {
    shop.client.contacts().addTags(shop.ana, "regular");

    asks("price");

    assertThat(shop.sent()).isEmpty();
    assertThat(shop.client.contacts().get(shop.ana).assignedTo()).isEqualTo("user-ana");
  }

  @Test
  void colleaguesAreToldOfWhatIsForThem() {
    asks("It came broken");

    assertThat(shop.sent()).containsExactly("Please call back.");
    assertThat(shop.highLevel.messagesWith(shop.ana).get(0).at("messageType").asText())
        .isEqualTo("TYPE_INTERNAL_COMMENT");
  }

  @Test
  void aCallIsHandedOn() {
    shop.highLevel.call(shop.ana).add();
    shop.works();

    assertThat(handedOn).hasValue(1);
  }

  @Test
  void whoDoesNotWantToBeDisturbedIsNot() {
    shop.client.contacts().doNotDisturb(shop.ana, Channel.SMS);

    asks("price");

    assertThat(shop.sent()).isEmpty();
    assertThat(shop.told).extracting("note").contains("not sent: do not disturb");
  }

  @Test
  void butColleaguesAreToldAllTheSame() {
    shop.client.contacts().doNotDisturbAtAll(shop.ana, true);

    asks("It came broken");

    assertThat(shop.sent()).containsExactly("Please call back.");
  }

  @Test
  void aReplyWhoseAnswerIsLostIsSentOnce() {
    shop.sandbox.next(Shop.SEND).dropsAfterRequest();
    asks("price");
    assertThat(shop.waiting()).isPositive();

    shop.passes(Duration.ofMinutes(2));

    assertThat(shop.sent()).containsExactly("Twelve euros.");
    assertThat(shop.waiting() + shop.parked()).isZero();
  }

  @Test
  void aReplyThatNeverArrivedIsSentAgain() {
    shop.sandbox.next(Shop.SEND).dropsWithoutEffect();
    asks("price");
    assertThat(shop.sent()).isEmpty();

    shop.passes(Duration.ofMinutes(2));

    assertThat(shop.sent()).containsExactly("Twelve euros.");
  }

  @Test
  void aWebhookThatComesThreeTimesIsRepliedToOnce() {
    shop.webhooks.repeats(2);
    asks("price");

    assertThat(shop.sent()).containsExactly("Twelve euros.");
  }

  @Test
  void killedAfterTheRuleWasChosenItStaysChosen() {
    var dies = new AtomicInteger(1);
    var flow =
        ReplyToInbound.named("desk", shop.client, ZoneId.of("Europe/Madrid"))
            .reply(
                "open",
                inquiry -> shop.time.now().isBefore(Shop.MONDAY_TEN.plusSeconds(30)),
                inquiry -> {
                  if (dies.getAndDecrement() > 0) {
                    throw new Mortal.Killed();
                  }
                  return Sms.to(inquiry.contactId(), "Come in.");
                })
            .flow();
    shop.runs(shop.runner().run(flow));
    asks("Hello?");
    assertThat(shop.sent()).isEmpty();

    shop.passes(Duration.ofMinutes(2));

    assertThat(shop.sent()).containsExactly("Come in.");
  }

  @Test
  void eachRuleHasANameOfItsOwn() {
    assertThatThrownBy(() -> desk.assign("closed", inquiry -> true, "user-ana"))
        .isInstanceOf(InvalidRequestException.class);
  }
}

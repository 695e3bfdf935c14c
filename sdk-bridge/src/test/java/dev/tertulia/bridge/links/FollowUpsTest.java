package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.bridge.flow.Flow;
import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.Message;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.webhook.InboundMessage;
import dev.tertulia.conversations.webhook.OutboundMessage;
import dev.tertulia.core.json.JsonValue;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowUpsTest {
  static final String QUOTE = "Here is your quote.";
  static final String REMINDER = "Did you see our quote?";
  static final Duration TWO_DAYS = Duration.ofDays(2);
  private static final String CANCEL = "cancel-scheduled-message";

  private final Shop shop = new Shop();
  private final FollowUps<OutboundMessage> reminders = reminders(shop);

  static FollowUps<OutboundMessage> reminders(Shop shop) {
    return FollowUps.named("reminder", shop.client, shop.journal)
        .after(OutboundMessage.class, message -> String.valueOf(message.body()).contains("quote"))
        .in(TWO_DAYS, (message, at) -> Sms.to(message.contactId(), REMINDER).sendAt(at));
  }

  @BeforeEach
  void open() {
    shop.runs(shop.runner().run(reminders.flows()));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private FollowUps<InboundMessage> thanks() {
    return FollowUps.named("thanks", shop.client, shop.journal)
        .after(InboundMessage.class, message -> true)
        .in(
            Duration.ofHours(1),
            (message, at) -> Sms.to(message.contactId(), "Was that all right?").sendAt(at));
  }

  private void quotes() {
    shop.highLevel.sends(shop.ana, "SMS", QUOTE);
    shop.works();
  }

  private void answers() {
    shop.highLevel.receives(shop.ana, "SMS", "Yes, thanks.");
    shop.works();
  }

  @Test
  void whoDoesNotAnswerIsReminded() {
    quotes();
    shop.passes(TWO_DAYS.minusMinutes(1));
    assertThat(shop.sent()).containsExactly(QUOTE);

    shop.passes(Duration.ofMinutes(2));

    assertThat(shop.sent()).containsExactly(QUOTE, REMINDER);
    assertThat(shop.waiting() + shop.parked()).isZero();
  }

  @Test
  void aReminderIsNotFollowedByAnother() {
    quotes();
    shop.passes(TWO_DAYS.plusMinutes(1));
    shop.passes(TWO_DAYS.plusMinutes(1));
    quotes();
    shop.passes(TWO_DAYS.plusMinutes(1));

    assertThat(shop.sent()).containsExactly(QUOTE, REMINDER, QUOTE);
  }

  @Test
  void afterTheContactsWordThereIsAnotherOne() {
    quotes();
    shop.passes(TWO_DAYS.plusMinutes(1));
    answers();
    quotes();
    shop.passes(TWO_DAYS.plusMinutes(1));

    assertThat(shop.sent()).containsExactly(QUOTE, REMINDER, QUOTE, REMINDER);
  }

  @Test
  void whoAnswersFirstIsNotReminded() {
    quotes();
    shop.passes(Duration.ofDays(1));
    answers();
    shop.passes(TWO_DAYS);

    assertThat(shop.sent()).containsExactly(QUOTE);
    assertThat(shop.sandbox.received(CANCEL)).hasSize(1);
  }

  @Test
  void whoAnswersTooLateHasBeenRemindedOnce() {
    quotes();
    shop.passes(TWO_DAYS.plusMinutes(1));
    answers();

    assertThat(shop.sent()).containsExactly(QUOTE, REMINDER);
    assertThat(shop.told).extracting("note").contains("it had left already");
    assertThat(shop.waiting() + shop.parked()).isZero();
  }

  @Test
  void aCancellationWhoseAnswerIsLostHasHappened() {
    quotes();
    shop.sandbox.next(CANCEL).dropsAfterRequest();
    answers();
    assertThat(shop.waiting()).isPositive();

    shop.passes(Duration.ofMinutes(2));
    shop.passes(TWO_DAYS);

    assertThat(shop.sent()).containsExactly(QUOTE);
    assertThat(shop.waiting() + shop.parked()).isZero();
  }

  @Test
  void aSchedulingWhoseAnswerIsLostIsDoneOnce() {
    shop.sandbox.next(Shop.SEND).dropsAfterRequest();
    quotes();
    shop.passes(Duration.ofMinutes(2));
    shop.passes(TWO_DAYS);

    assertThat(shop.sent()).containsExactly(QUOTE, REMINDER);
  }

  @Test
  void andIsCancelledLikeAnyOther() {
    shop.sandbox.next(Shop.SEND).dropsAfterRequest();
    quotes();
    answers();
    shop.passes(Duration.ofMinutes(2));
    shop.passes(TWO_DAYS);

    assertThat(shop.sent()).containsExactly(QUOTE);
  }

  @Test
  void aReminderThatWasRefusedDoesNotStandInTheWayOfTheNext() {
    shop.sandbox.next(Shop.SEND).says(400);
    quotes();
    assertThat(shop.parked()).isOne();
    quotes();
    shop.passes(TWO_DAYS.plusMinutes(1));

    assertThat(shop.sent()).containsExactly(QUOTE, QUOTE, REMINDER);
  }

  @Test
  void webhooksThatComeThreeTimesChangeNothing() {
    shop.webhooks.repeats(2);
    quotes();
    shop.passes(TWO_DAYS.plusMinutes(1));

    assertThat(shop.sent()).containsExactly(QUOTE, REMINDER);
  }

  @Test
  void anAnswerThatWasHandledBeforeTheQuestionCountsToo() {
    shop.webhooks.delays(Duration.ZERO);
    var late = new ArrayList<Flow<?, ?>>(List.of(reminders.flows().get(0)));
    shop.runs(shop.runner().run(late));
    quotes();
    shop.time.advance(Duration.ofMinutes(1));
    answers();
    List<Message> history =
        shop.client.messages().in(shop.highLevel.conversationWith(shop.ana)).stream().toList();
    assertThat(history).hasSize(2);
    shop.runs(shop.runner().run(reminders.flows()));
    shop.webhooks.send(
        """
        {"type": "OutboundMessage", "direction": "outbound", "messageType": "SMS", "contactId": "%s",
         "conversationId": "%s", "body": "%s", "status": "delivered", "dateAdded": "%s"}
        """
            .formatted(
                shop.ana,
                shop.highLevel.conversationWith(shop.ana),
                QUOTE,
                history.get(1).dateAdded()));
    shop.works();
    shop.passes(TWO_DAYS);

    assertThat(shop.sent()).containsExactly(QUOTE);
  }

  @Test
  void whoDoesNotWantToBeDisturbedIsNot() {
    shop.client.contacts().doNotDisturb(shop.ana, Channel.SMS);
    quotes();
    shop.passes(TWO_DAYS.plusMinutes(1));

    assertThat(shop.sent()).containsExactly(QUOTE);
  }

  @Test
  void anInboundMessageCanBeFollowedUpToo() {
    shop.runs(shop.runner().run(thanks().flows()));
    answers();
    shop.passes(Duration.ofMinutes(30));
    answers();
    shop.passes(Duration.ofMinutes(45));
    assertThat(shop.sent()).isEmpty();

    shop.passes(Duration.ofMinutes(30));

    assertThat(shop.sent()).containsExactly("Was that all right?");
  }

  @Test
  void aReminderThatWaitsLongerThanTheJournalIsKeptIsStillCancelled() {
    var yearly =
        FollowUps.named("yearly", shop.client, shop.journal)
            .after(OutboundMessage.class, message -> QUOTE.equals(message.body()))
            .in(
                Duration.ofDays(120),
                (message, at) -> Sms.to(message.contactId(), REMINDER).sendAt(at));
    shop.runs(shop.runner().run(yearly.flows()));
    quotes();
    shop.time.advance(Duration.ofDays(100));
    shop.journal.forget(shop.time.now().minus(Duration.ofDays(90)));
    answers();
    shop.passes(Duration.ofDays(30));

    assertThat(shop.sent()).containsExactly(QUOTE);
  }

  @Test
  void aMessageThatIsToldInWholeSecondsIsNotItsOwnAnswer() {
    shop.runs(shop.runner());
    shop.time.advance(Duration.ofMillis(300));
    answers();
    JsonValue message = shop.highLevel.messagesWith(shop.ana).get(0);
    shop.runs(shop.runner().run(thanks().flows()));
    shop.webhooks.send(
        """
        {"type": "InboundMessage", "direction": "inbound", "messageType": "SMS", "contactId": "%s",
         "conversationId": "%s", "messageId": "%s", "body": "Thanks", "dateAdded": "%s"}
        """
            .formatted(
                shop.ana,
                shop.highLevel.conversationWith(shop.ana),
                message.at("id").asText(),
                shop.time.now().truncatedTo(ChronoUnit.SECONDS)));
    shop.works();
    shop.passes(Duration.ofHours(2));

    assertThat(shop.sent()).containsExactly("Was that all right?");
  }
}

package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.bridge.flow.FlowRunner;
import dev.tertulia.bridge.flow.InDoubt;
import dev.tertulia.bridge.sync.Report;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.conversations.Email;
import dev.tertulia.conversations.InternalComment;
import dev.tertulia.conversations.MessageType;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.webhook.ConversationWebhooks;
import dev.tertulia.conversations.webhook.OutboundMessage;
import dev.tertulia.core.Journal;
import dev.tertulia.core.Timekeeper;
import dev.tertulia.core.auth.CredentialsProvider;
import dev.tertulia.core.webhook.InboxEntry.State;
import dev.tertulia.core.webhook.WebhookInbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/links.md, run: all links of the messages' side in one runner. */
class LinksGuideTest {
  @TempDir Path folder;

  @Test
  void aDayWithAllLinks() {
    try (var shop = new Shop()) {
      var client = shop.client;
      var journal = shop.journal;
      String anaId = "user-ana";
      var hours = OpeningHours.weekdays(LocalTime.of(9, 0), LocalTime.of(18, 0));
      var desk =
          ReplyToInbound.named("front desk", client, ZoneId.of("Europe/Madrid"))
              .assign("regular", inquiry -> inquiry.hasTag("regular"), anaId)
              .reply(
                  "complaint",
                  inquiry -> inquiry.says("broken", "refund"),
                  inquiry -> InternalComment.on(inquiry.contactId(), "Call back, please."))
              .reply(
                  "closed",
                  inquiry -> inquiry.over(MessageType.SMS) && !hours.include(inquiry.timeHere()),
                  inquiry -> Sms.to(inquiry.contactId(), "We are back at nine."));
      var reminders =
          FollowUps.named("reminder", client, journal)
              .after(
                  OutboundMessage.class,
                  message -> message.body() != null && message.body().contains("quote"))
              .in(
                  Duration.ofDays(2),
                  (message, at) ->
                      Sms.to(message.contactId(), "Did you see our quote?").sendAt(at));
      var byMail =
          reminders.fallingBackTo(
              failed -> Email.to(failed.contactId()).subject("Our quote").text("Did you see it?"));
      var calls = WebhookInbox.inFolder(folder.resolve("calls"));
      var transcribe =
          TranscribeCalls.into(folder.resolve("transcripts"), client, calls)
              .summarizer(Summarizer.extractive(2));
      FlowRunner runner =
          shop.runner()
              .run(desk.flow())
              .run(reminders.flows())
              .run(byMail)
              .run(transcribe.noticing());
      shop.runs(runner);

      shop.highLevel.sends(shop.ana, "SMS", "Here is your quote.");
      shop.highLevel.call(shop.ana).add();
      shop.works();
      shop.passes(Duration.ofHours(10));
      shop.highLevel.receives(shop.ana, "SMS", "Are you there?");
      shop.works();
      shop.passes(Duration.ofDays(3));

      assertThat(shop.sent()).containsExactly("Here is your quote.", "We are back at nine.");
      assertThat(calls.count(State.WAITING)).isEqualTo(1);
      assertThat(shop.waiting() + shop.parked()).isZero();
      var inbox = shop.inbox;
      for (InDoubt doubt : runner.inDoubt(inbox)) {
        runner.decide(inbox, doubt, wasItSent(doubt));
      }
      assertThat(runner.inDoubt(inbox)).isEmpty();

      Instant launch = Shop.MONDAY_TEN;
      var time = shop.time;
      var archive = new HistoryArchive(client, folder.resolve("archive"), launch);
      Report report = archive.run(time);
      List<String> damage = archive.verify();

      assertThat(report.written()).isEqualTo(4);
      assertThat(damage).isEmpty();
      calls.close();
    }
  }

  private static boolean wasItSent(InDoubt doubt) {
    throw new AssertionError("nothing is in doubt, but " + doubt);
  }

  @Test
  void aProgramIsMadeOfThem() {
    try (var shop = new Shop();
        var inbox = WebhookInbox.inMemory();
        var calls = WebhookInbox.inMemory()) {
      var token = CredentialsProvider.token(shop.highLevel.token());
      var id = shop.highLevel.location();
      var desk = ReplyToInbound.named("front desk", shop.client, ZoneId.of("Europe/Madrid"));
      var transcribe = TranscribeCalls.into(folder, shop.client, calls);
      var reminders =
          FollowUps.named("reminder", shop.client, shop.journal)
              .after(OutboundMessage.class, message -> true)
              .in(
                  Duration.ofDays(2),
                  (message, at) -> Sms.to(message.contactId(), "Did you see it?").sendAt(at));
      var webhooks = ConversationWebhooks.into(inbox);

      Journal journal = Journal.inFolder(folder.resolve("journal"));
      var client =
          ConversationsClient.builder().credentials(token).location(id).journal(journal).build();
      FlowRunner runner =
          FlowRunner.of(journal).run(desk.flow()).run(reminders.flows()).run(transcribe.noticing());

      try (var handling = webhooks.otherwise(runner).start()) {
        assertThat(handling).isNotNull();
      }
      try (var waiting = transcribe.start(FlowRunner.of(journal), Timekeeper.system())) {
        assertThat(waiting).isNotNull();
      }
      client.close();
      journal.close();
    }
  }
}

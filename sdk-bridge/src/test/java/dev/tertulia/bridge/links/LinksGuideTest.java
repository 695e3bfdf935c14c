package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.bridge.flow.FlowRunner;
import dev.tertulia.bridge.flow.InDoubt;
import dev.tertulia.bridge.sync.Report;
import dev.tertulia.conversations.Email;
import dev.tertulia.conversations.InternalComment;
import dev.tertulia.conversations.MessageType;
import dev.tertulia.conversations.Sms;
import dev.tertulia.conversations.webhook.OutboundMessage;
import dev.tertulia.core.Journal;
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
    try (var shop = new Shop();
        var calls = WebhookInbox.inFolder(folder.resolve("calls"))) {
      var client = shop.client;
      Journal journal = shop.journal;
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
          new FollowUps<>(
              "reminder",
              client,
              journal,
              OutboundMessage.class,
              message -> message.body() != null && message.body().contains("quote"),
              Duration.ofDays(2),
              (message, at) -> Sms.to(message.contactId(), "Did you see our quote?").sendAt(at));
      var byMail =
          reminders.fallingBackTo(
              failed -> Email.to(failed.contactId()).subject("Our quote").text("Did you see it?"));
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
      List<InDoubt> doubts = runner.inDoubt(shop.inbox);
      assertThat(doubts).isEmpty();

      Instant launch = Shop.MONDAY_TEN;
      var archive = new HistoryArchive(client, folder.resolve("archive"), launch);
      Report report = archive.run(shop.time);
      List<String> damage = archive.verify();

      assertThat(report.written()).isEqualTo(4);
      assertThat(damage).isEmpty();
    }
  }
}

package dev.tertulia.examples.flowfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.acumbamail.NewCampaign;
import dev.tertulia.acumbamail.Sender;
import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.StatusUpdate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ready-made links, as a file asks for them. */
class LinksTest {
  private static final String REMINDER =
      """
        - name: reminder
          on: OutboundMessage
          when: {says: quote}
          followUps:
            delay: 2d
            words: {sms: "Did you see it, {{contact.firstName|amigo}}?"}
            fallingBackTo: {email: {subject: Our quote, text: Did you see it?}}
      """;

  private static final NewCampaign NEWS =
      NewCampaign.html(
          "News",
          Sender.of("casa@example.com").name("Casa Ana"),
          "News",
          "<a href='*|UNSUBSCRIBE_URL|*'>no more</a>");

  @TempDir Path folder;
  private Played played;

  private void plays(String flows) {
    played = new Played(folder, flows);
  }

  @AfterEach
  void close() {
    played.close();
  }

  @Test
  void whoWritesGetsTheFirstRuleThatFits() {
    plays(
        """
          - name: front desk
            replyToInbound:
              - {name: thanks, when: {says: gracias}, reply: {sms: De nada.}}
              - {name: regular, when: {hasTag: regular}, assign: user-ana}
              - {name: rest, reply: {sms: "One moment, {{contact.firstName|amigo}}."}}
        """);
    String ana = played.contact("Ana").phone("+34600000001").tag("regular").add();
    String ben = played.contact("Ben").phone("+34600000002").add();

    played.writes(ana, "SMS", "Gracias");
    played.writes(ana, "SMS", "Hello");
    played.writes(ben, "SMS", "Hello");

    assertThat(played.sent(ana)).containsExactly("TYPE_SMS: De nada.");
    assertThat(played.sent(ben)).containsExactly("TYPE_SMS: One moment, Ben.");
    assertThat(played.performance.highLevel().profile(ana).at("assignedTo").asText())
        .isEqualTo("user-ana");
  }

  @Test
  void aConversationThatIsFoundToBeNewWhenItIsAnsweredAlreadyIsNotAnsweredAgain() {
    String text =
        Written.withFlows(
                """
                  - name: front desk
                    replyToInbound: [{name: all, reply: {sms: Hello}}]
                  - {name: new, on: NewConversation, steps: [{addTags: found}]}
                """)
            .replace("hours:", "polling: {newConversations: true}\nhours:");
    played = new Played(FlowFile.parse("flow.yaml", text, folder, true), folder);
    String ana = played.ana();

    played.writes(ana, "SMS", "Hello?");
    for (int hour = 0; hour < 100 && played.tags(ana).isEmpty(); hour++) {
      played.pass(Duration.ofHours(1));
    }

    assertThat(played.tags(ana)).containsExactly("found");
    assertThat(played.sent(ana)).containsExactly("TYPE_SMS: Hello");
  }

  @Test
  void aReminderComesUnlessTheyAnswerFirst() {
    plays(REMINDER);
    String ana = played.ana();
    String ben = played.contact("Ben").phone("+34600000002").add();

    played.performance.highLevel().sends(ana, "SMS", "Your quote: 12 euros");
    played.performance.highLevel().sends(ben, "SMS", "Your quote: 14 euros");
    played.pass(Duration.ofDays(1));
    played.writes(ben, "SMS", "Fine!");
    played.pass(Duration.ofDays(2));

    assertThat(played.sent(ana))
        .containsExactly("TYPE_SMS: Your quote: 12 euros", "TYPE_SMS: Did you see it, Ana?");
    assertThat(played.sent(ben)).containsExactly("TYPE_SMS: Your quote: 14 euros");
  }

  @Test
  void aReminderThatCannotBeDeliveredGoesAnotherWay() {
    plays(REMINDER);
    played.performance.highLevel().provider("SMS");
    String ana = played.ana();
    played.performance.highLevel().sends(ana, "SMS", "Your quote: 12 euros");
    played.performance.settle();
    played.pass(Duration.ofDays(3));

    String reminder = played.performance.highLevel().messagesWith(ana).get(0).at("id").asText();
    try (var carrier = played.highLevel()) {
      carrier.messages().updateStatus(reminder, StatusUpdate.failed("1", "sms", "unreachable"));
    }
    played.performance.settle();

    assertThat(played.sent(ana)).last().isEqualTo("TYPE_EMAIL: Our quote / Did you see it?");
  }

  @Test
  void aTopicBecomesTagsASubscriberAndOneMailToTheList() {
    plays(
        """
          - name: catering
            tagAndTarget:
              topics:
                - {name: catering, when: {says: boda}, adds: [catering, newsletter], removes: cold}
              list: news
              campaign:
                name: Menus
                from: {email: casa@example.com, name: Casa Ana}
                subject: Our menus
                template: 4711
                first: 2026-12-04T18:00
                days: 7
        """);
    String ana =
        played.contact("Ana").phone("+34600000001").email("ana@example.com").tag("cold").add();

    played.writes(ana, "SMS", "Una boda");
    played.list().confirms("ana@example.com");
    played.writes(ana, "SMS", "Una boda grande");
    played.pass(Duration.ofDays(14));

    assertThat(played.tags(ana)).containsExactlyInAnyOrder("catering", "newsletter");
    assertThat(played.performance.acumbamail().sentMail())
        .extracting(each -> each.to() + ": " + each.subject())
        .containsExactly("ana@example.com: Our menus");
  }

  @Test
  void silenceIsMirroredBothWaysAndBouncesAreTold() {
    plays(
        """
          - {name: silence, optOutMirror: [news]}
          - {name: bounces, deliveryFeedback: true}
        """);
    String ana = played.ana();
    String ben = played.contact("Ben").email("ben@example.com").add();
    String eva = played.contact("Eva").email("eva@example.com").add();
    for (String each : List.of("ana@example.com", "ben@example.com", "eva@example.com")) {
      played.list().add(each, Map.of());
    }
    played.performance.acumbamail().hasGone("eva@example.com");

    try (var highLevel = played.highLevel();
        var mail = played.acumbamail()) {
      mail.campaigns().send(NEWS.to(played.listId()));
      highLevel.contacts().doNotDisturb(ben, Channel.EMAIL);
      mail.subscribers(played.listId()).unsubscribe("ana@example.com");
      played.pass(Duration.ofMinutes(5));

      assertThat(played.list().subscriber("ben@example.com").at("status").asText())
          .isEqualTo("unsubscribed");
      assertThat(highLevel.contacts().get(ana).doNotDisturb(Channel.EMAIL)).isTrue();
      assertThat(played.performance.highLevel().messagesWith(eva))
          .extracting(each -> each.at("messageType").asText())
          .containsExactly("TYPE_INTERNAL_COMMENT");
    }
  }

  @Test
  void callsArePutIntoWriting() throws Exception {
    plays("  - {name: calls, transcribeCalls: {folder: transcripts, sentences: 1}}\n");
    String ana = played.ana();

    String call =
        played
            .performance
            .highLevel()
            .call(ana)
            .sentence(0, 900, "A table for four, please.", 0.9)
            .add();
    played.performance.settle();

    assertThat(Files.readString(folder.resolve("transcripts/" + call + ".txt")))
        .contains("A table for four, please.");
    assertThat(played.sent(ana))
        .containsExactly("TYPE_INTERNAL_COMMENT: Call " + call + ": A table for four, please.");
  }

  @Test
  void whatIsDoneEachNightIsDoneEachNight() {
    plays(
        """
          - {name: everybody, contactsToList: {list: guests, at: 03:00}}
          - {name: archive, historyArchive: {folder: archive, since: 2026-01-01, every: 12h}}
        """);
    String ana =
        played
            .contact("Ana")
            .phone("+34600000001")
            .email("ana@example.com")
            .tag("newsletter")
            .add();
    played.writes(ana, "SMS", "Hello");
    assertThat(played.calls("addSubscriber")).isZero();

    played.pass(Duration.ofHours(18));
    played.pass(Duration.ofHours(2));

    assertThat(played.list().subscriber("ana@example.com").at("mensajes").asText()).isEqualTo("1");
    assertThat(folder.resolve("archive/2026-12-01/messages.jsonl")).exists();
  }
}

package dev.tertulia.examples.flowfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.acumbamail.ListId;
import dev.tertulia.acumbamail.NewCampaign;
import dev.tertulia.acumbamail.Sender;
import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.ContactDetails;
import dev.tertulia.conversations.ContactUpdate;
import dev.tertulia.core.webhook.InboxEntry.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each step of a file does what it says: once, and for whom it may. */
class StepsTest {
  private static final String SEND = "send-a-new-message";

  @TempDir Path folder;
  private Played played;

  private void plays(String flows) {
    played = new Played(folder, flows);
  }

  private void playsSteps(String steps) {
    plays("  - name: own\n    on: InboundMessage\n    steps:\n" + steps);
  }

  @AfterEach
  void close() {
    played.close();
  }

  @Test
  void aReplyGoesOverEachChannelWithItsGapsFilled() {
    playsSteps(
        """
              - reply: {sms: "Hola {{contact.firstName}}"}
              - reply: {whatsApp: "{{contact.city|somewhere}}"}
              - reply: {instagram: "{{ message.body }}"}
              - reply: {facebook: "{{contact.name}}"}
              - reply: {liveChat: "{{contact.tags|}}."}
              - reply:
                  email:
                    subject: About {{message.body}}
                    html: <p>{{message.body}}</p>
              - comment: "{{contact.customField.f1|no field}}"
        """);
    String ana = played.ana();

    played.writes(ana, "SMS", "<b>Hello</b>");

    assertThat(played.sent(ana))
        .containsExactly(
            "TYPE_SMS: Hola Ana",
            "TYPE_WHATSAPP: somewhere",
            "TYPE_INSTAGRAM: <b>Hello</b>",
            "TYPE_FACEBOOK: Ana García",
            "TYPE_LIVE_CHAT: .",
            "TYPE_EMAIL: About <b>Hello</b> / <p>&lt;b&gt;Hello&lt;/b&gt;</p>",
            "TYPE_INTERNAL_COMMENT: no field");
  }

  @Test
  void tagsAndAssignmentsAreChangedOnlyIfTheyAreOtherwise() {
    playsSteps(
        """
              - addTags: [hot, new]
              - removeTags: cold
              - assign: user-7
        """);
    String ana = played.contact("Ana").phone("+34600000001").tag("cold").tag("kept").add();

    played.writes(ana, "SMS", "Hello");
    played.writes(ana, "SMS", "Hello again");

    assertThat(played.tags(ana)).containsExactlyInAnyOrder("kept", "hot", "new");
    assertThat(played.performance.highLevel().profile(ana).at("assignedTo").asText())
        .isEqualTo("user-7");
    assertThat(played.calls("add-tags")).isEqualTo(1);
    assertThat(played.calls("remove-tags")).isEqualTo(1);
    assertThat(played.calls("update-contact")).isEqualTo(1);
  }

  @Test
  void whoGetsTheTagThatMeansConsentIsPutOnTheListInTheSameFlow() {
    playsSteps(
        """
              - addTags: newsletter
              - subscribe: news
        """);
    String ana = played.ana();

    played.writes(ana, "SMS", "Hello");

    var list = played.list();
    assertThat(list.subscriber("ana@example.com").at("status").asText()).isEqualTo("unverified");
    assertThat(list.subscriber("ana@example.com").at("nombre").asText()).isEqualTo("Ana");
  }

  @Test
  void nobodyIsPutOnAListWithoutConsent() {
    playsSteps("      - subscribe: news\n");
    String ana = played.ana();

    played.writes(ana, "SMS", "Hello");

    assertThat(played.calls("addSubscriber")).isZero();
    assertThat(played.told).anyMatch(each -> each.contains("own, subscribe: done (NO_CONSENT)"));
  }

  @Test
  void whoMustNotBeDisturbedIsNotButColleaguesMayTalk() {
    playsSteps(
        """
              - reply: {sms: "Hello"}
              - comment: Somebody who wants no messages wrote.
        """);
    String ana =
        played
            .contact("Ana")
            .phone("+34600000001")
            .field("dndSettings", Map.of(Channel.SMS.value(), Map.of("status", "active")))
            .add();

    played.writes(ana, "SMS", "Hello");

    assertThat(played.sent(ana))
        .containsExactly("TYPE_INTERNAL_COMMENT: Somebody who wants no messages wrote.");
  }

  @Test
  void whatHappensInAnotherLocationIsLeftAlone() {
    playsSteps("      - addTags: seen\n");
    var other = played.performance.highLevel().anotherLocation();
    String eva = other.contact("Eva").phone("+34600000003").add();
    String ana = played.ana();

    other.receives(eva, "SMS", "Hello");
    played.writes(ana, "SMS", "Hello");

    assertThat(played.tags(eva)).isEmpty();
    assertThat(played.tags(ana)).containsExactly("seen");
    assertThat(played.performance.program().inboxes().get(0).count(State.ODD)).isPositive();
  }

  @Test
  void aReplyWhoseAnswerIsLostIsNotSentAgain() {
    playsSteps("      - reply: {sms: Hello}\n      - addTags: greeted\n");
    String ana = played.ana();
    played.performance.stage().sandbox().next(SEND).dropsAfterRequest();
    played.performance.highLevel().webhooks().repeats(2);

    played.writes(ana, "SMS", "Hello?");
    played.performance.restart();
    played.pass(Duration.ofHours(1));

    assertThat(played.sent(ana)).containsExactly("TYPE_SMS: Hello");
    assertThat(played.tags(ana)).containsExactly("greeted");
  }

  @Test
  void aGapWithNothingToGoIntoItWaitsForAPersonAndGoesOnAfterwards() {
    playsSteps("      - reply: {sms: \"Hola {{contact.city}}\"}\n");
    String ana = played.ana();

    played.writes(ana, "SMS", "Hello");
    assertThat(played.sent(ana)).isEmpty();
    assertThat(played.parked()).isEqualTo(1);
    assertThat(played.told)
        .anyMatch(
            each ->
                each.contains(
                    "{{contact.city}}: expected a value, or something else to say, as in"
                        + " {{contact.city|…}}, found none"));

    try (var client = played.highLevel()) {
      client.contacts().update(ana, ContactUpdate.of(ContactDetails.none().with("city", "Madrid")));
    }
    var inbox = played.performance.program().inboxes().get(0);
    inbox.replay(inbox.list(State.PARKED, 1).get(0).key());
    played.performance.settle();

    assertThat(played.sent(ana)).containsExactly("TYPE_SMS: Hola Madrid");
  }

  @Test
  void aFlowThatChangesWhatItBeginsWithComesToAnEnd() {
    plays(
        """
          - name: own
            on: ContactTagUpdate
            when: {hasTag: hot}
            steps: [{addTags: very hot}, {assign: user-7}]
        """);
    String ana = played.ana();

    try (var client = played.highLevel()) {
      client.contacts().addTags(ana, "hot");
    }
    played.performance.settle();

    assertThat(played.tags(ana)).containsExactlyInAnyOrder("hot", "very hot");
    assertThat(played.calls("add-tags")).isEqualTo(2);
    assertThat(played.calls("update-contact")).isEqualTo(1);
  }

  @Test
  void aBounceFindsTheContactOfTheAddress() {
    plays(
        """
          - name: own
            on: hard_bounces
            steps: [{addTags: bad address}]
          - name: other
            on: soft_bounces
            steps: [{addTags: full mailbox}]
        """);
    String ana = played.ana();
    var list = played.list();
    list.add("ana@example.com", Map.of());
    played.performance.acumbamail().hasGone("ana@example.com");

    try (var mail = played.acumbamail()) {
      mail.campaigns()
          .send(
              NewCampaign.html(
                      "News",
                      Sender.of("casa@example.com").name("Casa"),
                      "News",
                      "<a href=\"*|UNSUBSCRIBE_URL|*\">x</a>")
                  .to(ListId.of(list.id())));
    }
    played.pass(Duration.ofMinutes(5));

    assertThat(played.tags(ana)).containsExactly("bad address");
  }
}

package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.bridge.flow.FlowRunner;
import dev.tertulia.bridge.flow.InDoubt;
import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.Contact;
import dev.tertulia.core.InvalidRequestException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TagAndTargetTest {
  private TwoServices world = new TwoServices();
  private final List<String> doubts = new ArrayList<>();

  @AfterEach
  void close() {
    world.close();
  }

  private ListTarget<Contact> target() {
    return ListTarget.of(world.mail, world.list, contact -> contact.hasTag("newsletter"))
        .mapping(Mapping.of("nombre", Contact::firstName));
  }

  private TagAndTarget link() {
    return TagAndTarget.named("catering", world.conversations)
        .topic(Topic.words("catering", "catering", "boda").adds("catering").removes("cold"))
        .list(target());
  }

  private TagAndTarget mailing() {
    return link()
        .list(target().withoutConfirmation())
        .campaign(world.campaign, TwoServices.EVENING, 1, world.journal);
  }

  private FlowRunner runner(TagAndTarget link) {
    return world.runner(link.flow());
  }

  @Test
  @DisplayName("tags come and go, others stay, and who consents is asked to confirm")
  void story() throws Exception {
    String ana = world.contact("Ana", "newsletter", "cold", "vip");

    world.handled(runner(link()), "1", world.says(ana, "Do you do catering?"));

    assertThat(world.tags(ana)).containsExactlyInAnyOrder("newsletter", "vip", "catering");
    assertThat(world.status("ana@example.com")).isEqualTo("unverified");
    assertThat(world.news.subscriber("ana@example.com").at("nombre").asText()).isEqualTo("Ana");
    assertThat(world.told)
        .containsExactly("topic: DONE catering", "tag: DONE", "subscribe: DONE ASKED");
  }

  @Test
  @DisplayName("what is about nothing changes nothing")
  void aboutNothing() throws Exception {
    String ana = world.contact("Ana", "newsletter");

    world.handled(runner(link()), "1", world.says(ana, "A table for two?"));

    assertThat(world.tags(ana)).containsExactly("newsletter");
    assertThat(world.news.size()).isZero();
  }

  @Test
  @DisplayName("without consent, without an address or with do-not-disturb nobody is put on a list")
  void notWanted() throws Exception {
    String ana = world.contact("Ana");
    String bea = world.highLevel.contact("Bea").phone("+34600000002").tag("newsletter").add();
    String eva = world.contact("Eva", "newsletter");
    world.conversations.contacts().doNotDisturb(eva, Channel.EMAIL);
    var runner = runner(link());

    for (String each : List.of(ana, bea, eva)) {
      world.handled(runner, each, world.says(each, "catering"));
    }

    assertThat(world.told)
        .contains(
            "subscribe: DONE NO_CONSENT",
            "subscribe: DONE NO_ADDRESS",
            "subscribe: DONE DO_NOT_DISTURB");
    assertThat(world.news.size()).isZero();
  }

  @Test
  @DisplayName("who unsubscribed is never put on the list again, nor mailed, nor changed")
  void unsubscribed() throws Exception {
    String ana = world.contact("Ana", "newsletter");
    world.news.add("ana@example.com", Map.of("nombre", "Anita"));
    world.mail.subscribers(world.list).unsubscribe("ana@example.com");

    world.handled(runner(mailing()), "1", world.says(ana, "catering"));
    world.untilTomorrow();

    assertThat(world.status("ana@example.com")).isEqualTo("unsubscribed");
    assertThat(world.told).contains("subscribe: DONE LEFT");
    assertThat(world.calls("addSubscriber") + world.calls("sendTemplateCampaign")).isZero();
  }

  @Test
  @DisplayName("a field the list does not have is named before anything is written")
  void missingField() {
    var link =
        link()
            .list(
                target()
                    .mapping(Mapping.of("nombre", Contact::firstName).and("apodo", Contact::name)));

    assertThatThrownBy(link::flow)
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "Mapping: expected fields the list has, which are email, nombre, ciudad, found no apodo");
    assertThat(world.calls("addSubscriber")).isZero();
  }

  @Test
  @DisplayName("the list is mailed once for a window, at its end, however many asked")
  void oncePerWindow() throws Exception {
    String ana = world.contact("Ana", "newsletter");
    String bea = world.contact("Bea", "newsletter");
    var runner = runner(mailing());

    world.handled(runner, "1", world.says(ana, "catering"));
    world.handled(runner, "2", world.says(bea, "Una BODA"));
    world.handled(runner, "3", world.says(ana, "catering!"));
    assertThat(world.mailed()).isEmpty();
    world.untilTomorrow();
    assertThat(world.mailed()).containsExactlyInAnyOrder("ana@example.com", "bea@example.com");

    world.handled(runner, "4", world.says(bea, "catering"));
    world.untilTomorrow();
    assertThat(world.mailed()).hasSize(4);
    assertThat(world.calls("sendTemplateCampaign")).isEqualTo(2);
  }

  @Test
  @DisplayName("six in the evening stays six when clocks change within the window")
  void clocksChange() throws Exception {
    String ana = world.contact("Ana", "newsletter");
    var before = LocalDateTime.parse("2026-03-27T18:00").atZone(TwoServices.MADRID);
    world.time.advance(Duration.between(world.time.now(), Instant.parse("2027-03-27T18:00:00Z")));
    var link =
        link()
            .list(target().withoutConfirmation())
            .campaign(world.campaign, before, 1, world.journal);

    world.handled(runner(link), "1", world.says(ana, "catering"));

    var order = world.sandbox.received("sendTemplateCampaign").get(0);
    assertThat(order.form()).containsEntry("date_send", "2027-03-28 18:00");
  }

  @Test
  @DisplayName("a campaign needs a list, no audience of its own, and days")
  void refused() {
    var journal = world.journal;
    var toOthers = world.campaign.to(world.list);
    var evening = TwoServices.EVENING;
    var bare = TagAndTarget.named("catering", world.conversations);

    assertThatThrownBy(() -> bare.campaign(world.campaign, evening, 1, journal))
        .hasMessageContaining("a list before it");
    assertThatThrownBy(() -> link().campaign(toOthers, evening, 1, journal))
        .hasMessageContaining("without an audience");
    assertThatThrownBy(() -> link().campaign(world.campaign, evening, 0, journal))
        .hasMessageContaining("1 or more, found 0");
  }

  @Test
  @DisplayName("a campaign whose answer is lost is found by its name, and not ordered again")
  void campaignFound() throws Exception {
    String ana = world.contact("Ana", "newsletter");
    world.sandbox.next("sendTemplateCampaign").dropsAfterRequest();

    String end = world.handled(runner(mailing()), "1", world.says(ana, "catering"));
    world.untilTomorrow();

    assertThat(end).isEqualTo("done");
    assertThat(world.told).contains("campaign: DONE_BEFORE found");
    assertThat(world.mailed()).containsExactly("ana@example.com");
  }

  @Test
  @DisplayName("a campaign that cannot be found is parked, and a person decides")
  void campaignParked() throws Exception {
    String ana = world.contact("Ana", "newsletter");
    world.sandbox.next("sendTemplateCampaign").dropsWithoutEffect();

    String end = world.handled(runner(mailing()), "1", world.says(ana, "catering"));

    assertThat(end).startsWith("parked: ").contains("campaign: in doubt");
    assertThat(world.calls("sendTemplateCampaign")).isEqualTo(1);
  }

  @Test
  @DisplayName("whoever comes while another is at the window comes again, and is not in doubt")
  void busyWindow() throws Exception {
    String ana = world.contact("Ana", "newsletter");
    var asks = world.says(ana, "catering");
    String window = "links/campaign/" + world.list.value() + "/" + TwoServices.EVENING.toInstant();

    try (var busy = world.journal.claim(window).orElseThrow()) {
      assertThat(world.handled(runner(mailing()), "1", asks)).isEqualTo("given up");
      assertThat(busy.entry()).isEmpty();
    }

    assertThat(world.handled(runner(mailing()), "1", asks)).isEqualTo("done");
    assertThat(world.calls("sendTemplateCampaign")).isEqualTo(1);
  }

  @Test
  @DisplayName("decided within the window that it never went, it goes all the same, once")
  void decidedWithinTheWindow() throws Exception {
    String ana = world.contact("Ana", "newsletter");
    var runner = runner(mailing());
    world.sandbox.next("sendTemplateCampaign").dropsWithoutEffect();
    var message = world.says(ana, "catering");
    world.handled(runner, "1", message);

    world.decide(runner, new InDoubt("catering", "campaign", "1", world.time.now()), false);
    world.handled(runner, "1", message);
    world.untilTomorrow();

    assertThat(world.mailed()).containsExactly("ana@example.com");
  }

  @Test
  @DisplayName("lost answers and 429s change nothing of what comes of it")
  void faults() throws Exception {
    String ana = world.contact("Ana", "newsletter", "cold");
    var runner = runner(mailing());
    world.sandbox.next("add-tags").dropsAfterRequest();
    world.sandbox.next("remove-tags").says(429);
    world.sandbox.next("get-contact").says(503);
    world.sandbox.next("getSubscriberDetails").says(429);
    world.sandbox.next("addSubscriber").dropsAfterRequest();
    world.sandbox.next("sendTemplateCampaign").says(429);

    String end = world.handled(runner, "1", world.says(ana, "catering"));
    world.untilTomorrow();

    assertThat(end).isEqualTo("done");
    assertThat(world.tags(ana)).containsExactlyInAnyOrder("newsletter", "catering");
    assertThat(world.calls("addSubscriber")).isEqualTo(1);
    assertThat(world.mailed()).containsExactly("ana@example.com");
  }

  @Test
  @DisplayName("killed at any write of the journal and handled again, it comes to the same")
  void killed() throws Exception {
    int writes = 8;
    for (int write = 1; write <= writes; write++) {
      storyKilledAt(write, true);
      storyKilledAt(write, false);
    }

    assertThat(world.journal.writes()).isEqualTo(writes);
    // Begun, and not yet ordered: nobody can know.
    assertThat(doubts).containsExactly("6 after", "7 before", "7 after");
  }

  private void storyKilledAt(int write, boolean before) throws Exception {
    String when = write + (before ? " before" : " after");
    close();
    world = new TwoServices();
    String ana = world.contact("Ana", "newsletter", "cold");
    var runner = runner(mailing());
    world.journal.diesAt(write, before);

    String end = world.handled(runner, "1", world.says(ana, "catering"));
    world.handled(runner, "1", world.says(ana, "catering"));
    world.untilTomorrow();

    assertThat(world.told).as(when).contains("killed");
    assertThat(world.tags(ana)).as(when).containsExactlyInAnyOrder("newsletter", "catering");
    assertThat(world.calls("addSubscriber")).as(when).isEqualTo(1);
    if (end.contains("campaign: in doubt")) {
      doubts.add(when);
      assertThat(world.mailed()).as(when).isEmpty();
    } else {
      assertThat(end).as(when).isEqualTo("done");
      assertThat(world.mailed()).as(when).containsExactly("ana@example.com");
    }
  }
}

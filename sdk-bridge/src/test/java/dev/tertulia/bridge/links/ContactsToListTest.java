package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.bridge.Mortal;
import dev.tertulia.bridge.sync.CheckpointStore;
import dev.tertulia.bridge.sync.Sync;
import dev.tertulia.conversations.Channel;
import dev.tertulia.conversations.Contact;
import dev.tertulia.conversations.ConversationQuery;
import dev.tertulia.conversations.ConversationsClient;
import dev.tertulia.core.InvalidRequestException;
import dev.tertulia.core.auth.CredentialsProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ContactsToListTest {
  private TwoServices world = new TwoServices();
  private final List<String> became = new ArrayList<>();

  @AfterEach
  void close() {
    world.close();
  }

  private ListTarget<Object> target() {
    return ListTarget.of(world.mail, world.list, contact -> contact.hasTag("newsletter"));
  }

  private ContactsToList link() {
    return link(target());
  }

  private ContactsToList link(ListTarget<? super Acquaintance> target) {
    return ContactsToList.of(world.conversations, target)
        .telling((who, what) -> became.add(who.contact().firstName() + " " + what));
  }

  private ContactsToList plain() {
    return link(
        target()
            .mapping(Mapping.of("nombre", Contact::firstName).from(Acquaintance::contact))
            .withoutConfirmation());
  }

  private void run(ContactsToList link) {
    run(link.sync());
  }

  private void run(Sync<?, ?> sync) {
    sync.timekeeper(world.time).run();
  }

  private String talking(String name, String... tags) {
    String id = world.contact(name, tags);
    world.highLevel.receives(id, "SMS", "Hello");
    world.time.advance(Duration.ofMinutes(1));
    return id;
  }

  @Test
  @DisplayName("who consents is asked to confirm, with what the conversation tells")
  void story() {
    for (String each : List.of("canal", "mensajes", "visto", "tags", "donde")) {
      world.news.field(each);
    }
    String ana =
        world
            .highLevel
            .contact("Ana")
            .email("ana@example.com")
            .field("city", "Madrid")
            .field("country", "ES")
            .tag("newsletter")
            .tag("vip")
            .add();
    world.highLevel.receives(ana, "Email", "A table?");
    world.highLevel.sends(ana, "SMS", "At nine");
    talking("Bea");

    run(
        link(
            target()
                .mapping(
                    Mapping.of("nombre", Contact::firstName)
                        .from(Acquaintance::contact)
                        .and("mensajes", Acquaintance::messages)
                        .and("canal", Acquaintance::lastChannel)
                        .and("visto", Acquaintance::lastContact)
                        .and("tags", Acquaintance::tags)
                        .and("donde", Acquaintance::place))));

    assertThat(became).containsExactly("Ana ASKED", "Bea NO_CONSENT");
    var subscriber = world.news.subscriber("ana@example.com");
    assertThat(subscriber.at("status").asText()).isEqualTo("unverified");
    assertThat(
            List.of("nombre", "mensajes", "canal", "visto", "tags", "donde").stream()
                .map(each -> subscriber.at(each).asText()))
        .containsExactly("Ana", "2", "SMS", "22/11/2026 11:00", "newsletter, vip", "Madrid, ES");
  }

  @Test
  @DisplayName("run again, it writes only what has changed")
  void again() {
    String ana = talking("Ana", "newsletter");
    talking("Bea", "newsletter");
    run(plain());
    world.highLevel.receives(ana, "SMS", "And a dessert");
    run(
        link(
            target()
                .mapping(
                    Mapping.<Acquaintance>of("nombre", a -> a.contact().firstName())
                        .and("ciudad", a -> a.contact().id().equals(ana) ? "Madrid" : null))));

    assertThat(became)
        .containsExactlyInAnyOrder("Ana ADDED", "Bea ADDED", "Ana UPDATED", "Bea UNCHANGED");
    assertThat(world.news.subscriber("ana@example.com").at("ciudad").asText()).isEqualTo("Madrid");
    assertThat(world.calls("addSubscriber")).isEqualTo(3);
  }

  @Test
  @DisplayName("nobody who unsubscribed, complained, bounced or has yet to confirm is touched")
  void leftAlone() {
    for (String each : List.of("Ana", "Bea", "Eva", "Pia", "Zoe")) {
      talking(each, "newsletter");
    }
    for (String each : List.of("ana", "bea", "eva")) {
      world.news.add(each + "@example.com", Map.of());
    }
    long campaign = world.mail.campaigns().send(world.campaign.to(world.list)).value();
    world.acumbamail.mail(campaign, "ana@example.com").isUnsubscribed();
    world.acumbamail.mail(campaign, "bea@example.com").isReported();
    world.acumbamail.mail(campaign, "eva@example.com").bouncesHard();
    run(link());
    became.clear();

    run(plain());

    assertThat(became)
        .containsExactly("Ana LEFT", "Bea LEFT", "Eva LEFT", "Pia UNCONFIRMED", "Zoe UNCONFIRMED");
    assertThat(world.status("ana@example.com")).isEqualTo("unsubscribed");
    assertThat(world.status("pia@example.com")).isEqualTo("unverified");
    assertThat(world.calls("addSubscriber")).isEqualTo(2);
  }

  @Test
  @DisplayName("who must not be written to by e-mail is not put on a list")
  void doNotDisturb() {
    world.conversations.contacts().doNotDisturb(talking("Ana", "newsletter"), Channel.EMAIL);
    world.conversations.contacts().doNotDisturbAtAll(talking("Bea", "newsletter"), true);
    world.conversations.contacts().doNotDisturb(talking("Eva", "newsletter"), Channel.SMS);

    run(plain());

    assertThat(became).containsExactly("Ana DO_NOT_DISTURB", "Bea DO_NOT_DISTURB", "Eva ADDED");
  }

  @Test
  @DisplayName("a field the list does not have is named before anything is read or written")
  void missingField() {
    talking("Ana", "newsletter");
    var link = link(target().mapping(Mapping.of("ultimo", Acquaintance::lastContact)));

    assertThatThrownBy(link::sync)
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("no ultimo");
    assertThat(world.calls("search-conversation") + world.calls("addSubscriber")).isZero();
  }

  private static boolean isCalled(Contact contact, String name) {
    return name.equals(contact.firstName());
  }

  @Test
  @DisplayName("a location does not go on where another one stopped, though they remember together")
  void twoLocations() {
    var other = world.highLevel.anotherLocation();
    other.receives(other.contact("Zoe").email("zoe@example.com").add(), "SMS", "Hello");
    world.time.advance(Duration.ofMinutes(1));
    for (int i = 0; i < 52; i++) {
      talking("Ana" + i);
    }
    var memory = CheckpointStore.inMemory();
    var dying =
        plain().conversations(ConversationQuery.all().pageSize(10)).telling(this::diesAtLast);
    assertThatThrownBy(() -> run(dying.sync().rememberingIn(memory)))
        .isInstanceOf(Mortal.Killed.class);

    try (var there =
        ConversationsClient.builder()
            .credentials(CredentialsProvider.token(other.token()))
            .location(other.location())
            .baseUrl(other.url())
            .timekeeper(world.time)
            .build()) {
      run(
          ContactsToList.of(there, target())
              .telling((who, what) -> became.add("" + what))
              .sync()
              .rememberingIn(memory));
    }

    assertThat(became).containsExactly("NO_CONSENT");
  }

  private void diesAtLast(Acquaintance who, Enrolled what) {
    if (isCalled(who.contact(), "Ana51")) {
      throw new Mortal.Killed();
    }
  }

  @Test
  @DisplayName("lost answers and refusals on the way: everyone is on the list, asked once")
  void faults() {
    List<String> names = List.of("Ana", "Bea", "Eva", "Pia", "Zoe", "Lia");
    names.forEach(each -> talking(each, "newsletter"));
    world.sandbox.next("search-conversation").says(429);
    world.sandbox.next("get-contact").dropsAfterRequest();
    world.sandbox.next("getSubscriberDetails").says(429);
    world.sandbox.next("addSubscriber").dropsAfterRequest();
    world.sandbox.next("addSubscriber").says(429);
    world.sandbox.next("addSubscriber").cutsTheAnswer();

    run(link());

    assertThat(became).hasSize(6).allMatch(each -> each.endsWith(" ASKED"));
    assertThat(world.news.size()).isEqualTo(6);
  }

  @Test
  @DisplayName("killed after any person and run again, each is on the list, asked once")
  void killed() {
    for (int last = 1; last <= 4; last++) {
      close();
      world = new TwoServices();
      List.of("Ana", "Bea", "Eva", "Pia").forEach(each -> talking(each, "newsletter"));
      became.clear();
      var memory = CheckpointStore.inMemory();
      int deadly = last;
      var dying =
          link()
              .telling(
                  (who, what) -> {
                    became.add("" + what);
                    if (became.size() == deadly) {
                      throw new Mortal.Killed();
                    }
                  });

      assertThatThrownBy(() -> run(dying.sync().rememberingIn(memory)))
          .isInstanceOf(Mortal.Killed.class);
      run(dying.sync().rememberingIn(memory));

      assertThat(world.news.size()).isEqualTo(4);
      assertThat(world.calls("addSubscriber")).isEqualTo(4);
    }
  }
}

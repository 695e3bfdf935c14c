package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tertulia.bridge.sync.DeadLetter;
import dev.tertulia.conversations.Contact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Conversations that cannot be put on a list, among others that can. */
class BadConversationsTest {
  private final TwoServices world = new TwoServices();
  private final List<String> became = new ArrayList<>();
  private final List<DeadLetter> bad = new ArrayList<>();

  @AfterEach
  void close() {
    world.close();
  }

  private void talking(String name) {
    world.highLevel.receives(world.contact(name), "SMS", "Hello");
    world.time.advance(Duration.ofMinutes(1));
  }

  private void run(Predicate<Contact> consent) {
    ContactsToList.of(world.conversations, ListTarget.of(world.mail, world.list, consent))
        .telling((who, what) -> became.add(who.contact().firstName() + " " + what))
        .sync()
        .timekeeper(world.time)
        .deadLetters(bad::addAll)
        .run();
  }

  @Test
  @DisplayName("a conversation whose contact is gone is put aside, and the others go on")
  void contactGone() {
    talking("Ana");
    talking("Bea");
    world.sandbox.next("get-contact").says(404);

    run(contact -> true);

    assertThat(became).containsExactly("Bea ASKED");
    assertThat(bad).singleElement().extracting(DeadLetter::reason).asString().contains("NotFound");
  }

  @Test
  @DisplayName("a conversation without a contact is put aside, and nobody is asked for it")
  void contactless() {
    world
        .sandbox
        .next("search-conversation")
        .says(200, "{\"conversations\": [{\"id\": \"c1\"}], \"total\": 1}", "application/json");

    run(contact -> true);

    assertThat(bad)
        .singleElement()
        .extracting(DeadLetter::reason)
        .asString()
        .contains("Conversation.contactId: expected the contact it is with, found none");
    assertThat(world.calls("get-contact")).isZero();
  }

  @Test
  @DisplayName("one at whom the rule for consent throws is put aside, and the others go on")
  void badPeople() {
    List.of("Ana", "Bea", "Eva").forEach(this::talking);

    run(who -> !"Bea".equals(who.firstName()) || who.website().isEmpty());

    assertThat(became).containsExactly("Ana ASKED", "Eva ASKED");
    assertThat(bad).hasSize(1);
  }
}

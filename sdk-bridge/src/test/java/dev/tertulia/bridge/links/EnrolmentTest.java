package dev.tertulia.bridge.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tertulia.conversations.Contact;
import dev.tertulia.core.InvalidRequestException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EnrolmentTest {
  private static final String NOBODY = "{\"error\": \"Subscriber does not exist\"}";

  private final TwoServices world = new TwoServices();
  private final ListTarget<Object> everybody =
      ListTarget.of(world.mail, world.list, contact -> true);

  @AfterEach
  void close() {
    world.close();
  }

  private static Enrolled enrol(ListTarget<? super Contact> target, Contact contact) {
    return target.checked().enrol(contact, contact);
  }

  private Contact contact(String email) {
    String id = world.highLevel.contact("Ana").email(email).add();
    return world.conversations.contacts().get(id);
  }

  private void leaves(String email) {
    world.news.add(email, Map.of());
    world.mail.subscribers(world.list).unsubscribe(email);
  }

  private void isNotFound() {
    world.sandbox.next("getSubscriberDetails").says(404, NOBODY, "application/json");
  }

  @Test
  @DisplayName("if the list minds letter case, who left it in lower case is not added again")
  void lowerCase() {
    leaves("ana@example.com");
    isNotFound();

    assertThat(enrol(everybody, contact("Ana@Example.com"))).isEqualTo(Enrolled.LEFT);
    assertThat(world.calls("addSubscriber")).isZero();
  }

  @Test
  @DisplayName("and is changed under the address the list has")
  void spelling() {
    world.news.add("ana@example.com", Map.of());
    isNotFound();

    enrol(everybody.mapping(Mapping.of("nombre", Contact::firstName)), contact("Ana@Example.com"));

    assertThat(world.sandbox.received("addSubscriber").get(0).form())
        .containsEntry("merge_fields[email]", "ana@example.com");
  }

  @Test
  @DisplayName("who turns out to be there when added is treated as who was found there")
  void refused() {
    leaves("ana@example.com");
    isNotFound();

    assertThat(enrol(everybody, contact("ana@example.com"))).isEqualTo(Enrolled.LEFT);
  }

  @Test
  @DisplayName("a rule or mapping that stumbles over a person says so, without naming them")
  void stumbles() {
    Contact ana = contact("ana@example.com");
    var rule = ListTarget.of(world.mail, world.list, each -> each.website().isEmpty());
    var mapping = everybody.<Contact>mapping(Mapping.of("ciudad", each -> each.city().strip()));

    assertThatThrownBy(() -> enrol(rule, ana))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "ListTarget.consent: expected an answer for each contact, found NullPointerException");
    assertThatThrownBy(() -> enrol(mapping, ana)).hasMessageStartingWith("ListTarget.mapping: ");
    assertThat(world.calls("addSubscriber")).isZero();
  }
}
